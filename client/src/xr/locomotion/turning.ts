/** Turning by the stick: at once by an angle, or smoothly for as long as it is held. */
import type { Turning } from "../comfort";

const SNAP_FROM = 0.7;
const SNAP_AGAIN_BELOW = 0.4;
const SMOOTH_RAD_PER_S = (100 * Math.PI) / 180;
const SMOOTH_FROM = 0.2;
const SNAPS: Readonly<Record<Exclude<Turning, "smooth">, number>> = {
  narrow: Math.PI / 6,
  wide: Math.PI / 4,
};

export class StickTurn {
  /** She is being turned smoothly in this frame. */
  isSmooth = false;
  #hasSnapped = false;

  /** By which angle to turn in this frame, left is positive; `stickX` is positive to the right. */
  frame(stickX: number, turning: Turning, seconds: number): number {
    const push = Math.abs(stickX);
    this.isSmooth = turning === "smooth" && push > SMOOTH_FROM;
    if (turning === "smooth") {
      // A stick that was pushed before the setting changed does not snap after it.
      this.#hasSnapped = true;
      const part = this.isSmooth ? (push - SMOOTH_FROM) / (1 - SMOOTH_FROM) : 0;
      return part === 0 ? 0 : -Math.sign(stickX) * part * SMOOTH_RAD_PER_S * seconds;
    }
    if (push < SNAP_AGAIN_BELOW) this.#hasSnapped = false;
    if (push < SNAP_FROM || this.#hasSnapped) return 0;
    this.#hasSnapped = true;
    return -Math.sign(stickX) * SNAPS[turning];
  }
}
