/** `hills`: bands of mountains, colour at the ridge and mist at the foot. That one gradient is the style. */
import { BufferAttribute, BufferGeometry, Color, DoubleSide, Mesh, ShaderMaterial } from "three";
import type { Hills } from "./generated";
import type { BuilderOf } from "./site";

export const hills: BuilderOf<"hills"> = (site) => {
  const bands: Hills[] = [];
  return {
    add(component) {
      bands.push(component);
    },
    finish() {
      if (bands.length === 0) return;
      bands.sort((a, b) => b.distance_m - a.distance_m);
      const mesh = new Mesh(bandGeometry(bands), bandMaterial(site.mist.colour));
      mesh.renderOrder = 4;
      mesh.frustumCulled = false;
      site.root.add(mesh);
    },
  };
};

function bandGeometry(bands: readonly Hills[]): BufferGeometry {
  const positions: number[] = [];
  const colours: number[] = [];
  const rises: number[] = [];
  const indices: number[] = [];
  for (const band of bands) {
    const colour = new Color(band.colour);
    const count = band.heights.length;
    const first = positions.length / 3;
    for (let at = 0; at <= count; at += 1) {
      const angle = (at / count) * Math.PI * 2;
      const [x, z] = [-Math.sin(angle) * band.distance_m, -Math.cos(angle) * band.distance_m];
      const height = band.heights[at % count] ?? 0;
      positions.push(x, band.foot_m, z, x, height, z);
      colours.push(...colour.toArray(), ...colour.toArray());
      // The mist lies level: how much shows depends on the height above it, as a share of a usual ridge of this band.
      rises.push(0, height);
      const v = first + 2 * at;
      if (at < count) indices.push(v, v + 2, v + 3, v, v + 3, v + 1);
    }
    const highest = Math.max(...band.heights);
    for (let at = first; at < rises.length; at += 1) rises[at] = (rises[at] ?? 0) / highest;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(colours), 3));
  geometry.setAttribute("rise", new BufferAttribute(new Float32Array(rises), 1));
  geometry.setIndex(indices);
  return geometry;
}

function bandMaterial(mist: string): ShaderMaterial {
  return new ShaderMaterial({
    side: DoubleSide,
    toneMapped: false,
    uniforms: { mist: { value: new Color(mist) } },
    vertexShader: `
      attribute vec3 color;
      attribute float rise;
      varying vec3 ridge;
      varying float height;
      void main() {
        ridge = color;
        height = rise;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `
      uniform vec3 mist;
      varying vec3 ridge;
      varying float height;
      void main() {
        gl_FragColor = vec4(mix(mist, ridge, smoothstep(0.05, 0.85, height)), 1.0);
        #include <colorspace_fragment>
      }`,
  });
}
