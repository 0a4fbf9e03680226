/**
 * How far she may jump now: a mirror of the metres that the server allows her (PR-16), so that no jump is sent that it would
 * take back. The server counts when reports arrive, and they arrive unevenly: a reserve is kept for that.
 */
import { RUN_M_PER_S, SPEED_BUCKET_S, SPEED_MARGIN } from "../../protocol/generated";

const REFILL_M_PER_S = SPEED_MARGIN * RUN_M_PER_S;
const BUCKET_M = SPEED_BUCKET_S * REFILL_M_PER_S;
/** A report may come so much later than the one after it. */
const UNEVEN_S = 0.25;
/** And is told in centimetres. */
const ROUNDING_M = 0.04;
const RESERVE_M = UNEVEN_S * REFILL_M_PER_S + ROUNDING_M;

export interface Feet {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export class SpeedMirror {
  #level = 0;
  #height = 0;
  #x = 0;
  #y = 0;
  #z = 0;
  #placedCount = Number.NaN;

  /** In every frame, where her feet are. `placedCount` rises where the server itself has set her somewhere: that is free. */
  frame({ x, y, z }: Feet, placedCount: number, seconds: number): void {
    this.#level = Math.min(BUCKET_M, this.#level + REFILL_M_PER_S * seconds);
    this.#height = Math.min(BUCKET_M, this.#height + REFILL_M_PER_S * seconds);
    if (placedCount === this.#placedCount) {
      this.#level -= Math.hypot(x - this.#x, z - this.#z);
      this.#height -= Math.abs(y - this.#y);
    }
    this.#placedCount = placedCount;
    this.#x = x;
    this.#y = y;
    this.#z = z;
  }

  /** Whether the server will believe that she is there. */
  allows({ x, y, z }: Feet): boolean {
    const level = Math.hypot(x - this.#x, z - this.#z);
    return level + RESERVE_M <= this.#level && Math.abs(y - this.#y) + RESERVE_M <= this.#height;
  }
}
