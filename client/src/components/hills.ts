/** `hills`: bands of mountains, colour at the ridge and mist at the foot. That one gradient is the style. */
import { BufferAttribute, BufferGeometry, Color, DoubleSide, Mesh, ShaderMaterial } from "three";
import { inDaylight } from "./daylight";
import type { Hills } from "./generated";
import { NOISE } from "./noise";
import type { BuilderOf, Site } from "./site";

export const hills: BuilderOf<"hills"> = (site) => {
  const bands: Hills[] = [];
  return {
    add(component) {
      bands.push(component);
    },
    finish() {
      if (bands.length === 0) return;
      bands.sort((a, b) => b.distance_m - a.distance_m);
      const mesh = new Mesh(bandGeometry(bands, site), bandMaterial(site));
      mesh.renderOrder = 4;
      mesh.frustumCulled = false;
      site.root.add(mesh);
    },
  };
};

function bandGeometry(bands: readonly Hills[], site: Site): BufferGeometry {
  const positions: number[] = [];
  const colours: number[] = [];
  const rises: number[] = [];
  const maps: number[] = [];
  const indices: number[] = [];
  for (const [number, band] of bands.entries()) {
    const colour = new Color(inDaylight(site.daylight, "hill", band.colour));
    const count = band.heights.length;
    const first = positions.length / 3;
    const highest = Math.max(...band.heights);
    for (let at = 0; at <= count; at += 1) {
      const angle = (at / count) * Math.PI * 2;
      const [x, z] = [-Math.sin(angle) * band.distance_m, -Math.cos(angle) * band.distance_m];
      const height = band.heights[at % count] ?? 0;
      positions.push(x, band.foot_m, z, x, height, z);
      colours.push(...colour.toArray(), ...colour.toArray());
      // The mist lies level, but climbs a little where a ridge does: no shoulder is lost in it altogether.
      rises.push(0, 0.55 * (height / highest) + 0.45 * Math.min(1, height / (0.4 * highest)));
      maps.push(
        angle * band.distance_m + 1_000 * number,
        band.foot_m - height,
        angle * band.distance_m + 1_000 * number,
        0,
      );
      const v = first + 2 * at;
      if (at < count) indices.push(v, v + 2, v + 3, v, v + 3, v + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(colours), 3));
  geometry.setAttribute("rise", new BufferAttribute(new Float32Array(rises), 1));
  geometry.setAttribute("map", new BufferAttribute(new Float32Array(maps), 2));
  geometry.setIndex(indices);
  return geometry;
}

function bandMaterial(site: Site): ShaderMaterial {
  return new ShaderMaterial({
    side: DoubleSide,
    toneMapped: false,
    // The strokes of the brush, where a graphics card draws them.
    defines: site.quality === "high" ? { BRUSH: "" } : {},
    uniforms: { mist: { value: new Color(site.mist.colour) } },
    vertexShader: `
      attribute vec3 color;
      attribute float rise;
      attribute vec2 map;
      varying vec3 ridge;
      varying float height;
      varying vec2 onMap;
      void main() {
        ridge = color;
        height = rise;
        onMap = map;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `
      uniform vec3 mist;
      varying vec3 ridge;
      varying float height;
      varying vec2 onMap;
      #ifdef BRUSH
      ${NOISE}
      #endif
      void main() {
        float share = smoothstep(0.05, 0.85, height);
        #ifdef BRUSH
        // Folds run down from the ridge and spread; the wet edge of the wash is darker.
        float down = -onMap.y;
        float fold = noise(vec2(onMap.x * 0.075 + 0.02 * down, down * 0.022)) - 0.5;
        float fine = noise(vec2(onMap.x * 0.3 - 0.05 * down, down * 0.06)) - 0.5;
        float bank = noise(vec2(onMap.x * 0.016, down * 0.05)) - 0.5;
        share *= 1.0 + 0.5 * fold + 0.2 * fine;
        share = clamp(share + 0.16 * bank * smoothstep(0.0, 0.4, share), 0.0, 1.1);
        share += 0.1 * exp(-down * 0.35) * share;
        #endif
        gl_FragColor = vec4(mix(mist, ridge, share), 1.0);
        #include <colorspace_fragment>
      }`,
  });
}
