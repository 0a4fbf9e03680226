/** `shade`: the soft dark under large things, worked into the colours of whatever ground comes after it. */
import { type BufferAttribute, type InterleavedBufferAttribute, Vector3 } from "three";
import type { BuilderOf, Shadow, Site } from "./site";

/** Where the sun's own shadow is drawn, only what the sky cannot reach is dark. */
const BESIDE_REAL_SHADOWS = 0.5;

export const shade: BuilderOf<"shade"> = (site) => ({
  add(component, { matrix }) {
    const at = new Vector3().setFromMatrixPosition(matrix);
    const share = site.quality === "low" ? 1 : BESIDE_REAL_SHADOWS;
    const [radiusX, radiusZ] = component.radius_m;
    site.shadows.push({ x: at.x, z: at.z, radiusX, radiusZ, depth: component.depth * share });
  },
});

/** How much light is left on the ground at a place, 1 where nothing stands. */
export function lightLeft(shadows: readonly Shadow[], x: number, z: number): number {
  let left = 1;
  for (const shadow of shadows) {
    const [offX, offZ] = [(x - shadow.x) / shadow.radiusX, (z - shadow.z) / shadow.radiusZ];
    const away = offX * offX + offZ * offZ;
    if (away < 1) left *= 1 - shadow.depth * (1 - away) ** 2;
  }
  return left;
}

/** Darkens the colours of points given in the world's axes. */
export function shadeGround(
  site: Site,
  position: BufferAttribute | InterleavedBufferAttribute,
  colour: BufferAttribute | InterleavedBufferAttribute,
): void {
  if (site.shadows.length === 0) return;
  for (let at = 0; at < position.count; at += 1) {
    const left = lightLeft(site.shadows, position.getX(at), position.getZ(at));
    // A shadow in the open is a little blue.
    if (left < 1)
      colour.setXYZ(
        at,
        colour.getX(at) * left,
        colour.getY(at) * (0.06 + 0.94 * left),
        colour.getZ(at) * (0.1 + 0.9 * left),
      );
  }
}
