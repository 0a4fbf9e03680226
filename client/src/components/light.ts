/** `light`: sun, sky and fill. */
import { BakedLight } from "./baked_light";
import { inDaylight, type Lamp, strengthIn } from "./daylight";
import type { BuilderOf } from "./site";

const SHADOW_MAP = 2048;

export const light: BuilderOf<"light"> = (site) => ({
  add(component) {
    const { hemisphere, sun, fill } = site.lights;
    const colour = (lamp: Lamp) => inDaylight(site.daylight, lamp, component[lamp]);
    site.exposure = component.exposure;
    hemisphere.color.set(colour("sky"));
    hemisphere.groundColor.set(colour("ground"));
    hemisphere.intensity = strengthIn(site.daylight, "sky", component.sky_strength);
    sun.color.set(colour("sun"));
    sun.intensity = strengthIn(site.daylight, "sun", component.sun_strength);
    sun.position.set(...component.sun_from);
    fill.color.set(colour("fill"));
    fill.intensity = strengthIn(site.daylight, "fill", component.fill_strength);
    fill.position.set(...component.fill_from);
    site.root.add(hemisphere, sun, sun.target, fill, fill.target);
    if (site.quality === "low") {
      site.bakedLight = new BakedLight(site.lights, component.exposure, site.lamps);
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
    shadow.radius = 3;
  },
});
