/**
 * Jumping: a stick pushed ahead, or a pinch that is held upwards, shows the arc; letting go goes there, behind paper.
 * Where it may not lead, letting go says why.
 */
import { Vector3 } from "three";
import type { TeleportState } from "../../model/immersion";
import type { XrStage } from "../context";
import { type HandState, SIDES, type Side } from "../hand";
import { Arc } from "./arc";
import { ArcDrawing } from "./arc_drawing";
import { SpeedMirror } from "./speed";
import { Waters } from "./waters";

const PUSHED_FROM = 0.6;
const LET_GO_BELOW = 0.35;
/** A pinch that begins so steeply points at nothing else; and held so long it means a jump. */
const UPWARDS = 0.3;
const PINCH_MS = 250;
const FELT_MS = 25;

export class Teleport {
  state: TeleportState = "none";
  /** She aims, and may not jump now. */
  isRefused = false;
  readonly #xr: XrStage;
  readonly #arc = new Arc();
  readonly #drawing = new ArcDrawing();
  readonly #speed = new SpeedMirror();
  readonly #feet = new Vector3();
  #waters = new Waters(new Map());
  #edition = Number.NaN;
  #hand: HandState | null = null;
  /** A pinch that may become a jump. */
  #pinchSinceMs = Number.NaN;
  #isCancelled = false;

  constructor(xr: XrStage) {
    this.#xr = xr;
    xr.root.add(this.#drawing.root);
  }

  /** `sticks`: the hands whose stick jumps. */
  frame(sticks: readonly HandState[], mayJump: boolean, seconds: number, nowMs: number): void {
    const { model } = this.#xr.stage;
    const { self } = model;
    this.#speed.frame(self, self.placedCount, seconds);
    const goes = this.#takeHands(sticks, nowMs);
    this.isRefused = this.#hand !== null && !mayJump;
    // Whoever stood up by it does not jump by the same push.
    this.#isCancelled ||= this.isRefused;
    if (!this.#hand || !mayJump) {
      this.#show("none");
      return;
    }
    this.#aim(this.#hand, nowMs);
    if (!goes) return;
    this.#go(this.#hand);
    this.#hand = null;
    this.#show("none");
  }

  /** The hand that aims, if any does: whoever points leaves it alone. */
  get aiming(): Side | null {
    return this.#hand?.side ?? null;
  }

  dispose(): void {
    this.#drawing.dispose();
  }

  /** Who begins to aim, and who lets go; true: in this frame, to go there. */
  #takeHands(sticks: readonly HandState[], nowMs: number): boolean {
    if (!this.#hand) {
      this.#hand = sticks.find(isPushedAhead) ?? this.#pinching(nowMs);
      this.#isCancelled = false;
      return false;
    }
    const hand = this.#hand;
    const isHeld = hand.kind === "hand" ? hand.isDown : Math.hypot(hand.stickX, hand.stickY) > LET_GO_BELOW;
    // The other way out: a fist, or the grip.
    if (hand.gripPressed || !hand.isTracked) this.#isCancelled = true;
    if (isHeld) return false;
    if (!this.#isCancelled) return true;
    this.#hand = null;
    return false;
  }

  #pinching(nowMs: number): HandState | null {
    const { hands, busy } = this.#xr;
    for (const side of SIDES) {
      const hand = hands[side];
      if (hand.kind === "hand" && hand.wasPressed)
        this.#pinchSinceMs = hand.ray.direction.y >= UPWARDS && !busy[side] ? nowMs : Number.NaN;
      if (hand.kind === "hand" && hand.isDown && nowMs - this.#pinchSinceMs >= PINCH_MS) return hand;
    }
    if (!hands.left.isDown && !hands.right.isDown) this.#pinchSinceMs = Number.NaN;
    return null;
  }

  #aim(hand: HandState, nowMs: number): void {
    const { ground, model } = this.#xr.stage;
    if (!ground || this.#isCancelled) {
      this.#show("none");
      return;
    }
    if (this.#edition !== model.scene.edition.peek()) {
      this.#edition = model.scene.edition.peek();
      this.#waters = new Waters(model.scene.entities);
    }
    const { origin, direction } = hand.ray;
    this.#arc.aim(ground, this.#waters, origin, direction, this.#feet.copy(ground.walker.position));
    const { verdict, landing, portal } = this.#arc;
    const rests = verdict === "good" && !portal && !this.#speed.allows(landing);
    this.#show(rests ? "rest" : verdict);
    this.#drawing.draw(this.#arc, this.state, nowMs, this.#xr.stage.reducedMotion);
  }

  #go({ side }: HandState): void {
    const { stage } = this.#xr;
    if (this.state === "none" || this.#xr.isCutting) return;
    this.#xr.pulse(side, this.state === "good" ? 0.6 : 0.2, FELT_MS);
    if (this.state !== "good") {
      this.#xr.say(`headset-jump-${this.state}`);
      return;
    }
    const { portal, landing } = this.#arc;
    if (portal?.target) {
      void stage.visit.travel(portal.target);
      return;
    }
    const { x, y, z } = landing;
    const { placedCount } = stage.model.self;
    this.#xr.cut(() => {
      // The server was quicker: she is somewhere else by now.
      if (stage.model.self.placedCount === placedCount) this.#xr.standAt(x, y, z);
    });
  }

  #show(state: TeleportState): void {
    this.state = state;
    this.#drawing.root.visible = state !== "none";
  }
}

function isPushedAhead({ kind, stickX, stickY }: HandState): boolean {
  return kind === "controller" && stickY < -PUSHED_FROM && Math.abs(stickX) < -stickY;
}
