/**
 * Where the visitor herself stands and looks. `world` walks and writes the fields; this says when there is something to
 * report, and takes the server's word when it moves her.
 */
import { signal } from "@preact/signals";
import {
  Gait,
  Lane,
  type Moved,
  type Place,
  PoseFlag,
  REPORT_BYTES,
  TRACKED_REPORT_BYTES,
} from "../protocol/generated";
import { writeReport } from "../protocol/pose_codec";
import type { OwnTracked } from "./own_tracked";

export type View = "first" | "third";

/** After a short break she keeps her own place if the server's is no farther than it would let her walk meanwhile. */
const SAME_PLACE_M = 8;

export class SelfPlace {
  /** Feet, metres. Written by walking. */
  x = 0;
  y = 0;
  z = 0;
  /** Direction of the head, radians: 0 looks along −Z, positive turns left. Pitch: positive looks up. */
  yaw = 0;
  pitch = 0;
  gait: Gait = Gait.STILL;
  typing = false;
  /** Speed over ground in m/s, for her own steps. */
  vx = 0;
  vz = 0;

  /** Her head and hands, world metres, while she wears a headset: written in every frame. */
  tracked: OwnTracked | null = null;

  slot = -1;
  epoch = 0;
  /** Rises when the server set her somewhere: whoever walks starts again from there, without a path between. */
  placedCount = 0;
  /** Why she was set there, as `Moved` says it; `entered` after a welcome. */
  placedReason = "entered";

  /** The Entity she sits on; null: she stands. */
  readonly seat = signal<string | null>(null);
  /** She said at the door that she just watches. */
  readonly watching = signal(false);
  /** She looks at herself: the camera faces her own figure. */
  readonly mirror = signal(false);
  readonly name = signal("");
  readonly view = signal<View>("third");

  get isSeated(): boolean {
    return this.seat.peek() !== null;
  }

  readonly #report = new Uint8Array(REPORT_BYTES);
  readonly #view = new DataView(this.#report.buffer);
  readonly #reported = new Uint8Array(REPORT_BYTES);
  /** Null: nothing is tracked, or the end of it was said. */
  #trackedReported: Uint8Array | null = null;

  switchView(): void {
    this.view.value = this.view.value === "first" ? "third" : "first";
  }

  /** A stay begins or goes on: the server's place and epoch. */
  entered(slot: number, epoch: number, place: Place, resumed: boolean): void {
    this.slot = slot;
    this.epoch = epoch;
    this.#reported.fill(0);
    this.#trackedReported?.fill(0);
    const near = Math.hypot(place.x - this.x, place.z - this.z) <= SAME_PLACE_M;
    if (!(resumed && near)) this.#place(place, "entered");
  }

  /** The server moved her: stand there, and report under its epoch from now on. */
  moved(notice: Moved): void {
    this.epoch = notice.epoch;
    this.seat.value = notice.seat;
    this.#place(notice.place, notice.reason);
  }

  /** A fresh 14-byte report if anything changed since the last one taken, behind it what is tracked; null otherwise. */
  takeReport(): Uint8Array<ArrayBuffer> | null {
    const flags = this.gait | (this.typing ? PoseFlag.TYPING : 0);
    writeReport(this.#view, this.epoch, 0, this, flags);
    const tracked = this.#takeTracked();
    if (!tracked && !differs(this.#report, this.#reported)) return null;
    this.#reported.set(this.#report);
    const report = new Uint8Array(REPORT_BYTES + (tracked?.length ?? 0));
    report.set(this.#report);
    if (tracked) report.set(tracked, REPORT_BYTES);
    return report;
  }

  /** The 30 bytes of what is tracked, if they changed; that nothing is any more, once. */
  #takeTracked(): Uint8Array | null {
    const last = this.#trackedReported;
    if (!this.tracked) {
      this.#trackedReported = null;
      return last && Uint8Array.of(Lane.POSE, this.epoch, ...new Uint8Array(TRACKED_REPORT_BYTES - 2));
    }
    const report = this.tracked.report(this.epoch, this);
    if (last && !differs(report, last)) return null;
    this.#trackedReported = report.slice();
    return report;
  }

  #place(place: Place, reason: string): void {
    this.x = place.x;
    this.y = place.y;
    this.z = place.z;
    this.yaw = place.yaw ?? 0;
    this.vx = 0;
    this.vz = 0;
    this.gait = Gait.STILL;
    this.placedReason = reason;
    this.placedCount += 1;
  }
}

function differs(bytes: Uint8Array, others: Uint8Array): boolean {
  return bytes.some((byte, index) => byte !== others[index]);
}
