/**
 * Her feet while the others stand in her own room: under her head, whatever the place has there, for her own room has walls
 * of its own. They stay on the level on which she came in, and are no faster than the server believes.
 */
import type { SelfPlace } from "../../model/self";
import { Gait, RUN_M_PER_S, WALK_M_PER_S } from "../../protocol/generated";

/** A head sways over feet that stand; farther than this they step after it, until they are under it again. */
const STEP_FROM_M = 0.1;
const STEP_TO_M = 0.02;
const RUNS_FROM_M_PER_S = (WALK_M_PER_S + RUN_M_PER_S) / 2;
/** Feet are under the head again after so long. */
const CATCH_UP_S = 0.12;

export class HomeFeet {
  #isStepping = false;

  /** `head` is in the world. */
  step(self: SelfPlace, head: { readonly x: number; readonly z: number }, seconds: number): void {
    const [offX, offZ] = [head.x - self.x, head.z - self.z];
    const off = Math.hypot(offX, offZ);
    this.#isStepping = off > (this.#isStepping ? STEP_TO_M : STEP_FROM_M);
    const speed = this.#isStepping ? Math.min(RUN_M_PER_S, off / Math.max(seconds, CATCH_UP_S)) : 0;
    self.vx = off > 0 ? (offX / off) * speed : 0;
    self.vz = off > 0 ? (offZ / off) * speed : 0;
    self.x += self.vx * seconds;
    self.z += self.vz * seconds;
    self.gait = speed === 0 ? Gait.STILL : speed > RUNS_FROM_M_PER_S ? Gait.RUN : Gait.WALK;
  }
}
