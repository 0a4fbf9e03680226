/** Where the card is: over the wrist of the hand that does not point, facing her, or pinned where she left it. */
import { Matrix4, Quaternion, Vector3 } from "three";
import type { XrStage } from "../context";
import { type HandState, newPose, type Pose } from "../hand";
import { face } from "./following";

/** From the wrist up to the middle of the card, real metres: its lower rim is just over the hand. */
const ABOVE_M = 0.19;
const NEAR_M = 0.8;
/** The palm looks at her face, and she at it: cosines. */
const TURNED = 0.72;
const TURNED_AWAY = 0.3;
const LOOKED_AT = 0.6;
/** A hand that only passes by opens nothing. */
const TURNED_MS = 250;
const AWAY_MS = 700;
const PER_S = 14;

const inverse = new Matrix4();
const unturned = new Quaternion();
const toHead = new Vector3();
const axis = new Vector3();

export class WristPlace {
  isPinned = false;
  readonly #wanted = newPose();
  readonly #wrist = newPose();
  #sinceMs = Number.NaN;

  /** Comes after the wrist, or with `isNew` is there at once. */
  frame(xr: XrStage, at: Pose, seconds: number, isNew: boolean): void {
    if (this.isPinned) return;
    const hand = otherHand(xr);
    this.#toRoom(xr, hand);
    const { position } = this.#wrist;
    // As her eyes see its middle, and not her wrist.
    axis.set(0, ABOVE_M, 0).add(position).sub(xr.room.head.position).normalize();
    face(this.#wanted, Math.atan2(-axis.x, -axis.z), Math.asin(axis.y));
    axis.set(0, 1, 0).applyQuaternion(this.#wanted.turn);
    this.#wanted.position.copy(position).addScaledVector(axis, ABOVE_M);
    const part = isNew ? 1 : 1 - Math.exp(-PER_S * seconds);
    at.position.lerp(this.#wanted.position, part);
    at.turn.slerp(this.#wanted.turn, part);
  }

  /** Whether turning the wrist opens it now, or turning it away closes it; null: as it was. */
  wish(xr: XrStage, isOpen: boolean, nowMs: number): boolean | null {
    const hand = otherHand(xr);
    const turned = hand.isTracked && isBody(hand) ? this.#turned(xr, hand) : 0;
    const isWish = isOpen ? turned < TURNED_AWAY : turned > TURNED;
    if (!isWish) this.#sinceMs = Number.NaN;
    else if (Number.isNaN(this.#sinceMs)) this.#sinceMs = nowMs;
    if (!isWish || nowMs - this.#sinceMs < (isOpen ? AWAY_MS : TURNED_MS)) return null;
    this.#sinceMs = Number.NaN;
    return !isOpen;
  }

  /** How much the palm looks at her face: a cosine; −1 where she does not look at it. */
  #turned(xr: XrStage, hand: HandState): number {
    this.#toRoom(xr, hand);
    toHead.copy(xr.room.head.position).sub(this.#wrist.position);
    if (toHead.length() > NEAR_M) return -1;
    toHead.normalize();
    const looked = -axis.set(0, 0, -1).applyQuaternion(xr.room.head.turn).dot(toHead);
    if (looked < LOOKED_AT) return -1;
    // Out of the palm, as WebXR turns a grip.
    return axis
      .set(hand.side === "left" ? 1 : -1, 0, 0)
      .applyQuaternion(this.#wrist.turn)
      .dot(toHead);
  }

  #toRoom({ room }: XrStage, { grip }: HandState): void {
    const { position, turn } = this.#wrist;
    position.copy(grip.position).applyMatrix4(inverse.copy(room.root.matrixWorld).invert());
    turn.multiplyQuaternions(unturned.copy(room.root.quaternion).invert(), grip.turn);
  }
}

export function otherHand({ hands, main }: Pick<XrStage, "hands" | "main">): HandState {
  return hands[main === "left" ? "right" : "left"];
}

function isBody({ kind }: HandState): boolean {
  return kind === "controller" || kind === "hand";
}
