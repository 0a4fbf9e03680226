/** `lathe`: an outline turned around Y, as a potter or a turner would. */
import type { Lathe } from "./generated";
import { type Piece, revolve, type Turned } from "./piece";
import type { BuilderOf } from "./site";

/** Where an outline bends more sharply than this it has an edge. */
const CREASE_COS = Math.cos((52 * Math.PI) / 180);

export const lathe: BuilderOf<"lathe"> = (site) => ({
  add(component, { entity, matrix }) {
    site.batch(entity, component.finish).add(turned(component), matrix, component.colour);
  },
});

export function turned(lathe: Lathe): Piece {
  const points = risesAround(lathe.outline) ? lathe.outline : [...lathe.outline].reverse();
  const outline: Turned[] = [];
  for (const [at, [r, y]] of points.entries()) {
    const before = segmentNormal(points[at - 1], points[at]);
    const after = segmentNormal(points[at], points[at + 1]);
    const [first, last] = [before ?? after, after ?? before];
    if (!first || !last) continue;
    if (first[0] * last[0] + first[1] * last[1] >= CREASE_COS) {
      outline.push({ r, y, nr: first[0] + last[0], ny: first[1] + last[1] });
    } else {
      outline.push({ r, y, nr: first[0], ny: first[1] }, { r, y, nr: last[0], ny: last[1] });
    }
  }
  return revolve(outline, lathe.sides, lathe.is_smooth);
}

/** Whether the outline, closed along the axis, runs counter-clockwise: then its outside is on the right. */
function risesAround(outline: Lathe["outline"]): boolean {
  let area = 0;
  for (const [at, [r, y]] of outline.entries()) {
    const [nextR, nextY] = outline[(at + 1) % outline.length] ?? [0, 0];
    area += r * nextY - nextR * y;
  }
  return area >= 0;
}

function segmentNormal(
  from: readonly [number, number] | undefined,
  to: readonly [number, number] | undefined,
): [number, number] | null {
  if (!from || !to) return null;
  const [dr, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dr, dy);
  return length < 1e-6 ? null : [dy / length, -dr / length];
}
