/** Joins parts of the place that were drawn apart, so that what looks alike is one draw again. */
import { joined } from "./drawing";
import { alike, Part } from "./part";

/** A part so large is let be: joining it once more would take longer than drawing it. */
const SETTLED_VERTICES = 150_000;

/** The one part that takes the place of many; what is no stretch of a mesh is left to be taken over. Null: nothing to join. */
export function* merge(parts: Part[]): Generator<undefined, { part: Part } | null> {
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at];
    if (part?.isCarried || (part?.isMerged && verticesOf(part) > SETTLED_VERTICES)) parts.splice(at, 1);
  }
  if (parts.length < 2) return null;
  const part = new Part();
  part.isMerged = true;
  const groups = alike(parts.flatMap(({ drawings }) => [...drawings]));
  for (const copies of groups.values()) {
    const mesh = yield* joined(copies);
    if (mesh) part.addMesh(mesh);
  }
  return { part };
}

function verticesOf(part: Part): number {
  let sum = 0;
  for (const { range } of part.drawings) sum += range ? range.vertexEnd - range.vertex : 0;
  return sum;
}
