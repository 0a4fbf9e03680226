/**
 * Pointing and touching, with both hands at once: what each is on, what hears of it, what a press does, what it takes along.
 *
 *     hand ──> touch within 3 cm, else ray ──> one target ──> point / leave · label and laser · use, take, throw
 */
import type { PointedFace } from "../../model/immersion";
import type { Subject, XrStage } from "../context";
import { type HandState, SIDES, type Side } from "../hand";
import type { Pointable } from "../pointable";
import { Aim } from "./aim";
import { Boards } from "./boards";
import { Grasp } from "./grasp";
import { Labels } from "./labels";
import { Lasers } from "./lasers";
import { nameOf } from "./naming";
import { findTarget, type Target } from "./target";
import { use } from "./using";

/** A trigger that is half down shows where it would press. */
const HALF = 0.15;
const LEFT_LAST = ["right", "left"] as const;

export function openPointing(xr: XrStage): Subject {
  return new Pointing(xr);
}

class Pointing implements Subject {
  readonly #aims: Readonly<Record<Side, Aim>> = { left: new Aim(), right: new Aim() };
  readonly #lasers = new Lasers();
  readonly #labels = new Labels();
  readonly #boards: Boards;
  readonly #grasp: Grasp;

  constructor(readonly xr: XrStage) {
    this.#boards = new Boards(xr.stage.model.scene);
    this.#grasp = new Grasp(xr);
    xr.root.add(this.#lasers.mesh, this.#labels.mesh);
    xr.tell({
      pointing: () => ({ left: faceOf(this.#aims.left.target), right: faceOf(this.#aims.right.target) }),
    });
  }

  frame(seconds: number): void {
    // The hand that points comes last: of two on one board, what is under it is marked.
    for (const side of this.xr.main === "left" ? LEFT_LAST : SIDES) {
      const hand = this.xr.hands[side];
      const aim = this.#aims[side];
      const isOn = this.#move(hand, aim);
      const isSeen = isOn && hand.kind !== "screen" && !aim.target.isTouched;
      this.#lasers.show(
        hand,
        aim.target,
        isSeen && (aim.target.kind !== null || hand.trigger > HALF),
        seconds,
      );
      const name = isSeen ? nameOf(this.xr, aim.target) : "";
      this.#labels.show(side, name, aim.target.at, this.xr.stage.eye);
    }
    this.#lasers.end();
    this.#labels.end();
  }

  dispose(): void {
    for (const side of SIDES) this.#aims[side].frame(this.xr.hands[side], 1, null);
    this.#grasp.dispose();
    this.#lasers.dispose();
    this.#labels.dispose();
  }

  /** What this hand is on, and does with it; false: it does nothing at all. */
  #move(hand: HandState, aim: Aim): boolean {
    const { xr } = this;
    const { side } = hand;
    const isFree = !this.#grasp.isHolding(side) && xr.aiming !== side;
    // A finger on a screen is gone as soon as it is lifted: what it was on hears that before it is left.
    const isThere = hand.isTracked || (hand.kind === "none" && hand.wasReleased);
    const isOn = xr.isInput && isThere && isFree;
    aim.frame(hand, xr.room.scale, isOn ? this.#find[side] : null);
    if (xr.mode === "vr" && xr.isInput) this.#grasp.frame(hand, aim.target);
    const isHolding = this.#grasp.isHolding(side);
    if (aim.hasCome) xr.pulse(side, 0.12, 8);
    if (aim.wasPressed) xr.pulse(side, 0.5, 20);
    if (aim.wasPressed && !isHolding) use(xr, aim.target);
    xr.busy[side] = isHolding || aim.target.kind !== null;
    return isOn && hand.isTracked;
  }

  /** Made once: it is asked for in every frame. */
  readonly #find = {
    left: (into: Target, held: Pointable | null) => this.#findFor("left", into, held),
    right: (into: Target, held: Pointable | null) => this.#findFor("right", into, held),
  };

  #findFor(side: Side, into: Target, held: Pointable | null): void {
    findTarget(into, this.xr.hands[side], this.xr, this.#boards, held);
  }
}

function faceOf({ kind, id, distance }: Target): PointedFace | null {
  return kind && { kind, id, distance };
}
