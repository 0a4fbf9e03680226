/** Lanterns in the evening: a halo around each, and warm light on what is near. */
import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  Color,
  PointLight,
  Points,
  ShaderMaterial,
  Vector3,
} from "three";
import type { Glow, Site, Standing } from "./site";

const WARM = new Color("#ffb35c");
/** Lanterns so near to one another light their surroundings as one. */
const TOGETHER_M = 9;
const LIGHTS_MAX = 4;
const CANDELA = 13;
const REACH_M = 13;

/** Where the glowing things are: asked before anything is built, since light is worked into colours while building. */
export function findGlows(site: Site, standings: Iterable<Standing>): void {
  for (const { entity, matrix } of standings) {
    const { lathe, shape } = entity.components;
    const radius_m =
      lathe?.finish === "glow"
        ? Math.max(...lathe.outline.map(([r]) => r))
        : shape?.finish === "glow"
          ? Math.max(...shape.size) / 2
          : 0;
    const owner = site.owner(entity);
    if (radius_m > 0) site.glows.push({ owner, at: new Vector3().setFromMatrixPosition(matrix), radius_m });
  }
  if (site.daylight === "evening")
    site.lamps.push(...lampsOf(site.glows.filter(({ owner }) => owner === site.root)));
}

/** One light for lanterns that hang together, the largest groups first. */
export function lampsOf(glows: readonly Glow[]): Vector3[] {
  const groups: { middle: Vector3; count: number }[] = [];
  for (const { at } of glows) {
    const near = groups.find(({ middle }) => middle.distanceTo(at) < TOGETHER_M);
    if (near) {
      near.middle.lerp(at, 1 / (near.count + 1));
      near.count += 1;
    } else groups.push({ middle: at.clone(), count: 1 });
  }
  groups.sort((a, b) => b.count - a.count);
  return groups.slice(0, LIGHTS_MAX).map(({ middle }) => middle);
}

/** How bright, as three's lights reckon, it is at a distance from a lamp. */
export function lampAt(distance: number): number {
  const fade = Math.max(0, 1 - (distance / REACH_M) ** 4);
  return (CANDELA * fade * fade) / Math.max(distance * distance, 0.6);
}

export const LAMP_COLOUR = WARM;

export function showHalos(site: Site): void {
  if (site.daylight !== "evening" || site.whole) return;
  if (site.quality === "high") {
    for (const lamp of site.lamps) {
      const light = new PointLight(WARM, CANDELA, REACH_M, 2);
      light.position.copy(lamp);
      site.root.add(light);
    }
  }
  const glows = site.glows.filter(({ owner }) => owner === site.root);
  if (glows.length > 0) site.root.add(haloPoints(glows));
}

function haloPoints(glows: readonly Glow[]): Points {
  const geometry = new BufferGeometry();
  const positions = glows.flatMap(({ at }) => at.toArray());
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute(
    "radius",
    new BufferAttribute(new Float32Array(glows.map(({ radius_m }) => 5.5 * radius_m)), 1),
  );
  const height = { value: 720 };
  const points = new Points(
    geometry,
    new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      toneMapped: false,
      blending: AdditiveBlending,
      uniforms: { warm: { value: WARM }, height },
      vertexShader: `
        attribute float radius;
        uniform float height;
        void main() {
          vec4 seen = modelViewMatrix * vec4(position, 1.0);
          // On a table before her the place is small, and so are its lights.
          float scale = length(viewMatrix[0].xyz);
          // Before the lantern itself, or half of the halo would be cut away.
          seen.z += 0.35 * scale;
          gl_Position = projectionMatrix * seen;
          gl_PointSize = min(scale * radius * projectionMatrix[1][1] * height / -seen.z, 512.0);
        }`,
      fragmentShader: `
        uniform vec3 warm;
        void main() {
          float r = 2.0 * length(gl_PointCoord - 0.5);
          float glow = pow(max(1.0 - r, 0.0), 2.4);
          gl_FragColor = vec4(warm, 0.5 * glow);
          #include <colorspace_fragment>
        }`,
    }),
  );
  points.frustumCulled = false;
  points.renderOrder = 8;
  points.onBeforeRender = (renderer) => {
    height.value = renderer.domElement.height;
  };
  return points;
}
