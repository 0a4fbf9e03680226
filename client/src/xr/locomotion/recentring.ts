/** Measuring her anew: when she holds the stick of her main hand pressed, and when she sets another posture or height. */
import type { XrStage } from "../context";
import type { HandState } from "../hand";

const HELD_MS = 900;

export class Recentring {
  readonly #xr: XrStage;
  readonly #forget: readonly (() => void)[];
  #sinceMs = Number.NaN;
  #isOpen = false;

  constructor(xr: XrStage) {
    this.#xr = xr;
    const { posture, eyeHeightM } = xr.comfort;
    this.#forget = [posture, eyeHeightM].map((setting) => setting.subscribe(() => this.#recentre()));
    this.#isOpen = true;
  }

  frame(hand: HandState, nowMs: number): void {
    if (!hand.isThumbDown) this.#sinceMs = Number.NaN;
    else if (hand.thumbPressed) this.#sinceMs = nowMs;
    if (!(nowMs - this.#sinceMs >= HELD_MS)) return;
    this.#sinceMs = Number.NaN;
    this.#recentre();
    this.#xr.say("headset-recentred");
  }

  dispose(): void {
    for (const forget of this.#forget) forget();
  }

  #recentre(): void {
    // A signal tells its present value at once: as she enters she is measured anyway.
    if (this.#isOpen) this.#xr.cut(() => this.#xr.recentre());
  }
}
