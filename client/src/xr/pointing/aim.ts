/**
 * One hand among the things: what it is on, and what that hears of it. Nothing is on two things at once, and each thing that
 * was pointed at is left, whatever happens in between: tracking lost, the headset's own menu, the end of the session.
 */
import type { HandState } from "../hand";
import type { Pointable } from "../pointable";
import { Poke } from "./poke";
import { isSame, newTarget, type Target } from "./target";

export class Aim {
  /** Of this frame. */
  target = newTarget();
  /** In this frame it came onto something else; or its press began, on what it is on. */
  hasCome = false;
  wasPressed = false;
  #before = newTarget();
  readonly #poke = new Poke();
  /** A press is down that began on the target. */
  #isPressing = false;

  /** What a press keeps it on. */
  get held(): Pointable | null {
    return this.#isPressing ? this.target.pointable : null;
  }

  /** One frame: `find` fills in what the hand is on; null: it is on nothing. `scale`: world metres to a real one. */
  frame(hand: HandState, scale: number, find: ((into: Target, held: Pointable | null) => void) | null): void {
    const { held } = this;
    [this.target, this.#before] = [this.#before, this.target];
    const { target } = this;
    if (find) find(target, held);
    else Object.assign(target, NOTHING);
    this.hasCome = target.kind !== null && !isSame(target, this.#before);
    if (!isSame(target, this.#before) || target.isTouched !== this.#before.isTouched) this.#change();
    this.#press(hand, scale);
    if (this.#before.pointable !== target.pointable) this.#before.pointable?.leave(hand.side);
    target.pointable?.point(hand.side, this.#isPressing);
  }

  #change(): void {
    this.#poke.forget();
    this.#isPressing = false;
  }

  /** A finger presses by going through; a trigger by going down while the ray is on it. */
  #press(hand: HandState, scale: number): void {
    const { target } = this;
    const was = this.#isPressing;
    if (target.isTouched) this.#isPressing = this.#poke.move(target.distance / scale);
    else if (hand.wasPressed && target.kind !== null) this.#isPressing = true;
    else if (!hand.isDown) this.#isPressing = false;
    this.wasPressed = this.#isPressing && !was;
  }
}

const NOTHING = {
  kind: null,
  pointable: null,
  thing: null,
  board: null,
  id: "",
  isTouched: false,
  distance: Number.POSITIVE_INFINITY,
} as const satisfies Partial<Target>;
