/** The glow in the air around lamps: all of a place in one draw. */
import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  Color,
  Points,
  ShaderMaterial,
  type Vector3,
} from "three";
import type { Daylight } from "./daylight";
import type { Lamp } from "./generated";

const LAMPS_MAX = 256;
const STRENGTH = { morning: 0.22, evening: 0.5 } as const;
const RADIUS_M = 0.55;

export interface Halo {
  readonly points: Points;
  show(lamps: readonly { readonly component: Lamp; readonly at: Vector3 }[]): void;
}

export function halo(daylight: Daylight): Halo {
  const geometry = new BufferGeometry();
  const [places, colours] = [new Float32Array(LAMPS_MAX * 3), new Float32Array(LAMPS_MAX * 3)];
  geometry.setAttribute("position", new BufferAttribute(places, 3));
  geometry.setAttribute("colour", new BufferAttribute(colours, 3));
  const height = { value: 720 };
  const points = new Points(geometry, material(daylight, height));
  points.userData.origin = null;
  points.frustumCulled = false;
  points.renderOrder = 8;
  points.onBeforeRender = (renderer) => {
    height.value = renderer.domElement.height;
  };
  const colour = new Color();
  return {
    points,
    show(lamps) {
      const shown = lamps.slice(0, LAMPS_MAX);
      for (const [at, { component, at: place }] of shown.entries()) {
        place.toArray(places, at * 3);
        colour.set(component.colour).toArray(colours, at * 3);
      }
      geometry.setDrawRange(0, shown.length);
      points.visible = shown.length > 0;
      for (const attribute of Object.values(geometry.attributes)) attribute.needsUpdate = true;
    },
  };
}

function material(daylight: Daylight, height: { value: number }): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    blending: AdditiveBlending,
    uniforms: { height, strength: { value: STRENGTH[daylight] }, radius: { value: RADIUS_M } },
    vertexShader: `
      attribute vec3 colour;
      varying vec3 glow;
      uniform float height, radius;
      void main() {
        glow = colour;
        vec4 seen = modelViewMatrix * vec4(position, 1.0);
        gl_Position = projectionMatrix * seen;
        // On a table before her the place is small, and so are its lights.
        float seen_radius = radius * length(viewMatrix[0].xyz);
        gl_PointSize = min(seen_radius * projectionMatrix[1][1] * height / -seen.z, 512.0);
      }`,
    fragmentShader: `
      varying vec3 glow;
      uniform float strength;
      void main() {
        float r = 2.0 * length(gl_PointCoord - 0.5);
        gl_FragColor = vec4(glow, strength * pow(max(1.0 - r, 0.0), 2.4));
        #include <colorspace_fragment>
      }`,
  });
}
