/**
 * Things in hand on the pose lane (PR-70 to PR-72): what their holders report, and what frames tell of them. Apart from
 * `pose_codec`, since it is needed only where something can be taken.
 */
import {
  FRAME_HEAD_BYTES,
  Lane,
  QUATERNION_BITS,
  QUATERNION_MIDDLE,
  RECORD_BYTES,
  THING_BITS,
  THING_BYTES,
  THING_MAX,
  THING_REPORT_BYTES,
  X_MAX,
  XZ_ORIGIN_M,
  XZ_STEP_M,
  Y_MAX,
  Y_ORIGIN_M,
  Y_STEP_M,
} from "./generated";
import { packHeight, packHorizontal, roundHalfEven } from "./pose_codec";

export interface PlaceLike {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** x, y, z, w. */
export type Quaternion = readonly [number, number, number, number];

/** The 18 bytes of a report. Metres; the rotation of any length. `flags` are of `ThingFlag`. */
export function encodeThingReport(
  epoch: number,
  thing: number,
  flags: number,
  place: PlaceLike,
  rotation: Quaternion,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(THING_REPORT_BYTES);
  const view = new DataView(bytes.buffer);
  const x = packHorizontal(place.x);
  const z = packHorizontal(place.z);
  view.setUint8(0, Lane.POSE);
  view.setUint8(1, epoch);
  view.setUint32(2, (thing | (flags << THING_BITS)) >>> 0, true);
  view.setUint32(6, (x | (z << 20)) >>> 0, true);
  view.setUint32(10, ((z >>> 12) | (packHeight(place.y) << 8)) >>> 0, true);
  view.setUint32(14, packRotation(rotation), true);
  return bytes;
}

/** The smallest three; without a length it is no rotation. */
function packRotation(rotation: Quaternion): number {
  const length = Math.sqrt(rotation.reduce((sum, each) => sum + each * each, 0));
  const unit = length > 0 ? rotation.map((each) => each / length) : [0, 0, 0, 1];
  let leftOut = 0;
  for (let index = 1; index < 4; index += 1)
    if (Math.abs(unit[index] ?? 0) > Math.abs(unit[leftOut] ?? 0)) leftOut = index;
  const sign = (unit[leftOut] ?? 0) < 0 ? -1 : 1;
  let packed = leftOut << (3 * QUATERNION_BITS);
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

const LEFT_OUT_SHIFT = 3 * QUATERNION_BITS;
const QUATERNION_MASK = (1 << QUATERNION_BITS) - 1;
const QUATERNION_SCALE = Math.SQRT2 * QUATERNION_MIDDLE;

/** What a frame tells of a thing: its number, its flags, where it stands and how it is turned. */
export interface ThingRecord {
  readonly thing: number;
  readonly flags: number;
  readonly place: readonly [number, number, number];
  readonly rotation: Quaternion;
}

/** The things of a frame, of which `PoseFrame` has found that it is whole. */
export function thingsIn(frame: ArrayBuffer): ThingRecord[] {
  const view = new DataView(frame);
  const from = FRAME_HEAD_BYTES + view.getUint8(8) * RECORD_BYTES;
  return Array.from({ length: view.getUint8(9) }, (_, index) => recordAt(view, from + index * THING_BYTES));
}

function recordAt(view: DataView, at: number): ThingRecord {
  const what = view.getUint32(at, true);
  const low = view.getUint32(at + 4, true);
  const high = view.getUint32(at + 8, true);
  return {
    thing: what & THING_MAX,
    flags: what >>> THING_BITS,
    place: [
      (low & X_MAX) * XZ_STEP_M + XZ_ORIGIN_M,
      ((high >>> 8) & Y_MAX) * Y_STEP_M + Y_ORIGIN_M,
      ((low >>> 20) | ((high & 0xff) << 12)) * XZ_STEP_M + XZ_ORIGIN_M,
    ],
    rotation: unpackRotation(view.getUint32(at + 12, true)),
  };
}

/** The smallest three and the one that was left out: of length 1 always. */
function unpackRotation(packed: number): Quaternion {
  const leftOut = packed >>> LEFT_OUT_SHIFT;
  const rotation: [number, number, number, number] = [0, 0, 0, 0];
  let squares = 0;
  let shift = 0;
  for (const index of [0, 1, 2, 3] as const) {
    if (index === leftOut) continue;
    const value = (((packed >>> shift) & QUATERNION_MASK) - QUATERNION_MIDDLE) / QUATERNION_SCALE;
    rotation[index] = value;
    squares += value * value;
    shift += QUATERNION_BITS;
  }
  const largest = Math.sqrt(Math.max(0, 1 - squares));
  const length = Math.sqrt(squares + largest * largest);
  rotation[leftOut as 0 | 1 | 2 | 3] = largest;
  return [rotation[0] / length, rotation[1] / length, rotation[2] / length, rotation[3] / length];
}
