/** `points`: rows of numbers as a cloud with axes. */
import type { BuilderOf } from "./site";
import { fillFrom } from "./things_later";

export const points: BuilderOf<"points"> = (site) => ({
  add(component, standing) {
    fillFrom(
      () => import("../data/points_thing"),
      site,
      standing,
      (data, place) => data.showPoints(place, component),
    );
  },
});
