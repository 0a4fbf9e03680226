/** What a hand can point at or touch besides the place itself: cards, handles. All metres are the world's. */
import type { Ray, Vector3 } from "three";
import type { Side } from "./hand";

export interface Pointable {
  /** Metres along the ray; Infinity: missed. */
  meet(hand: Side, ray: Ray): number;
  /** Metres before its face, negative behind it; Infinity: beside it. */
  near(hand: Side, tip: Vector3): number;
  /**
   * The hand is on it: in every frame, as long as it is the nearest. `isDown` for a press that began on it, and while that
   * lasts it stays the nearest wherever else the hand goes, if it is met at all.
   */
  point(hand: Side, isDown: boolean): void;
  /** The hand is on it no more: exactly once after each row of `point`. */
  leave(hand: Side): void;
}
