/** `light`: sun, sky and fill. */
import { BakedLight } from "./baked_light";
import type { BuilderOf } from "./site";

const SHADOW_MAP = 2048;

export const light: BuilderOf<"light"> = (site) => ({
  add(component) {
    const { hemisphere, sun, fill } = site.lights;
    site.exposure = component.exposure;
    hemisphere.color.set(component.sky);
    hemisphere.groundColor.set(component.ground);
    hemisphere.intensity = component.sky_strength;
    sun.color.set(component.sun);
    sun.intensity = component.sun_strength;
    sun.position.set(...component.sun_from);
    fill.color.set(component.fill);
    fill.intensity = component.fill_strength;
    fill.position.set(...component.fill_from);
    site.root.add(hemisphere, sun, sun.target, fill, fill.target);
    if (site.quality === "low") {
      site.bakedLight = new BakedLight(site.lights, component.exposure);
      return;
    }
    sun.castShadow = true;
    const { shadow } = sun;
    const reach = component.shadow_extent_m;
    shadow.mapSize.set(SHADOW_MAP, SHADOW_MAP);
    Object.assign(shadow.camera, {
      left: -reach,
      right: reach,
      bottom: -reach,
      top: reach,
      near: 1,
      far: 4 * reach,
    });
    shadow.bias = -0.0006;
    shadow.normalBias = 0.07;
    shadow.radius = 5;
  },
});
