/** `model`: a glTF that somebody brought along; with `animation` it moves. */
import type { BuilderOf } from "./site";
import { fillLater } from "./things_later";

export const model: BuilderOf<"model"> = (site) => ({
  add(component, standing) {
    fillLater(site, standing, (things, place) => things.showModel(place, component));
  },
});
