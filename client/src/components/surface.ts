/** `surface`: a matrix of numbers as a relief with axes. */
import type { BuilderOf } from "./site";
import { fillFrom } from "./things_later";

export const surface: BuilderOf<"surface"> = (site) => ({
  add(component, standing) {
    fillFrom(
      () => import("../data/surface_thing"),
      site,
      standing,
      (data, place) => data.showSurface(place, component),
    );
  },
});
