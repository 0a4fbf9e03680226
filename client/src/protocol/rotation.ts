/** Rotations on the pose lane (PR-72): the smallest three of a quaternion, 10 bits each, and which one was left out. */
import { QUATERNION_BITS, QUATERNION_MIDDLE } from "./generated";
import { roundHalfEven } from "./pose_codec";

/** x, y, z, w. */
export type Quaternion = readonly [number, number, number, number];

const LEFT_OUT_SHIFT = 3 * QUATERNION_BITS;
const QUATERNION_MASK = (1 << QUATERNION_BITS) - 1;
const QUATERNION_SCALE = Math.SQRT2 * QUATERNION_MIDDLE;

/** Of a rotation of any length; without a length it is no rotation. */
export function packRotation(rotation: Quaternion): number {
  const length = Math.sqrt(rotation.reduce((sum, each) => sum + each * each, 0));
  const unit = length > 0 ? rotation.map((each) => each / length) : [0, 0, 0, 1];
  let leftOut = 0;
  for (let index = 1; index < 4; index += 1)
    if (Math.abs(unit[index] ?? 0) > Math.abs(unit[leftOut] ?? 0)) leftOut = index;
  const sign = (unit[leftOut] ?? 0) < 0 ? -1 : 1;
  let packed = leftOut << LEFT_OUT_SHIFT;
  let shift = 0;
  for (let index = 0; index < 4; index += 1) {
    if (index === leftOut) continue;
    const step =
      roundHalfEven(sign * (unit[index] ?? 0) * Math.SQRT2 * QUATERNION_MIDDLE) + QUATERNION_MIDDLE;
    packed |= Math.max(0, Math.min(2 * QUATERNION_MIDDLE, step)) << shift;
    shift += QUATERNION_BITS;
  }
  return packed >>> 0;
}

/** Writes x, y, z, w from `at` on: of length 1, whatever the bits. */
export function unpackRotation(packed: number, out: { [index: number]: number }, at = 0): void {
  const leftOut = packed >>> LEFT_OUT_SHIFT;
  let squares = 0;
  let shift = 0;
  for (let index = 0; index < 4; index += 1) {
    if (index === leftOut) continue;
    const value = (((packed >>> shift) & QUATERNION_MASK) - QUATERNION_MIDDLE) / QUATERNION_SCALE;
    out[at + index] = value;
    squares += value * value;
    shift += QUATERNION_BITS;
  }
  const largest = Math.sqrt(Math.max(0, 1 - squares));
  out[at + leftOut] = largest;
  const length = Math.sqrt(squares + largest * largest);
  for (let index = at; index < at + 4; index += 1) out[index] = out[index]! / length;
}
