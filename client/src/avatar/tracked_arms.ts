/**
 * An arm whose hand is tracked: the hand is where it is, the arm comes to it. Two bones, an elbow that hangs down and out, a
 * shoulder that goes along, and as a last resort sleeves that are a little longer. Plain sums, no three.js, no garbage.
 */
import { type Affine, affine, jointed } from "./affine";
import { ELBOW_Y, KNUCKLES, PALM, SHOULDER, THUMB_ROOT, WRIST_Y } from "./bones";
import type { HeldHand } from "./held_part";
import type { Arm } from "./skeleton";
import { anchored, pointInto, shrunk, turnedTo } from "./turning";

/** From shoulder to elbow aside and down, and its length; the forearm hangs straight down from there. */
const ELBOW_X = SHOULDER[0] + 0.035;
const UPPER_M = Math.hypot(ELBOW_X - SHOULDER[0], SHOULDER[1] - ELBOW_Y);
const UPPER_ASIDE = (ELBOW_X - SHOULDER[0]) / UPPER_M;
const UPPER_DOWN = (SHOULDER[1] - ELBOW_Y) / UPPER_M;
const FORE_M = ELBOW_Y - WRIST_Y;
const ARM_M = UPPER_M + FORE_M;
export const STRETCH_MAX = 1.3;
/** An arm is never quite straight before it stretches. */
const STRAIGHT = 0.992;
/** From this share of the arm's length on, the shoulder goes along, and so far. */
const SHOULDER_FROM = 0.8;
const SHOULDER_MAX_M = 0.08;
const SHRUG_M = 0.045;
/** Of an arm held straight ahead: the elbow points out and down. */
const ELBOW_OUT = 0.35;
const ELBOW_DOWN = 0.94;
/** How much an elbow lies behind its hand. */
const HAND_SAYS = 0.5;

const palm = new Float64Array(3);
const wrist = new Float64Array(3);
const shoulder = new Float64Array(3);
const elbow = new Float64Array(3);
/** To the wrist, to where the elbow bends, and along a bone: unit vectors. */
const way = new Float64Array(3);
const bend = new Float64Array(3);
const line = new Float64Array(3);
const hinge = new Float64Array(3);

/** Brings a hand from where the figure holds it to where it is tracked, `drop` metres lower, and the arm with it. */
export function reachHand(arm: Arm, chest: Affine, side: -1 | 1, held: HeldHand, drop: number): void {
  const { share, q } = held;
  pointInto(palm, arm.hand, side * PALM[0], PALM[1], PALM[2]);
  palm[0]! += (held.x - palm[0]!) * share;
  palm[1]! += (held.y - drop - palm[1]!) * share;
  palm[2]! += (held.z - palm[2]!) * share;
  turnedTo(arm.hand, q, share);
  placePalm(arm.hand, side);
  pointInto(wrist, arm.hand, side * ELBOW_X, WRIST_Y, 0);
  pointInto(shoulder, chest, side * SHOULDER[0], SHOULDER[1], 0);
  const far = aim();
  findBend(chest, arm.hand, side);
  const stretch = moveShoulder(far);
  bendArm(arm, side, stretch);
}

/** Fills `way`; returns how far the wrist is from the shoulder. */
function aim(): number {
  for (let axis = 0; axis < 3; axis += 1) way[axis] = wrist[axis]! - shoulder[axis]!;
  const far = Math.hypot(way[0]!, way[1]!, way[2]!) || 1e-6;
  for (let axis = 0; axis < 3; axis += 1) way[axis]! /= far;
  return far;
}

/**
 * Fills `bend` for `way`: what an elbow does with an arm straight ahead, carried along by the shortest turn from there, so
 * that it hangs behind a hanging arm, below one aside, before one raised; and a little to where the hand comes from.
 */
function findBend(chest: Affine, hand: Affine, side: number): void {
  const [wx, wy, wz] = [way[0]!, way[1]!, way[2]!];
  const x = chest[0]! * wx + chest[4]! * wy + chest[8]! * wz;
  const y = chest[1]! * wx + chest[5]! * wy + chest[9]! * wz;
  const z = chest[2]! * wx + chest[6]! * wy + chest[10]! * wz;
  const [outward, down] = [side * ELBOW_OUT, -ELBOW_DOWN];
  // e + v × e + v × (v × e) / (1 + c), where v = ahead × way = (y, −x, 0) and c their cosine.
  const across = y * down + x * outward;
  const share = 1 / Math.max(0.02, 1 - z);
  const ex = outward - x * across * share;
  const ey = down - y * across * share;
  const ez = across;
  const along = hand[1]! * wx + hand[5]! * wy + hand[9]! * wz;
  for (let axis = 0; axis < 3; axis += 1) {
    const row = axis * 4;
    const said = HAND_SAYS * (hand[row + 1]! - along * way[axis]!);
    bend[axis] = chest[row]! * ex + chest[row + 1]! * ey + chest[row + 2]! * ez + said;
  }
  squareBend();
}

/** Whatever the way, the elbow bends across it. */
function squareBend(): void {
  const off = bend[0]! * way[0]! + bend[1]! * way[1]! + bend[2]! * way[2]!;
  for (let axis = 0; axis < 3; axis += 1) bend[axis]! -= off * way[axis]!;
  const length = Math.hypot(bend[0]!, bend[1]!, bend[2]!) || 1;
  for (let axis = 0; axis < 3; axis += 1) bend[axis]! /= length;
  hinge[0] = bend[1]! * way[2]! - bend[2]! * way[1]!;
  hinge[1] = bend[2]! * way[0]! - bend[0]! * way[2]!;
  hinge[2] = bend[0]! * way[1]! - bend[1]! * way[0]!;
}

/** The shoulder rises and goes along; returns how much longer the arm has to be. */
function moveShoulder(far: number): number {
  const along = Math.max(0, Math.min(SHOULDER_MAX_M, (far - SHOULDER_FROM * ARM_M) * 0.6));
  for (let axis = 0; axis < 3; axis += 1) shoulder[axis]! += along * way[axis]!;
  shoulder[1]! += SHRUG_M * Math.max(0, way[1]!) ** 2;
  const rest = aim();
  squareBend();
  return Math.max(1, Math.min(STRETCH_MAX, rest / (STRAIGHT * ARM_M)));
}

function bendArm({ upper, lower, hand }: Arm, side: -1 | 1, stretch: number): void {
  const [a, b] = [UPPER_M * stretch, FORE_M * stretch];
  const wanted = Math.hypot(wrist[0]! - shoulder[0]!, wrist[1]! - shoulder[1]!, wrist[2]! - shoulder[2]!);
  const far = Math.max(Math.abs(a - b) + 0.005, Math.min(a + b - 1e-4, wanted));
  const along = (a * a - b * b + far * far) / (2 * far);
  const out = Math.sqrt(Math.max(0, a * a - along * along));
  // Out of reach, the hand stays at the arm's end.
  if (wanted > far) pullHand(hand, side, far - wanted);
  for (let axis = 0; axis < 3; axis += 1) line[axis] = (way[axis]! * along + bend[axis]! * out) / a;
  layBone(upper, side * UPPER_ASIDE, UPPER_DOWN, stretch);
  anchored(upper, side * SHOULDER[0], SHOULDER[1], 0, shoulder[0]!, shoulder[1]!, shoulder[2]!);
  pointInto(elbow, upper, side * ELBOW_X, ELBOW_Y, 0);
  for (let axis = 0; axis < 3; axis += 1) line[axis] = (way[axis]! * (far - along) - bend[axis]! * out) / b;
  layBone(lower, 0, 1, stretch);
  anchored(lower, side * ELBOW_X, ELBOW_Y, 0, elbow[0]!, elbow[1]!, elbow[2]!);
}

function pullHand(hand: Affine, side: number, by: number): void {
  for (let axis = 0; axis < 3; axis += 1) palm[axis]! += way[axis]! * by;
  placePalm(hand, side);
}

function placePalm(hand: Affine, side: number): void {
  anchored(hand, side * PALM[0], PALM[1], PALM[2], palm[0]!, palm[1]!, palm[2]!);
}

/** Turns a bone so that what is modelled from (aside, −down) lies along `line`, its elbow bending about `hinge`. */
function layBone(out: Affine, aside: number, down: number, stretch: number): void {
  for (let axis = 0; axis < 3; axis += 1) {
    const row = axis * 4;
    const [next, last] = [(axis + 1) % 3, (axis + 2) % 3];
    const [x, y] = [hinge[axis]!, -line[axis]! * stretch];
    out[row] = x * down - y * aside;
    out[row + 1] = x * aside + y * down;
    out[row + 2] = line[next]! * hinge[last]! - line[last]! * hinge[next]!;
  }
}

const finger = affine();

/**
 * Writes index finger, fingers and thumb of a hand behind one another into the rows of a figure, each pair of sides
 * together; they grow out of the hand as it comes to be tracked.
 */
export function writeFingers(
  rows: Float32Array,
  at: number,
  hand: Affine,
  side: -1 | 1,
  held: HeldHand,
): void {
  const [kx, ky, kz] = KNUCKLES;
  const { share, bends } = held;
  const next = 2 * finger.length;
  for (let bone = 0; bone < 2; bone += 1) {
    jointed(finger, hand, side * kx, ky, kz, 0, 0, -side * (bone === 0 ? bends.index : bends.fingers));
    shrunk(finger, side * kx, ky, kz, share);
    rows.set(finger, at + bone * next);
  }
  const [tx, ty, tz] = THUMB_ROOT;
  jointed(finger, hand, side * tx, ty, tz, bends.thumbAhead * share, 0, -side * bends.thumbOver * share);
  rows.set(finger, at + 2 * next);
}
