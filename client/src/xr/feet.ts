/**
 * Her feet in the place: they follow her head as it moves through her real room, and carry the room along where her sticks
 * want to go. A wall stops the feet, never the head.
 */
import { RUN_M_PER_S } from "../protocol/generated";
import type { Walker } from "../world/walking";
import type { Walk } from "./context";
import type { Room } from "./room";

/** A head sways over feet that stand; farther than this they step after it, until they are under it again. */
const STEP_FROM_M = 0.1;
const STEP_TO_M = 0.02;
/** Feet that come by less of what they would are held by something. */
const STOPPED_PART = 0.3;
/** Feet are under the head again after so long. */
const CATCH_UP_S = 0.12;

export class Feet {
  /** From where something holds the feet to where the head is, metres over the ground; 0: they come along. */
  headOff = 0;
  /** Over ground in the last step, m/s. */
  vx = 0;
  vz = 0;
  #isStepping = false;

  /** One step of the walker. `head` is in the world, and stays where it is within the room. */
  step(
    walker: Walker,
    room: Room,
    head: { readonly x: number; readonly z: number },
    walk: Readonly<Walk>,
    seconds: number,
  ): void {
    const { position } = walker;
    const [fromX, fromZ] = [position.x, position.z];
    const [offX, offZ] = [head.x - fromX, head.z - fromZ];
    const off = Math.hypot(offX, offZ);
    const wanted = Math.hypot(walk.x, walk.z);
    this.#isStepping = off > (this.#isStepping || wanted > 0 ? STEP_TO_M : STEP_FROM_M);
    const speed = this.#isStepping ? Math.min(RUN_M_PER_S, off / Math.max(seconds, CATCH_UP_S)) : 0;
    // Each in its half of the time, as a wall takes from each what it takes; with one of them alone it has all of it.
    const halves = wanted > 0 && speed > 0 ? 2 : 1;
    const part = off > 0 ? (speed / off) * halves : 0;
    if (wanted === 0 || speed > 0) walker.step(seconds / halves, offX * part, offZ * part, false, false);
    const [stoodX, stoodZ] = [position.x, position.z];
    if (wanted > 0) walker.step(seconds / halves, walk.x * halves, walk.z * halves, walk.run, false);
    const [dx, dz] = [position.x - stoodX, position.z - stoodZ];
    if (dx !== 0 || dz !== 0) room.shift(dx, dz);
    const came = off - Math.hypot(head.x - stoodX, head.z - stoodZ);
    const isStopped = speed > 0 && came < speed * seconds * STOPPED_PART;
    this.headOff = isStopped ? Math.hypot(head.x + dx - position.x, head.z + dz - position.z) : 0;
    this.vx = seconds > 0 ? (position.x - fromX) / seconds : 0;
    this.vz = seconds > 0 ? (position.z - fromZ) / seconds : 0;
  }

  /** She was set somewhere. */
  forget(): void {
    this.#isStepping = false;
    this.headOff = 0;
  }
}
