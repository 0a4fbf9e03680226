/** `clouds`: long soft strips between the hills. */
import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial } from "three";
import { inDaylight } from "./daylight";
import type { BuilderOf } from "./site";

export const clouds: BuilderOf<"clouds"> = (site) => ({
  add(component) {
    const positions: number[] = [];
    const corners: number[] = [];
    const indices: number[] = [];
    for (const [yaw, distance, height, length, thickness] of component.strips) {
      const first = positions.length / 3;
      const [ahead, aside] = [
        [-Math.sin(yaw), -Math.cos(yaw)],
        [Math.cos(yaw), -Math.sin(yaw)],
      ] as const;
      for (const [u, v] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        const along = (u * length) / 2;
        positions.push(
          ahead[0] * distance + aside[0] * along,
          height + v * thickness,
          ahead[1] * distance + aside[1] * along,
        );
        corners.push(u, v);
      }
      indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
    geometry.setAttribute("corner", new BufferAttribute(new Float32Array(corners), 2));
    geometry.setIndex(indices);
    const mesh = new Mesh(
      geometry,
      material(inDaylight(site.daylight, "cloud", component.colour), component.opacity),
    );
    mesh.renderOrder = -1;
    mesh.frustumCulled = false;
    site.root.add(mesh);
  },
});

function material(colour: string, opacity: number): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    uniforms: { tint: { value: new Color(colour) }, opacity: { value: opacity } },
    vertexShader: `
      attribute vec2 corner;
      varying vec2 at;
      void main() {
        at = corner;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `
      uniform vec3 tint;
      uniform float opacity;
      varying vec2 at;
      void main() {
        float wave = 0.16 * sin(at.x * 7.0) + 0.1 * sin(at.x * 17.0 + 1.3);
        float thick = (1.0 - at.x * at.x) * (0.75 + wave);
        float veil = smoothstep(0.0, 0.9, thick - abs(at.y));
        gl_FragColor = vec4(tint, opacity * veil);
        #include <colorspace_fragment>
      }`,
  });
}
