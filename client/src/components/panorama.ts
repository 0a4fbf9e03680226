/** `panorama`: a ball with a picture all around, to look into and to stand in. */
import type { BuilderOf } from "./site";
import { fillLater } from "./things_later";

export const panorama: BuilderOf<"panorama"> = (site) => ({
  add(component, standing) {
    fillLater(site, standing, (things, place) => things.showPanorama(place, component));
  },
});
