/**
 * Things in hand on the pose lane (PR-70 to PR-72): what their holders report, and what frames tell of them. Apart from
 * `pose_codec`, since it is needed only where something can be taken.
 */
import {
  FRAME_HEAD_BYTES,
  Lane,
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
import { packHeight, packHorizontal } from "./pose_codec";
import { packRotation, type Quaternion, unpackRotation } from "./rotation";

export interface PlaceLike {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

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
  const rotation: [number, number, number, number] = [0, 0, 0, 1];
  unpackRotation(view.getUint32(at + 12, true), rotation);
  return {
    thing: what & THING_MAX,
    flags: what >>> THING_BITS,
    place: [
      (low & X_MAX) * XZ_STEP_M + XZ_ORIGIN_M,
      ((high >>> 8) & Y_MAX) * Y_STEP_M + Y_ORIGIN_M,
      ((low >>> 20) | ((high & 0xff) << 12)) * XZ_STEP_M + XZ_ORIGIN_M,
    ],
    rotation,
  };
}
