/**
 * Moving through the place with a headset: jumps, walking and turning by the sticks, and how high she sits or stands. Where
 * she is moved without her own doing, a cut announces it: docs/explanation/comfort.md has the list.
 */
import type { Subject, XrStage } from "../context";
import type { HandState } from "../hand";
import { Recentring } from "./recentring";
import { Teleport } from "./teleport";
import { StickTurn } from "./turning";
import { Vignette } from "./vignette";
import { StickWalk } from "./walking";

const STAND_FROM = 0.6;
const STAND_AGAIN_MS = 1_500;

export function openLocomotion(xr: XrStage): Subject {
  return new Locomotion(xr);
}

class Locomotion implements Subject {
  readonly #xr: XrStage;
  readonly #teleport: Teleport;
  readonly #turn = new StickTurn();
  readonly #walk = new StickWalk();
  readonly #vignette = new Vignette();
  readonly #recentring: Recentring;
  #askedToStandMs = Number.NEGATIVE_INFINITY;
  #isHeldTold = false;

  constructor(xr: XrStage) {
    this.#xr = xr;
    this.#teleport = new Teleport(xr);
    this.#recentring = new Recentring(xr);
    xr.root.add(this.#vignette.mesh);
    xr.tell({ teleport: () => ({ state: this.#teleport.state }) });
  }

  frame(seconds: number, nowMs: number): void {
    const { comfort, stage } = this.#xr;
    const { main, other } = this.#sticks();
    const { self, isHeldStill } = stage.model;
    this.#recentring.frame(main, nowMs);
    const jumps = comfort.walking.peek() === "jumps" && other ? [main, other] : [main];
    const walks = comfort.walking.peek() === "smooth" ? other : null;
    const isFree = !self.isSeated && !isHeldStill;
    this.#teleport.frame(jumps, isFree, seconds, nowMs);
    this.#xr.aiming = this.#teleport.aiming;
    this.#turnBy(main, seconds);
    if (walks && isFree && !this.#xr.isCutting) this.#walk.frame(this.#xr, walks);
    this.#tryToLeave(walks, nowMs);
    const isMoving = (isFree && this.#walk.isMoving && walks !== null) || this.#turn.isSmooth;
    const strength = stage.reducedMotion ? "strong" : comfort.vignette.peek();
    this.#vignette.frame(this.#xr.head, isMoving, strength, seconds);
  }

  dispose(): void {
    this.#teleport.dispose();
    this.#vignette.dispose();
    this.#recentring.dispose();
  }

  /** The hand that jumps and turns, and the one that walks: one alone does the first. */
  #sticks(): { main: HandState; other: HandState | null } {
    const { hands, main } = this.#xr;
    const [first, second] = main === "right" ? [hands.right, hands.left] : [hands.left, hands.right];
    if (first.isTracked || !second.isTracked) return { main: first, other: second.isTracked ? second : null };
    return { main: second, other: null };
  }

  #turnBy({ kind, stickX, stickY }: HandState, seconds: number): void {
    const { comfort, stage } = this.#xr;
    const turning = comfort.turning.peek();
    // Whoever wants little motion is never turned smoothly.
    const chosen = stage.reducedMotion && turning === "smooth" ? "narrow" : turning;
    const isAside = kind === "controller" && this.#teleport.aiming === null;
    const push = isAside && Math.abs(stickX) > Math.abs(stickY) ? stickX : 0;
    const angle = this.#turn.frame(this.#xr.isInput ? push : 0, chosen, seconds);
    if (angle !== 0) this.#xr.turnBy(angle);
  }

  /** Who sits stands up by whatever would lead away; who is held still is told so, once for each try. */
  #tryToLeave(walks: HandState | null, nowMs: number): void {
    const { visit, model } = this.#xr.stage;
    const tries = this.#teleport.isRefused || (this.#xr.isInput && walks !== null && isPushed(walks));
    if (!tries) this.#isHeldTold = false;
    else if (model.isHeldStill) {
      if (!this.#isHeldTold) this.#xr.say("headset-held-still");
      this.#isHeldTold = true;
    } else if (model.self.isSeated && nowMs - this.#askedToStandMs >= STAND_AGAIN_MS) {
      this.#askedToStandMs = nowMs;
      void visit.stand();
    }
  }
}

function isPushed({ kind, stickX, stickY }: HandState): boolean {
  return kind === "controller" && Math.hypot(stickX, stickY) > STAND_FROM;
}
