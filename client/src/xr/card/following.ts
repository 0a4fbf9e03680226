/** Stands before her in the real room and comes after her head, lazily: what hangs at the eyes themselves makes one sick. */
import { Euler, Vector3 } from "three";
import type { Pose } from "../hand";
import { pitchOf, yawOf } from "../room";

const PITCH_MOST = 0.7;
/** So near to where it belongs it rests again. */
const THERE = 0.03;
const PER_S = 5;
const TAU = Math.PI * 2;

const ahead = new Vector3();
const euler = new Euler(0, 0, 0, "YXZ");

/** Turned so that its face looks back along that direction, upright. */
export function face(at: Pose, yaw: number, pitch: number): void {
  at.turn.setFromEuler(euler.set(pitch, yaw, 0));
}

/** So far before an eye, in that direction. */
export function standBefore(at: Pose, eye: Vector3, yaw: number, pitch: number, metres: number): void {
  face(at, yaw, pitch);
  at.position.copy(eye).addScaledVector(ahead.set(0, 0, -1).applyQuaternion(at.turn), metres);
}

export class Following {
  readonly #metres: number;
  readonly #down: number;
  readonly #slack: number;
  #yaw = 0;
  #pitch = 0;
  #isComing = false;

  /** So far away, so much below where she looks; it moves when she looks farther aside than the slack. Radians. */
  constructor(metres: number, down: number, slack: number) {
    this.#metres = metres;
    this.#down = down;
    this.#slack = slack;
  }

  /** `isNew`: it was not there before, and begins where it belongs. `isStill`: it never glides. */
  frame(head: Pose, at: Pose, seconds: number, isNew: boolean, isStill: boolean): void {
    const wanted = Math.max(-PITCH_MOST, Math.min(PITCH_MOST, pitchOf(head.turn))) - this.#down;
    const aside = nearest(yawOf(head.turn) - this.#yaw);
    const above = wanted - this.#pitch;
    const off = Math.hypot(aside, above);
    if (off > this.#slack) this.#isComing = true;
    else if (off < THERE) this.#isComing = false;
    const part =
      isNew || (isStill && this.#isComing) ? 1 : this.#isComing ? 1 - Math.exp(-PER_S * seconds) : 0;
    this.#yaw += aside * part;
    this.#pitch += above * part;
    standBefore(at, head.position, this.#yaw, this.#pitch, this.#metres);
  }
}

function nearest(angle: number): number {
  return angle - TAU * Math.round(angle / TAU);
}
