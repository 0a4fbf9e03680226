/**
 * What tracked parts need of a matrix beyond what all figures do: to be turned by a quaternion, and set by a point. Fetched
 * with them. Plain sums, no garbage.
 */
import { AFFINE_FLOATS, type Affine } from "./affine";

const turn = new Float64Array(9);

/** Where a modelled point comes to be. */
export function pointInto(out: Float64Array, matrix: Affine, x: number, y: number, z: number): void {
  for (let axis = 0; axis < 3; axis += 1) {
    const row = axis * 4;
    out[axis] = matrix[row]! * x + matrix[row + 1]! * y + matrix[row + 2]! * z + matrix[row + 3]!;
  }
}

/** Moves the whole so that a modelled point comes to be somewhere. */
export function anchored(
  out: Affine,
  px: number,
  py: number,
  pz: number,
  x: number,
  y: number,
  z: number,
): void {
  out[3] = x - out[0]! * px - out[1]! * py - out[2]! * pz;
  out[7] = y - out[4]! * px - out[5]! * py - out[6]! * pz;
  out[11] = z - out[8]! * px - out[9]! * py - out[10]! * pz;
}

/** Turns it, where it is, by this share of the way to a unit quaternion. */
export function turnedTo(out: Affine, q: ArrayLike<number>, share: number): void {
  const [x, y, z, w] = [q[0]!, q[1]!, q[2]!, q[3]!];
  turn[0] = 1 - 2 * (y * y + z * z);
  turn[1] = 2 * (x * y - w * z);
  turn[2] = 2 * (x * z + w * y);
  turn[3] = 2 * (x * y + w * z);
  turn[4] = 1 - 2 * (x * x + z * z);
  turn[5] = 2 * (y * z - w * x);
  turn[6] = 2 * (x * z - w * y);
  turn[7] = 2 * (y * z + w * x);
  turn[8] = 1 - 2 * (x * x + y * y);
  for (let row = 0; row < 3; row += 1)
    for (let column = 0; column < 3; column += 1) {
      const at = row * 4 + column;
      out[at] = out[at]! + (turn[row * 3 + column]! - out[at]!) * share;
    }
  if (share < 1) straighten(out);
}

/** Makes what follows a bone smaller around a point of it; at 0 nothing of it is seen. */
export function shrunk(out: Affine, px: number, py: number, pz: number, share: number): void {
  for (let row = 0; row < AFFINE_FLOATS; row += 4) {
    const [a, b, c] = [out[row]!, out[row + 1]!, out[row + 2]!];
    out[row + 3] = out[row + 3]! + (a * px + b * py + c * pz) * (1 - share);
    out[row] = a * share;
    out[row + 1] = b * share;
    out[row + 2] = c * share;
  }
}

/** A turn again, of what was mixed from two: Z and Y stay nearest to what they were. */
function straighten(out: Affine): void {
  unitColumn(out, 2);
  const off = out[1]! * out[2]! + out[5]! * out[6]! + out[9]! * out[10]!;
  for (let row = 0; row < AFFINE_FLOATS; row += 4) out[row + 1] = out[row + 1]! - off * out[row + 2]!;
  unitColumn(out, 1);
  out[0] = out[5]! * out[10]! - out[9]! * out[6]!;
  out[4] = out[9]! * out[2]! - out[1]! * out[10]!;
  out[8] = out[1]! * out[6]! - out[5]! * out[2]!;
}

function unitColumn(out: Affine, column: number): void {
  const length = Math.hypot(out[column]!, out[column + 4]!, out[column + 8]!) || 1;
  for (let row = 0; row < AFFINE_FLOATS; row += 4) out[row + column] = out[row + column]! / length;
}
