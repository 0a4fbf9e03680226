/** Points and turns as plain numbers, x y z and x y z w: what moves in a hand needs no graphics. */

export type Vector = readonly [number, number, number];
/** A unit quaternion. */
export type Turn = readonly [number, number, number, number];

export const UP: Vector = [0, 1, 0];
export const UNTURNED: Turn = [0, 0, 0, 1];

export function plus([ax, ay, az]: Vector, [bx, by, bz]: Vector, times = 1): Vector {
  return [ax + bx * times, ay + by * times, az + bz * times];
}

export function dot([ax, ay, az]: Vector, [bx, by, bz]: Vector): number {
  return ax * bx + ay * by + az * bz;
}

export function cross([ax, ay, az]: Vector, [bx, by, bz]: Vector): Vector {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

export function lengthOf(vector: Vector): number {
  return Math.hypot(...vector);
}

export function apart(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** From one point to the other; `part` 0 … 1. */
export function towards(from: Vector, to: Vector, part: number): Vector {
  return plus(from, plus(to, from, -1), part);
}

export function about([x, y, z]: Vector, radians: number): Turn {
  const sin = Math.sin(radians / 2);
  return [x * sin, y * sin, z * sin, Math.cos(radians / 2)];
}

/** First the second, then the first, as matrices are multiplied. */
export function times([ax, ay, az, aw]: Turn, [bx, by, bz, bw]: Turn): Turn {
  return unit([
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ]);
}

export function turned(point: Vector, [qx, qy, qz, qw]: Turn): Vector {
  const axis: Vector = [qx, qy, qz];
  const twice = cross(axis, point);
  const doubled: Vector = [2 * twice[0], 2 * twice[1], 2 * twice[2]];
  return plus(plus(point, doubled, qw), cross(axis, doubled));
}

/** The short way round, evenly; `part` 0 … 1. */
export function between(from: Turn, to: Turn, part: number): Turn {
  const cosine = from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3];
  const sign = cosine < 0 ? -1 : 1;
  const angle = Math.acos(Math.min(1, Math.abs(cosine)));
  // So small an angle is as good as straight.
  const [a, b] =
    angle < 1e-3
      ? [1 - part, part]
      : [Math.sin((1 - part) * angle) / Math.sin(angle), Math.sin(part * angle) / Math.sin(angle)];
  const mixed = from.map((value, at) => value * a + (to[at] ?? 0) * b * sign);
  return unit([mixed[0]!, mixed[1]!, mixed[2]!, mixed[3]!]);
}

export function inverse([x, y, z, w]: Turn): Turn {
  return [-x, -y, -z, w];
}

/** As it would stand if it leaned no way from how it stands at home: turned about the upright alone. */
export function uprightOf(turn: Turn, home: Turn): Turn {
  const [, y, , w] = times(turn, inverse(home));
  return y === 0 && w === 0 ? home : times([0, y, 0, w], home);
}

function unit(turn: Turn): Turn {
  const length = Math.hypot(...turn) || 1;
  return [turn[0] / length, turn[1] / length, turn[2] / length, turn[3] / length];
}
