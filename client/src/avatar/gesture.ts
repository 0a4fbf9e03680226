/** Gestures: where the hands and the body are at each moment of one. Plain sums, no three.js, no garbage. */
import type { EmoteName } from "../model/people";
import { type ArmTurn, newArm, reachInto } from "./arms";
import { smooth } from "./legs";

/** How long each lasts, seconds; the first and the last fifth of a second blend with whatever else she does. */
export const GESTURE_S: Readonly<Record<EmoteName, number>> = {
  wave: 2.6,
  clap: 2.8,
  bow: 1.9,
  point: 3,
  raise_hand: 8,
  dance: 8,
};
export const BLEND_S = 0.2;

/** What a gesture adds to standing, walking or sitting; angles in radians, lengths in metres. */
export interface GesturePose {
  /** Whose place the arms take, 0 … 1. */
  left: number;
  right: number;
  readonly leftArm: ArmTurn;
  readonly rightArm: ArmTurn;
  /** Of the chest: forward, about, aside. */
  lean: number;
  twist: number;
  tilt: number;
  /** Of the hips: aside, and up. */
  sway: number;
  lift: number;
  nod: number;
  headTilt: number;
}

export function newGesturePose(): GesturePose {
  return {
    left: 0,
    right: 0,
    leftArm: newArm(),
    rightArm: newArm(),
    lean: 0,
    twist: 0,
    tilt: 0,
    sway: 0,
    lift: 0,
    nod: 0,
    headTilt: 0,
  };
}

/** The gesture itself at `t` seconds, before any blending. */
type Move = (pose: GesturePose, t: number, headYaw: number, headPitch: number) => void;

const TAU = Math.PI * 2;

const wave: Move = (pose, t) => {
  const swing = Math.sin(t * TAU * 1.7);
  reachInto(pose.rightArm, 1, 0.19 + 0.1 * swing, 0.31 - 0.03 * Math.abs(swing), 0.1, 0.6);
  pose.right = 1;
  pose.tilt = -0.03;
  pose.headTilt = -0.07;
};

const clap: Move = (pose, t) => {
  const apart = 0.03 + 0.075 * (0.5 + 0.5 * Math.cos(t * TAU * 2.3));
  reachInto(pose.rightArm, 1, apart - 0.175, -0.08, 0.27, 0.5);
  reachInto(pose.leftArm, -1, apart - 0.175, -0.08, 0.27, 0.5);
  pose.right = 1;
  pose.left = 1;
  pose.nod = -0.05;
};

/** Hands folded before the chest, as one greets with respect. */
export function foldHands(pose: GesturePose): void {
  reachInto(pose.rightArm, 1, -0.155, -0.15, 0.26, 0.62);
  reachInto(pose.leftArm, -1, -0.155, -0.14, 0.28, 0.62);
  pose.right = 1;
  pose.left = 1;
}

const bow: Move = (pose, t) => {
  foldHands(pose);
  const deep = smooth((t - 0.15) / 0.55) * (1 - smooth((t - 1.2) / 0.55));
  pose.lean = 0.55 * deep;
  pose.nod = -0.28 * deep;
};

const point: Move = (pose, _t, headYaw, headPitch) => {
  const yaw = Math.max(-1.1, Math.min(1, headYaw));
  const flat = Math.cos(headPitch);
  reachInto(
    pose.rightArm,
    1,
    -Math.sin(yaw) * flat * 0.46,
    Math.sin(headPitch) * 0.46 + 0.02,
    Math.cos(yaw) * flat * 0.46,
    0.15,
  );
  pose.right = 1;
  pose.twist = 0.25 * yaw;
};

const raiseHand: Move = (pose, t) => {
  const up = smooth(t / 0.5) * (1 - smooth((t - GESTURE_S.raise_hand + 0.65) / 0.5));
  const ahead = 0.24 - 0.2 * up;
  reachInto(pose.rightArm, 1, 0.14 + 0.006 * Math.sin(t * 2.4), -0.12 + 0.55 * up, ahead, 0.3);
  pose.right = 1;
  pose.tilt = 0.035 * up;
};

/** Two slow beats a second: the hands rise and fall in turn like sleeves in the wind, the hips go from side to side. */
const dance: Move = (pose, t) => {
  const beat = t * TAU * 0.9;
  const [one, other] = [Math.sin(beat), Math.sin(beat + Math.PI)];
  const open = 0.5 - 0.5 * Math.cos((t / GESTURE_S.dance) * TAU);
  reachInto(
    pose.rightArm,
    1,
    0.1 + 0.16 * open,
    0.06 + 0.22 * one * (0.6 + 0.4 * open),
    0.2 + 0.06 * other,
    0.5,
  );
  reachInto(
    pose.leftArm,
    -1,
    0.1 + 0.16 * open,
    0.06 + 0.22 * other * (0.6 + 0.4 * open),
    0.2 + 0.06 * one,
    0.5,
  );
  pose.right = 1;
  pose.left = 1;
  pose.sway = 0.035 * one;
  pose.lift = -0.028 * (0.5 + 0.5 * Math.cos(beat * 2));
  pose.twist = 0.2 * Math.sin(beat + 0.5);
  pose.tilt = -0.06 * one;
  pose.headTilt = 0.09 * one;
};

const MOVES: Readonly<Record<EmoteName, Move>> = { wave, clap, bow, point, raise_hand: raiseHand, dance };

/** One figure's gestures, one after the other: each begins and ends gently, and gives way to walking. */
export class Gesturing {
  readonly pose = newGesturePose();

  #name: EmoteName | null = null;
  /** Of the gesture that is shown: when it was made, and when its showing began. */
  #madeMs = Number.NaN;
  #startMs = 0;
  #weight = 0;
  /** Made at this time and ended since, by its length or by walking. */
  #doneMs = Number.NaN;

  /** Takes in the gesture made last; `walks` ends it. Writes `pose`. */
  advance(
    emote: { readonly name: EmoteName; readonly sinceMs: number } | null,
    nowMs: number,
    seconds: number,
    walks: boolean,
    headYaw: number,
    headPitch: number,
  ): void {
    if (emote && this.#isOver(emote, nowMs, walks)) this.#doneMs = emote.sinceMs;
    const wanted = emote && emote.sinceMs !== this.#doneMs ? emote : null;
    const goesOn = wanted !== null && wanted.sinceMs === this.#madeMs;
    const step = seconds / BLEND_S;
    this.#weight = goesOn ? Math.min(1, this.#weight + step) : Math.max(0, this.#weight - step);
    if (!goesOn && this.#weight === 0) this.#begin(wanted, nowMs);
    this.#show(nowMs, headYaw, headPitch);
  }

  #isOver(
    emote: { readonly name: EmoteName; readonly sinceMs: number },
    nowMs: number,
    walks: boolean,
  ): boolean {
    return walks || nowMs - emote.sinceMs > (GESTURE_S[emote.name] - BLEND_S) * 1_000;
  }

  #begin(emote: { readonly name: EmoteName; readonly sinceMs: number } | null, nowMs: number): void {
    this.#name = emote?.name ?? null;
    this.#madeMs = emote?.sinceMs ?? Number.NaN;
    this.#startMs = nowMs;
  }

  #show(nowMs: number, headYaw: number, headPitch: number): void {
    const { pose } = this;
    pose.left = 0;
    pose.right = 0;
    pose.lean = 0;
    pose.twist = 0;
    pose.tilt = 0;
    pose.sway = 0;
    pose.lift = 0;
    pose.nod = 0;
    pose.headTilt = 0;
    if (this.#name === null || this.#weight === 0) return;
    MOVES[this.#name](pose, (nowMs - this.#startMs) / 1_000, headYaw, headPitch);
    const share = smooth(this.#weight);
    pose.left *= share;
    pose.right *= share;
    pose.lean *= share;
    pose.twist *= share;
    pose.tilt *= share;
    pose.sway *= share;
    pose.lift *= share;
    pose.nod *= share;
    pose.headTilt *= share;
  }
}
