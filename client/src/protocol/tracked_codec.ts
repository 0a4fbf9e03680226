/**
 * Tracked parts on the pose lane (PR-75, PR-76): what somebody says of her own head and hands, and what frames tell of
 * others'. Apart from `pose_codec`, since it is needed only where somebody wears a headset.
 */
import type { ShownTracked, TrackedPart } from "../model/tracked";
import {
  FRAME_HEAD_BYTES,
  IS_TRACKED_SHIFT,
  Lane,
  PART_BITS,
  PART_MAX,
  PART_STEP_M,
  PART_TURN_SHIFT,
  PART_XZ_ORIGIN_M,
  PART_Y_ORIGIN_M,
  RECORD_BYTES,
  SHAPE_MAX,
  SLOT_BITS,
  SLOT_MAX,
  THING_BYTES,
  TRACKED_BYTES,
  XZ_ORIGIN_M,
  XZ_STEP_M,
  Y_ORIGIN_M,
  Y_STEP_M,
} from "./generated";
import { packHeight, packHorizontal, roundHalfEven } from "./pose_codec";
import { packRotation, unpackRotation } from "./rotation";
import type { PlaceLike } from "./thing_codec";

/** Of each part: x, y, z from the feet in metres, then the quaternion. */
export const PART_NUMBERS = 7;
/** Head, left hand, right hand. */
export const PARTS = 3;
/** So many of a rotation's bits stand in a part's lower half. */
const TURN_LOW_BITS = 32 - PART_TURN_SHIFT;
/** In its upper half, the tracked bit and above it the shape. */
const STATE_SHIFT = IS_TRACKED_SHIFT - 32;
const STATE_MASK = (SHAPE_MAX << 1) | 1;

/** What a frame tells of one person. */
export interface TrackedRecord {
  slot: number;
  flags: number;
  readonly numbers: Float64Array;
  /** Of each part: 0, or 1 and the shape doubled. */
  readonly states: Uint8Array;
}

export function newTrackedRecord(): TrackedRecord {
  return {
    slot: 0,
    flags: 0,
    numbers: new Float64Array(PARTS * PART_NUMBERS),
    states: new Uint8Array(PARTS),
  };
}

/** Writes the 30 bytes of a report at the beginning of `view`. `feet` are hers as her own report says them. */
export function writeTracked(view: DataView, epoch: number, tracked: ShownTracked, feet: PlaceLike): void {
  view.setUint8(0, Lane.POSE);
  view.setUint8(1, epoch);
  view.setUint32(2, (tracked.flags << SLOT_BITS) >>> 0, true);
  const x = packHorizontal(feet.x) * XZ_STEP_M + XZ_ORIGIN_M;
  const y = packHeight(feet.y) * Y_STEP_M + Y_ORIGIN_M;
  const z = packHorizontal(feet.z) * XZ_STEP_M + XZ_ORIGIN_M;
  writePart(view, 6, tracked.head, x, y, z);
  writePart(view, 14, tracked.left, x, y, z);
  writePart(view, 22, tracked.right, x, y, z);
}

function writePart(
  view: DataView,
  at: number,
  part: TrackedPart,
  feetX: number,
  feetY: number,
  feetZ: number,
): void {
  const x = steps(part.x - feetX, PART_XZ_ORIGIN_M);
  const y = steps(part.y - feetY, PART_Y_ORIGIN_M);
  const z = steps(part.z - feetZ, PART_XZ_ORIGIN_M);
  const turn = packRotation(part.q);
  const low = x | (y << PART_BITS) | (z << (2 * PART_BITS)) | (turn << PART_TURN_SHIFT);
  const high = (turn >>> TURN_LOW_BITS) | ((1 | (part.shape << 1)) << STATE_SHIFT);
  view.setUint32(at, part.isTracked ? low >>> 0 : 0, true);
  view.setUint32(at + 4, part.isTracked ? high >>> 0 : 0, true);
}

function steps(metres: number, origin: number): number {
  return Math.max(0, Math.min(PART_MAX, roundHalfEven((metres - origin) / PART_STEP_M)));
}

/** Calls `take` for each person in a frame, of which `PoseFrame` has found that it is whole; the record is used again. */
export function readTracked(
  frame: ArrayBuffer,
  record: TrackedRecord,
  take: (record: TrackedRecord) => void,
): void {
  const view = new DataView(frame);
  let at = FRAME_HEAD_BYTES + view.getUint8(8) * RECORD_BYTES + view.getUint8(9) * THING_BYTES;
  for (let left = view.getUint8(11); left > 0; left -= 1) {
    const who = view.getUint32(at, true);
    record.slot = who & SLOT_MAX;
    record.flags = who >>> SLOT_BITS;
    for (let part = 0; part < PARTS; part += 1) readPart(view, at + 4 + 8 * part, record, part);
    take(record);
    at += TRACKED_BYTES;
  }
}

function readPart(view: DataView, at: number, { numbers, states }: TrackedRecord, part: number): void {
  const low = view.getUint32(at, true);
  const high = view.getUint32(at + 4, true);
  const to = part * PART_NUMBERS;
  numbers[to] = (low & PART_MAX) * PART_STEP_M + PART_XZ_ORIGIN_M;
  numbers[to + 1] = ((low >>> PART_BITS) & PART_MAX) * PART_STEP_M + PART_Y_ORIGIN_M;
  numbers[to + 2] = ((low >>> (2 * PART_BITS)) & PART_MAX) * PART_STEP_M + PART_XZ_ORIGIN_M;
  unpackRotation(((low >>> PART_TURN_SHIFT) | (high << TURN_LOW_BITS)) >>> 0, numbers, to + 3);
  const state = (high >>> STATE_SHIFT) & STATE_MASK;
  states[part] = state & 1 ? state : 0;
}
