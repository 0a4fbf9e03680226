/** When a foot comes down: as many steps to the metre as the figure takes that one sees. */
import { dutyFor, reachFor, strideFor } from "../avatar/legs";

/** Farther in one look than anybody runs: she was set there. */
const JUMP_M = 1.5;
const SLOWEST_M_PER_S = 0.3;
/** The first step of a walk is heard soon after it begins. */
const FIRST_STEP = 0.6;

export class Footfalls {
  #x = Number.NaN;
  #z = Number.NaN;
  /** Share of the present step, 0 … 1. */
  #step = FIRST_STEP;

  /** Takes in where she is now; true when a foot came down on the way there. */
  advance(x: number, z: number, seconds: number, onFoot: boolean): boolean {
    const way = Math.hypot(x - this.#x, z - this.#z);
    this.#x = x;
    this.#z = z;
    const speed = seconds > 0 ? way / seconds : 0;
    if (!onFoot || !(way < JUMP_M) || speed < SLOWEST_M_PER_S) {
      this.#step = FIRST_STEP;
      return false;
    }
    this.#step += way / (strideFor(reachFor(speed), dutyFor(speed)) / 2);
    if (this.#step < 1) return false;
    this.#step %= 1;
    return true;
  }
}
