/** `portal`: a round door full of another place's light. */
import { CircleGeometry, Color, Mesh, ShaderMaterial, UniformsLib, UniformsUtils } from "three";
import type { BuilderOf } from "./site";

export const portal: BuilderOf<"portal"> = (site) => ({
  add(component, { matrix }) {
    const material = new ShaderMaterial({
      fog: true,
      uniforms: { ...UniformsUtils.clone(UniformsLib.fog), light: { value: new Color(component.light) } },
      vertexShader: `
        #include <fog_pars_vertex>
        varying vec2 at;
        void main() {
          at = uv * 2.0 - 1.0;
          vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
          gl_Position = projectionMatrix * mvPosition;
          #include <fog_vertex>
        }`,
      fragmentShader: `
        #include <common>
        #include <fog_pars_fragment>
        uniform vec3 light;
        uniform float time;
        varying vec2 at;
        void main() {
          float r = length(at);
          float breath = 0.03 * sin(time * 0.9) + 0.02 * sin(at.y * 5.0 + time * 0.5);
          vec3 colour = light * (1.0 - 0.16 * smoothstep(0.35, 1.0, r) + breath * (1.0 - r));
          gl_FragColor = vec4(colour, 1.0);
          #include <colorspace_fragment>
          #include <fog_fragment>
        }`,
    });
    material.uniforms.time = site.time;
    // A circle looks along +Z, an Entity along −Z.
    const mesh = new Mesh(new CircleGeometry(component.diameter_m / 2, 48).rotateY(Math.PI), material);
    mesh.applyMatrix4(matrix);
    site.root.add(mesh);
  },
});
