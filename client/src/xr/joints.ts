/** What a bare hand does, read from its 25 joints: matrices of real metres, in WebXR's order. */
import { HandShape } from "../protocol/generated";
import { JOINTS } from "./hand";

export const WRIST = 0;
export const THUMB_TIP = 4;
/** Of the index finger: the knuckle, and the tip. */
export const KNUCKLE = 6;
export const INDEX_TIP = 9;
export const PALM = 10;
/** Knuckle, two joints and tip of each finger but the thumb. */
const FINGERS = [
  [6, 7, 8, 9],
  [11, 12, 13, 14],
  [16, 17, 18, 19],
  [21, 22, 23, 24],
] as const;

/** Thumb and index finger this far apart are no pinch at all; and this near a whole one. */
const PINCH_FROM_M = 0.045;
const PINCH_WHOLE_M = 0.012;
/** How straight a finger is, of its own length: bent, and stretched. */
const BENT = 0.62;
const STRAIGHT = 0.86;

export type Matrices = ArrayLike<number>;

export function newJoints(): Float32Array {
  return new Float32Array(JOINTS * 16);
}

/** 0 open … 1 thumb and index finger meet. */
export function pinchOf(joints: Matrices): number {
  return unit((PINCH_FROM_M - between(joints, THUMB_TIP, INDEX_TIP)) / (PINCH_FROM_M - PINCH_WHOLE_M));
}

/** 0 as soon as one finger is straight … 1 a fist. */
export function fistOf(joints: Matrices): number {
  let fist = 1;
  for (const finger of FINGERS) fist = Math.min(fist, bentOf(joints, finger));
  return fist;
}

export function shapeOf(joints: Matrices, isPinched: boolean): HandShape {
  if (isPinched) return HandShape.PINCH;
  const [index, middle, ring] = FINGERS;
  if (bentOf(joints, middle) < 0.5 || bentOf(joints, ring) < 0.5) return HandShape.OPEN;
  return bentOf(joints, index) < 0.5 ? HandShape.POINTING : HandShape.FIST;
}

function bentOf(joints: Matrices, [knuckle, middle, last, tip]: (typeof FINGERS)[number]): number {
  const length =
    between(joints, knuckle, middle) + between(joints, middle, last) + between(joints, last, tip);
  const straight = length > 0 ? between(joints, knuckle, tip) / length : 1;
  return unit((STRAIGHT - straight) / (STRAIGHT - BENT));
}

/** Real metres between two joints. */
function between(joints: Matrices, one: number, other: number): number {
  const [a, b] = [one * 16 + 12, other * 16 + 12];
  return Math.hypot(
    (joints[a] ?? 0) - (joints[b] ?? 0),
    (joints[a + 1] ?? 0) - (joints[b + 1] ?? 0),
    (joints[a + 2] ?? 0) - (joints[b + 2] ?? 0),
  );
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
