/** A ball of triangles with shared corners, to be pushed into stones. */
import { BufferAttribute, BufferGeometry, IcosahedronGeometry } from "three";

/** Corners so near to one another are one. */
const TOGETHER_M = 1e-4;

/** Finding the shared corners is dear, and every stone of a fineness has the same. */
const known = new Map<number, BufferGeometry>();

/** One metre across; `detail` 0 has 20 faces, each step four times as many. Yours to change; it has no normals yet. */
export function ball(detail: number): BufferGeometry {
  let first = known.get(detail);
  if (!first) {
    first = withSharedCorners(
      new IcosahedronGeometry(0.5, detail).getAttribute("position") as BufferAttribute,
    );
    known.set(detail, first);
  }
  return first.clone();
}

function withSharedCorners({ array, count }: BufferAttribute): BufferGeometry {
  const corners = new Map<string, number>();
  const positions: number[] = [];
  const indices: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const corner = array.slice(at * 3, at * 3 + 3);
    const key = [...corner].map((value) => Math.round(value / TOGETHER_M)).join();
    let shared = corners.get(key);
    if (shared === undefined) {
      shared = positions.length / 3;
      corners.set(key, shared);
      positions.push(...corner);
    }
    indices.push(shared);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setIndex(indices);
  return geometry;
}
