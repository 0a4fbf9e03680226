/** Lines on the ground: the nearest point of one, and the point so far along it. Both fill `out`, so that a frame may ask. */

export interface FlatPoint {
  x: number;
  z: number;
}

/** A point of a line, and how far along it that is. */
export interface LinePoint extends FlatPoint {
  along: number;
}

export type Line = readonly (readonly [number, number, number])[];

/** Fills `out` with the point of the line nearest to (x, z); returns its distance. */
export function nearestOnLine(out: FlatPoint | LinePoint, line: Line, x: number, z: number): number {
  let best = Number.POSITIVE_INFINITY;
  let before = 0;
  for (let at = 0; at < line.length; at += 1) {
    const start = line[at]!;
    const end = line[at + 1] ?? start;
    const [dx, dz] = [end[0] - start[0], end[2] - start[2]];
    const length2 = dx * dx + dz * dz;
    const along = length2 > 0 ? ((x - start[0]) * dx + (z - start[2]) * dz) / length2 : 0;
    const share = Math.min(1, Math.max(0, along));
    const [px, pz] = [start[0] + share * dx, start[2] + share * dz];
    const distance = Math.hypot(x - px, z - pz);
    const length = at + 1 < line.length ? stretch(line, at + 1) : 0;
    if (distance < best) {
      best = distance;
      out.x = px;
      out.z = pz;
      if ("along" in out) out.along = before + share * length;
    }
    before += length;
  }
  return best;
}

/** Fills `out` with the point so many metres along the line; beyond its end it begins again, as drifting things do. */
export function alongLine(out: FlatPoint, line: Line, metres: number): void {
  const length = lengthOf(line);
  let left = length > 0 ? ((metres % length) + length) % length : 0;
  for (let at = 1; at < line.length; at += 1) {
    const step = stretch(line, at);
    if (left <= step && step > 0) {
      const [start, end] = [line[at - 1]!, line[at]!];
      out.x = start[0] + ((end[0] - start[0]) * left) / step;
      out.z = start[2] + ((end[2] - start[2]) * left) / step;
      return;
    }
    left -= step;
  }
  const [first] = line;
  out.x = first?.[0] ?? 0;
  out.z = first?.[2] ?? 0;
}

export function lengthOf(line: Line): number {
  let length = 0;
  for (let at = 1; at < line.length; at += 1) length += stretch(line, at);
  return length;
}

function stretch(line: Line, at: number): number {
  const [start, end] = [line[at - 1]!, line[at]!];
  return Math.hypot(end[0] - start[0], end[1] - start[1], end[2] - start[2]);
}
