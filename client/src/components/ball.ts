/** A ball of triangles with shared corners, to be pushed into stones. */
import { type BufferGeometry, IcosahedronGeometry } from "three";
import { mergeVertices } from "three/addons/utils/BufferGeometryUtils.js";

/** Finding the shared corners is dear, and every stone of a fineness has the same. */
const known = new Map<number, BufferGeometry>();

/** One metre across; `detail` 0 has 20 faces, each step four times as many. Yours to change; it has no normals yet. */
export function ball(detail: number): BufferGeometry {
  let first = known.get(detail);
  if (!first) {
    const raw = new IcosahedronGeometry(0.5, detail);
    raw.deleteAttribute("normal");
    raw.deleteAttribute("uv");
    first = mergeVertices(raw, 1e-4);
    known.set(detail, first);
  }
  return first.clone();
}
