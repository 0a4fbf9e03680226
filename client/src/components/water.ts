/** `water`: one calm colour, a lighter rim, thin glints that move with the stream. */
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
import type { Water } from "./generated";
import type { BuilderOf } from "./site";

export const water: BuilderOf<"water"> = (site) => ({
  add(component, { matrix }) {
    const material = new ShaderMaterial({
      fog: true,
      uniforms: {
        ...UniformsUtils.clone(UniformsLib.fog),
        deep: { value: new Color(component.colour) },
        rim: { value: new Color(component.rim) },
        glint: { value: new Color(component.glint) },
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

  float grain(vec2 cell) { return fract(sin(dot(cell, vec2(41.3, 289.1))) * 43758.5453); }

  /** Lens-shaped streaks, one in some cells of a grid that travels with the water. */
  float streaks(vec2 at, vec2 size, float speed, float share) {
    vec2 q = vec2(at.x - time * speed, at.y) / size;
    vec2 cell = floor(q);
    float luck = grain(cell);
    vec2 in_cell = fract(q) - 0.5 - 0.3 * (vec2(grain(cell + 7.0), grain(cell + 3.0)) - 0.5);
    float lens = 1.0 - smoothstep(0.55, 1.0, length(in_cell * vec2(2.6, 5.0 + 3.0 * luck)));
    float breath = 0.6 + 0.4 * sin(time * 0.8 + luck * 40.0);
    return step(luck, share) * lens * breath;
  }

  void main() {
    vec3 eye = normalize(toEye);
    float grazing = pow(1.0 - max(eye.y, 0.0), 4.0);
    vec3 colour = mix(deep, sky, 0.5 * grazing);
    float wave = 0.06 * sin(along.x * 2.1 + 0.7 * sin(along.x * 0.9)) + 0.04 * sin(along.x * 5.3 - time);
    float shore = along.z - abs(along.y) + wave;
    colour = mix(rim, colour, smoothstep(0.34, 0.62, shore));
    float shine = streaks(along.xy, vec2(2.4, 0.52), flow, 0.22) + 0.7 * streaks(along.xy + 9.0, vec2(1.3, 0.3), flow * 1.3, 0.16);
    colour = mix(colour, glint, 0.8 * min(shine, 1.0) * smoothstep(0.5, 0.9, shore));
    gl_FragColor = vec4(colour, 1.0);
    #include <colorspace_fragment>
    #include <fog_fragment>
  }`;
