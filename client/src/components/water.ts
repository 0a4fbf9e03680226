/** `water`: calm colour, deeper in the middle, a lighter rim; the sky lies on it, and thin glints move with the stream. */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
  Vector3,
} from "three";
import { inDaylight } from "./daylight";
import type { Water } from "./generated";
import { NOISE } from "./noise";
import type { BuilderOf } from "./site";

export const water: BuilderOf<"water"> = (site) => ({
  add(component, { matrix }) {
    const shown = (part: "water" | "glint", colour: string) => ({
      value: new Color(inDaylight(site.daylight, part, colour)),
    });
    const material = new ShaderMaterial({
      fog: true,
      // Mirrored ripples, where a graphics card draws them.
      defines: site.quality === "high" ? { RIPPLES: "" } : {},
      uniforms: {
        ...UniformsUtils.clone(UniformsLib.fog),
        deep: shown("water", component.colour),
        rim: shown("water", component.rim),
        glint: shown("glint", component.glint),
        sky: { value: new Color(site.mist.colour) },
        flow: { value: component.flow_m_per_s },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
    });
    material.uniforms.time = site.time;
    const mesh = new Mesh(ribbon(component), material);
    mesh.applyMatrix4(matrix);
    site.root.add(mesh);
  },
});
/** `place` tells each vertex how far along the stream it is, how far from its middle, and how wide half the stream is. */
function ribbon(water: Water): BufferGeometry {
  const positions: number[] = [];
  const places: number[] = [];
  const indices: number[] = [];
  const line = water.line.map((point) => new Vector3(...point));
  let along = 0;
  for (const [at, point] of line.entries()) {
    const before = line[at - 1] ?? point;
    const after = line[at + 1] ?? point;
    along += point.distanceTo(before);
    const [dx, dz] = [after.x - before.x, after.z - before.z];
    const half = (water.widths_m[at] ?? 1) / 2;
    const scale = half / (Math.hypot(dx, dz) || 1);
    for (const side of [-1, 1]) {
      positions.push(point.x - side * dz * scale, point.y, point.z + side * dx * scale);
      places.push(along, side * half, half);
    }
    if (at > 0) indices.push(2 * at - 2, 2 * at, 2 * at - 1, 2 * at - 1, 2 * at, 2 * at + 1);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("place", new BufferAttribute(new Float32Array(places), 3));
  geometry.setIndex(faceUp(positions, indices));
  return geometry;
}

/** Turns the triangles over where the line runs so that they would look down. */
function faceUp(positions: readonly number[], indices: number[]): number[] {
  const [a = 0, b = 0, c = 0] = indices;
  const at = (vertex: number, axis: number) => positions[vertex * 3 + axis] ?? 0;
  const up = (at(b, 2) - at(a, 2)) * (at(c, 0) - at(a, 0)) - (at(b, 0) - at(a, 0)) * (at(c, 2) - at(a, 2));
  return up >= 0 ? indices : indices.reverse();
}

const VERTEX = `
  #include <fog_pars_vertex>
  attribute vec3 place;
  varying vec3 along;
  varying vec3 toEye;
  void main() {
    along = place;
    vec4 world = modelMatrix * vec4(position, 1.0);
    toEye = cameraPosition - world.xyz;
    vec4 mvPosition = viewMatrix * world;
    gl_Position = projectionMatrix * mvPosition;
    #include <fog_vertex>
  }`;

const FRAGMENT = `
  #include <common>
  #include <fog_pars_fragment>
  uniform vec3 deep, rim, glint, sky;
  uniform float time, flow;
  varying vec3 along;
  varying vec3 toEye;
  ${NOISE}

  /** Lens-shaped streaks, one in some cells of a grid that travels with the water. */
  float streaks(vec2 at, vec2 size, float speed, float share) {
    vec2 q = vec2(at.x - time * speed, at.y) / size;
    vec2 cell = floor(q);
    float luck = hashed(cell);
    vec2 in_cell = fract(q) - 0.5 - 0.3 * (vec2(hashed(cell + 7.0), hashed(cell + 3.0)) - 0.5);
    float lens = 1.0 - smoothstep(0.4, 1.0, length(in_cell * vec2(2.4, 8.0 + 5.0 * luck)));
    float breath = 0.6 + 0.4 * sin(time * 0.8 + luck * 40.0);
    return step(luck, share) * lens * breath;
  }

  void main() {
    vec3 eye = normalize(toEye);
    float wave = 0.06 * sin(along.x * 2.1 + 0.7 * sin(along.x * 0.9)) + 0.04 * sin(along.x * 5.3 - time);
    float shore = along.z - abs(along.y) + wave;
    float middle = smoothstep(0.5, 1.9, shore);
    vec3 colour = mix(mix(deep, rim, 0.3), deep * vec3(0.80, 0.90, 0.86), middle);
    float grazing = pow(1.0 - max(eye.y, 0.0), 3.0);
    #ifdef RIPPLES
    // What stands on the banks is mirrored as slow bands; the sky lies between them.
    vec2 at = vec2(along.x - time * flow * 0.6, along.y);
    float ripple = noise(at * vec2(0.9, 3.1)) * 0.6 + noise(at * vec2(2.3, 7.0) + 17.0 + 0.3 * time) * 0.4;
    grazing *= 0.7 + 0.6 * ripple;
    colour *= 0.95 + 0.1 * ripple;
    float bank = smoothstep(1.5, 0.55, shore + 0.5 * (ripple - 0.5));
    colour = mix(colour, deep * vec3(0.78, 0.87, 0.78), 0.5 * bank * smoothstep(0.05, 0.5, grazing));
    #endif
    colour = mix(colour, sky, 0.5 * grazing);
    colour = mix(rim, colour, smoothstep(0.32, 0.58, shore));
    // A line of light where water and bank meet.
    colour = mix(colour, glint, 0.55 * smoothstep(0.05, 0.0, abs(shore - 0.37 - 0.03 * sin(time * 0.7 + along.x))));
    float shine = streaks(along.xy, vec2(2.6, 0.5), flow, 0.26) + 0.7 * streaks(along.xy + 9.0, vec2(1.3, 0.3), flow * 1.3, 0.16);
    colour = mix(colour, glint, 0.75 * min(shine, 1.0) * smoothstep(0.5, 0.9, shore));
    gl_FragColor = vec4(colour, 1.0);
    #include <colorspace_fragment>
    #include <fog_fragment>
  }`;
