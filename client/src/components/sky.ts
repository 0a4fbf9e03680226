/** `sky`: the dome, lit around the sun and standing in mist. It stands behind everything. */
import { BackSide, Color, Mesh, ShaderMaterial, SphereGeometry } from "three";
import type { BuilderOf } from "./site";

const RADIUS_M = 430;

export const sky: BuilderOf<"sky"> = (site) => ({
  add(component) {
    site.mist = { colour: component.mist, density: component.mist_density };
    const material = new ShaderMaterial({
      side: BackSide,
      depthWrite: false,
      toneMapped: false,
      uniforms: {
        zenith: { value: new Color(component.zenith) },
        horizon: { value: new Color(component.horizon) },
        mist: { value: new Color(component.mist) },
        glow: { value: new Color(component.glow) },
        sun: { value: site.lights.sun.position },
      },
      vertexShader: `
        varying vec3 direction;
        void main() {
          direction = position;
          gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        }`,
      fragmentShader: `
        uniform vec3 zenith, horizon, mist, glow, sun;
        varying vec3 direction;
        void main() {
          vec3 d = normalize(direction);
          vec3 colour = mix(horizon, zenith, smoothstep(0.1, 0.62, d.y));
          colour = mix(mist, colour, smoothstep(0.0, 0.16, d.y));
          float near = max(dot(d, normalize(sun)), 0.0);
          colour = mix(colour, glow, 0.75 * pow(near, 5.0));
          gl_FragColor = vec4(colour, 1.0);
          #include <colorspace_fragment>
        }`,
    });
    const dome = new Mesh(new SphereGeometry(RADIUS_M, 32, 20), material);
    // After all that is solid: what is hidden anyway is not painted.
    dome.renderOrder = 5;
    dome.frustumCulled = false;
    site.root.add(dome);
  },
});
