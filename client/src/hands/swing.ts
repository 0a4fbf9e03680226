/** How fast a thing goes that a tracked hand swings: by where it was in its last moments. */
import { lengthOf, plus, type Vector } from "./turn";

const LATELY_S = 0.1;
/** Faster than any arm: the room was moved around her. */
const FASTEST_M_PER_S = 18;

export class Swing {
  readonly #trail: { readonly place: Vector; readonly atS: number }[] = [];
  #nowS = 0;

  /** It is there, so many seconds after the last time. */
  move(place: Vector, seconds: number): void {
    const last = this.#trail.at(-1);
    if (last && lengthOf(plus(place, last.place, -1)) > FASTEST_M_PER_S * seconds) this.forget();
    this.#nowS += seconds;
    this.#trail.push({ place, atS: this.#nowS });
    // However slow the pictures are, there are two to go by.
    while (this.#trail.length > 2 && this.#trail[0]!.atS < this.#nowS - LATELY_S) this.#trail.shift();
  }

  forget(): void {
    this.#trail.length = 0;
  }

  /** Metres a second: the straight line that lies nearest to where it was lately. */
  get velocity(): Vector {
    const count = this.#trail.length;
    if (count < 2) return [0, 0, 0];
    const middleS = this.#trail.reduce((sum, { atS }) => sum + atS / count, 0);
    let spread = 0;
    let velocity: Vector = [0, 0, 0];
    for (const { place, atS } of this.#trail) {
      spread += (atS - middleS) ** 2;
      velocity = plus(velocity, place, atS - middleS);
    }
    return plus([0, 0, 0], velocity, 1 / spread);
  }
}
