/** `viewpoint`: where the door looks from. */
import { Vector3 } from "three";
import type { BuilderOf } from "./site";

export const viewpoint: BuilderOf<"viewpoint"> = (site) => ({
  add(component, { matrix }) {
    site.viewpoint = { position: new Vector3().setFromMatrixPosition(matrix), component };
  },
});
