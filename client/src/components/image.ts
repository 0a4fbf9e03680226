/** `image`: a picture in its true size, with frame, mount and plate. */
import type { BuilderOf } from "./site";
import { fillLater } from "./things_later";

export const image: BuilderOf<"image"> = (site) => ({
  add(component, standing) {
    fillLater(site, standing, (things, place) => things.showImage(place, component));
  },
});
