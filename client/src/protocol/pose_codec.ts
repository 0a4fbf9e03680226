/**
 * The pose lane to the bit (PR-10 to PR-19): packs one's own reports, reads the server's frames in place.
 *
 * A position is a u64; JavaScript's bit operators know 32 bits, so it is kept as its low and its high half.
 */
import {
  CELL_BYTES,
  FRAME_HEAD_BYTES,
  Lane,
  PITCH_STEPS,
  RECORD_BYTES,
  SLOT_MAX,
  THING_BYTES,
  TRACKED_BYTES,
  X_MAX,
  XZ_ORIGIN_M,
  XZ_STEP_M,
  Y_MAX,
  Y_ORIGIN_M,
  Y_STEP_M,
  YAW_STEPS,
} from "./generated";

const TAU = Math.PI * 2;

/** Rounds as Python and numpy do, halves to the even neighbour, so that both ends say the same bit. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function clamp(value: number, maximum: number): number {
  return value < 0 ? 0 : value > maximum ? maximum : value;
}

/** Metres to the 20 bits of x or z. */
export function packHorizontal(metres: number): number {
  return clamp(roundHalfEven((metres - XZ_ORIGIN_M) / XZ_STEP_M), X_MAX);
}

export function packHeight(metres: number): number {
  return clamp(roundHalfEven((metres - Y_ORIGIN_M) / Y_STEP_M), Y_MAX);
}

function packYaw(radians: number): number {
  const steps = roundHalfEven((radians / TAU) * YAW_STEPS) % YAW_STEPS;
  return steps < 0 ? steps + YAW_STEPS : steps;
}

/** −π/2 … π/2 radians as 0 … 127; 0 looks straight down. */
function packPitch(radians: number): number {
  return clamp(roundHalfEven((radians / Math.PI + 0.5) * PITCH_STEPS), PITCH_STEPS);
}

export interface PoseLike {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly pitch: number;
}

/** Where the last frame received stands in a report: whoever holds the socket fills it in. */
export const REPORT_LAST_FRAME_AT = 2;

/** Writes the 14 bytes of a report at the beginning of `view`. Metres and radians. */
export function writeReport(
  view: DataView,
  epoch: number,
  lastFrame: number,
  pose: PoseLike,
  flags: number,
): void {
  const x = packHorizontal(pose.x);
  const z = packHorizontal(pose.z);
  view.setUint8(0, Lane.POSE);
  view.setUint8(1, epoch);
  view.setUint16(REPORT_LAST_FRAME_AT, lastFrame, true);
  view.setUint32(4, (x | (z << 20)) >>> 0, true);
  view.setUint32(8, ((z >>> 12) | (packHeight(pose.y) << 8) | (packYaw(pose.yaw) << 23)) >>> 0, true);
  view.setUint8(12, packPitch(pose.pitch));
  view.setUint8(13, flags);
}

/**
 * A cursor over one pose frame. `open` a buffer, then load records one after the other: nothing is allocated, and the
 * record's fields stand on the cursor itself.
 */
export class PoseFrame {
  subTick = 0;
  frame = 0;
  serverMs = 0;
  people = 0;
  things = 0;
  cells = 0;
  tracked = 0;

  /** The record loaded last: metres, radians, the seven flag bits. */
  slot = 0;
  x = 0;
  y = 0;
  z = 0;
  yaw = 0;
  pitch = 0;
  flags = 0;

  /** The cell loaded last: its square's indices and the heads in it. */
  cellX = 0;
  cellZ = 0;
  count = 0;

  #cellsAt = 0;
  #view = new DataView(new ArrayBuffer(FRAME_HEAD_BYTES));

  /** Whether `buffer` is a whole pose frame; anything else is left unread. */
  open(buffer: ArrayBuffer): boolean {
    if (buffer.byteLength < FRAME_HEAD_BYTES) return false;
    const view = new DataView(buffer);
    if (view.getUint8(0) !== Lane.POSE) return false;
    const people = view.getUint8(8);
    const things = view.getUint8(9);
    const cells = view.getUint8(10);
    const tracked = view.getUint8(11);
    const cellsAt = FRAME_HEAD_BYTES + people * RECORD_BYTES + things * THING_BYTES + tracked * TRACKED_BYTES;
    if (buffer.byteLength !== cellsAt + cells * CELL_BYTES) return false;
    this.#view = view;
    this.subTick = view.getUint8(1);
    this.frame = view.getUint16(2, true);
    this.serverMs = view.getUint32(4, true);
    this.people = people;
    this.things = things;
    this.cells = cells;
    this.tracked = tracked;
    this.#cellsAt = cellsAt;
    return true;
  }

  /** Load the record of the `index`-th person, 0 … people − 1. */
  loadPerson(index: number): void {
    const at = FRAME_HEAD_BYTES + index * RECORD_BYTES;
    const who = this.#view.getUint32(at, true);
    const low = this.#view.getUint32(at + 4, true);
    const high = this.#view.getUint32(at + 8, true);
    this.slot = who & SLOT_MAX;
    this.pitch = (((who >>> 18) & PITCH_STEPS) / PITCH_STEPS - 0.5) * Math.PI;
    this.flags = who >>> 25;
    this.x = (low & X_MAX) * XZ_STEP_M + XZ_ORIGIN_M;
    this.z = ((low >>> 20) | ((high & 0xff) << 12)) * XZ_STEP_M + XZ_ORIGIN_M;
    this.y = ((high >>> 8) & Y_MAX) * Y_STEP_M + Y_ORIGIN_M;
    this.yaw = ((high >>> 23) * TAU) / YAW_STEPS;
  }

  /** Load the `index`-th head count, 0 … cells − 1. */
  loadCell(index: number): void {
    const at = this.#cellsAt + index * CELL_BYTES;
    this.cellX = this.#view.getInt16(at, true);
    this.cellZ = this.#view.getInt16(at + 2, true);
    this.count = this.#view.getUint16(at + 4, true);
  }
}
