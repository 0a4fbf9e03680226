/**
 * Sends one's own newest report: at once when something changed, at most 20 times a second, and 4 times a second as a
 * heartbeat while nothing does. Every report carries the last frame received, which is how the server knows who is slow.
 */
import { HEARTBEAT_MS, PoseFlag, REPORT_BYTES, TICK_HZ } from "../protocol/generated";
import { REPORT_LAST_FRAME_AT } from "../protocol/pose_codec";
import type { Cancel, LineWorld } from "./world";

const FASTEST_MS = 1000 / TICK_HZ;
const FLAGS_AT = REPORT_BYTES - 1;

export class PoseSender {
  lastFrame = 0;
  /** The page is hidden: everybody may see that nobody is looking. */
  away = false;

  readonly #world: LineWorld;
  readonly #send: (bytes: Uint8Array<ArrayBuffer>) => void;
  #newest: Uint8Array<ArrayBuffer> | null = null;
  /** What is tracked, counted from where the newest report says that she stands. */
  #tracked: Uint8Array<ArrayBuffer> | null = null;
  #sentAtMs = Number.NEGATIVE_INFINITY;
  #waiting: Cancel | null = null;
  #fresh = false;

  constructor(world: LineWorld, send: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.#world = world;
    this.#send = send;
  }

  /** The newest report, and what may stand behind it; older unsent ones are worth nothing. */
  take(report: Uint8Array<ArrayBuffer>): void {
    this.#newest = report.subarray(0, REPORT_BYTES);
    if (report.length > REPORT_BYTES) this.#tracked = report.subarray(REPORT_BYTES);
    this.#fresh = true;
    this.#plan();
  }

  setAway(away: boolean): void {
    if (this.away === away) return;
    this.away = away;
    this.#fresh = true;
    this.#plan();
  }

  /** The line is gone: nothing is sent until a report of the next one is given. */
  stop(): void {
    this.#waiting?.();
    this.#waiting = null;
    this.#newest = this.#tracked = null;
    this.lastFrame = 0;
  }

  #plan(): void {
    this.#waiting?.();
    this.#waiting = null;
    if (this.#newest === null) return;
    const dueInMs = this.#sentAtMs + (this.#fresh ? FASTEST_MS : HEARTBEAT_MS) - this.#world.nowMs();
    if (dueInMs <= 0) this.#sendNow(this.#newest);
    else this.#waiting = this.#world.after(dueInMs, () => this.#newest && this.#sendNow(this.#newest));
  }

  #sendNow(newest: Uint8Array<ArrayBuffer>): void {
    const view = new DataView(newest.buffer);
    view.setUint16(REPORT_LAST_FRAME_AT, this.lastFrame, true);
    const flags = view.getUint8(FLAGS_AT) & ~PoseFlag.AWAY;
    view.setUint8(FLAGS_AT, this.away ? flags | PoseFlag.AWAY : flags);
    this.#send(newest);
    if (this.#tracked) this.#send(this.#tracked);
    this.#tracked = null;
    this.#sentAtMs = this.#world.nowMs();
    this.#fresh = false;
    this.#plan();
  }
}
