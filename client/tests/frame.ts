/** Makes pose reports as a client would and frames as the server would, for tests. */

import type { OwnTracked } from "../src/model/own_tracked";
import {
  FRAME_HEAD_BYTES,
  Lane,
  RECORD_BYTES,
  REPORT_BYTES,
  THING_BYTES,
  THING_REPORT_BYTES,
  TRACKED_BYTES,
  TRACKED_REPORT_BYTES,
} from "../src/protocol/generated";
import { type PoseLike, writeReport } from "../src/protocol/pose_codec";
import { encodeThingReport } from "../src/protocol/thing_codec";

export interface Told {
  slot: number;
  x?: number;
  y?: number;
  z?: number;
  yaw?: number;
  flags?: number;
}

export function encodeReport(
  epoch: number,
  lastFrame: number,
  pose: PoseLike,
  flags: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(REPORT_BYTES);
  writeReport(new DataView(bytes.buffer), epoch, lastFrame, pose, flags);
  return bytes;
}

export function encodeFrame(serverMs: number, told: readonly Told[], frame = 0): ArrayBuffer {
  const bytes = new Uint8Array(FRAME_HEAD_BYTES + told.length * RECORD_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, Lane.POSE);
  view.setUint16(2, frame, true);
  view.setUint32(4, serverMs, true);
  view.setUint8(8, told.length);
  told.forEach(({ slot, x = 0, y = 0, z = 0, yaw = 0, flags = 0 }, index) => {
    const at = FRAME_HEAD_BYTES + index * RECORD_BYTES;
    const report = encodeReport(0, 0, { x, y, z, yaw, pitch: 0 }, 0);
    view.setUint32(at, (slot | (report[12]! << 18) | (flags << 25)) >>> 0, true);
    bytes.set(report.subarray(4, 12), at + 4);
  });
  return bytes.buffer;
}

export interface ToldThing {
  thing: number;
  flags: number;
  x: number;
  y: number;
  z: number;
}

/** A frame that tells of things alone: as given, or as their holders have reported them. */
export function encodeThings(serverMs: number, told: readonly (ToldThing | Uint8Array)[]): ArrayBuffer {
  const bytes = new Uint8Array(FRAME_HEAD_BYTES + told.length * THING_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, Lane.POSE);
  view.setUint32(4, serverMs, true);
  view.setUint8(9, told.length);
  told.forEach((thing, index) => {
    const report =
      thing instanceof Uint8Array
        ? thing
        : encodeThingReport(0, thing.thing, thing.flags, thing, [0, 0, 0, 1]);
    bytes.set(report.subarray(THING_REPORT_BYTES - THING_BYTES), FRAME_HEAD_BYTES + index * THING_BYTES);
  });
  return bytes.buffer;
}

/** A frame about one person, who says this of her head and hands from where she is told to stand. */
export function encodeTracked(serverMs: number, told: readonly [Told], tracked: OwnTracked): ArrayBuffer {
  const people = new Uint8Array(encodeFrame(serverMs, told));
  const [{ slot, x = 0, y = 0, z = 0 }] = told;
  const bytes = new Uint8Array(people.length + TRACKED_BYTES);
  bytes.set(people);
  const report = tracked.report(0, { x, y, z });
  bytes.set(report.subarray(TRACKED_REPORT_BYTES - TRACKED_BYTES), people.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(11, 1);
  view.setUint32(people.length, (view.getUint32(people.length, true) | slot) >>> 0, true);
  return bytes.buffer;
}
