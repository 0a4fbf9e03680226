/** Taking things with hands that a device tracks: near by touching them, far by the laser; thrown, or passed on. */
import { Vector3 } from "three";
import type { UsableThing } from "../../systems/usable";
import type { XrStage } from "../context";
import { type HandState, SIDES, type Side } from "../hand";
import type { Target } from "./target";

/** From a hand to the face of what it can take where it lies: real metres. */
const TOUCHES_M = 0.1;

type Button = "trigger" | "grip";

const to = new Vector3();

export class Grasp {
  /** What of each hand took something: it holds it for as long as that is down. */
  readonly #by: Record<Side, Button | null> = { left: null, right: null };

  constructor(readonly xr: XrStage) {}

  isHolding(side: Side): boolean {
    return this.#by[side] !== null;
  }

  /** One frame of a hand, and what it is on. */
  frame(hand: HandState, target: Target): void {
    // Out of the device's sight it holds what it held.
    if (!hand.isTracked) return;
    const by = this.#by[hand.side];
    if (by !== null && !isDown(hand, by)) this.#open(hand);
    else if (by === null) this.#reach(hand, target);
  }

  dispose(): void {
    for (const side of SIDES) this.#by[side] = null;
    this.xr.stage.model.hands.peek()?.untrack();
  }

  #reach(hand: HandState, target: Target): void {
    const hands = this.xr.stage.model.hands.peek();
    const isFree = hand.wasPressed && target.kind !== "pointable" && target.kind !== "button";
    const by = hand.gripPressed ? "grip" : isFree ? "trigger" : null;
    if (!hands || by === null) return;
    const near = this.#near(hand);
    const far = target.kind === "thing" ? target.id : null;
    const id = near?.id ?? far;
    if (id === null) return;
    hands.take(id, hand.grip, near !== null);
    this.#by[hand.side] = by;
    this.xr.pulse(hand.side, 0.5, 30);
  }

  #open(hand: HandState): void {
    this.#by[hand.side] = null;
    this.xr.stage.model.hands.peek()?.letGo(hand.grip);
  }

  /** What it touches: nearest first; also what her other hand holds, but nobody else's. */
  #near({ grip }: HandState): UsableThing | null {
    const { model, ground } = this.xr.stage;
    const own = model.hands.peek()?.inHand.peek()?.id;
    let nearest: UsableThing | null = null;
    let nearestM = TOUCHES_M * this.xr.room.scale;
    for (const thing of ground?.things ?? []) {
      if (thing.kind !== "thing" || (thing.isHeld && thing.id !== own)) continue;
      const away = to.set(thing.x, thing.y, thing.z).distanceTo(grip.position) - thing.radius;
      if (away >= nearestM) continue;
      nearest = thing;
      nearestM = away;
    }
    return nearest;
  }
}

function isDown(hand: HandState, by: Button): boolean {
  return by === "grip" ? hand.isGripped : hand.isDown;
}
