/** `sky`: the dome, lit around the sun and standing in mist. It stands behind everything. */
import { BackSide, Color, Mesh, ShaderMaterial, SphereGeometry } from "three";
import { type Glowing, inDaylight } from "./daylight";
import type { Sky } from "./generated";
import { NOISE } from "./noise";
import type { BuilderOf } from "./site";

const RADIUS_M = 430;

export const sky: BuilderOf<"sky"> = (site) => ({
  add(component) {
    const colour = (part: Glowing & keyof Sky) => inDaylight(site.daylight, part, component[part]);
    site.mist = { colour: colour("mist"), density: component.mist_density };
    const material = new ShaderMaterial({
      side: BackSide,
      depthWrite: false,
      toneMapped: false,
      // A thin wash of cloud costs a software renderer dear.
      defines: site.quality === "high" ? { WASH: "" } : {},
      uniforms: {
        zenith: { value: new Color(colour("zenith")) },
        horizon: { value: new Color(colour("horizon")) },
        mist: { value: new Color(colour("mist")) },
        glow: { value: new Color(colour("glow")) },
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
        #ifdef WASH
        ${NOISE}
        #endif
        void main() {
          vec3 d = normalize(direction);
          vec3 colour = mix(horizon, zenith, smoothstep(0.1, 0.62, d.y));
          colour = mix(mist, colour, smoothstep(0.0, 0.16, d.y));
          #ifdef WASH
          // As if on a ceiling: strips that lie flatter the further away they are.
          vec2 at = d.xz / (d.y + 0.24) * vec2(0.9, 2.3);
          float wash = noise(at + noise(at * 0.6)) * 0.65 + noise(at * vec2(2.6, 3.4)) * 0.35;
          colour = mix(colour, horizon, 0.62 * smoothstep(0.5, 0.85, wash) * smoothstep(0.1, 0.22, d.y) * smoothstep(0.75, 0.3, d.y));
          #endif
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
