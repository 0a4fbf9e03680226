/**
 * A fingertip that presses by going through a face: down at the face, up again only when it is back out by a little, so
 * that a finger that trembles presses once. Whoever comes from behind or from the side presses nothing.
 */

/** So near before a face the finger is on it: real metres. */
export const TOUCH_M = 0.03;
/** Deeper behind it the finger is somewhere else. */
export const DEEP_M = 0.06;
const DOWN_M = 0;
const OUT_M = 0.012;

export class Poke {
  isDown = false;
  /** It was seen before the face. */
  #isArmed = false;

  /** The tip is so far before the face, in real metres; Infinity: beside it. True while it presses. */
  move(metres: number): boolean {
    if (metres > TOUCH_M || metres < -DEEP_M) this.forget();
    else if (metres > DOWN_M) {
      this.#isArmed = true;
      if (metres >= OUT_M) this.isDown = false;
    } else if (this.#isArmed) this.isDown = true;
    return this.isDown;
  }

  forget(): void {
    this.isDown = false;
    this.#isArmed = false;
  }
}
