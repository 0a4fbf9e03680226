/**
 * A hand around a controller: its joints from what the fingers press, in the axes of the grip (−Z to the thumb, +Y to the
 * elbow, +X out of the back of the right hand). Real metres, no three.js, no garbage.
 */
import { HANDLE_BACK, HANDLE_TIP } from "./hand_form";

const RATE = 20;
/** A knuckle's place along the hand (z) and towards the fingers (y), the spread, and three lengths to the tip. */
interface Finger {
  readonly first: number;
  readonly y: number;
  readonly z: number;
  readonly spread: number;
  readonly lengths: readonly [number, number, number];
}
const INDEX = 5;
const FINGERS: readonly Finger[] = [
  { first: INDEX, y: -0.036, z: -0.034, spread: -0.12, lengths: [0.041, 0.025, 0.021] },
  { first: 10, y: -0.041, z: -0.011, spread: -0.03, lengths: [0.045, 0.029, 0.022] },
  { first: 15, y: -0.037, z: 0.01, spread: 0.05, lengths: [0.041, 0.027, 0.021] },
  { first: 20, y: -0.028, z: 0.03, spread: 0.14, lengths: [0.033, 0.02, 0.019] },
];
/** Above the palm, where bones are; the grip's origin is in what is held. */
const BACK_X = 0.026;
const WRIST: readonly [number, number, number] = [0.024, 0.066, 0.004];
const THUMB_ROOT: readonly [number, number, number] = [0.014, 0.036, -0.027];
const THUMB_M = [0.038, 0.03, 0.024] as const;
/** Which way each bone of the thumb goes: stretched beside what is held, and pressed on it. */
const THUMB_FREE = [
  [-0.35, -0.52, -0.78],
  [-0.28, -0.6, -0.75],
  [-0.22, -0.66, -0.72],
] as const;
const THUMB_PRESSED = [
  [-0.62, -0.6, -0.5],
  [-0.6, -0.78, -0.18],
  [-0.42, -0.9, 0.1],
] as const;

/** Radians that the joints of a finger bend, loose around a handle and closed on it. */
const LOOSE = 0.78;
const CLOSED = 1.28;
const INDEX_LOOSE = 0.5;
const INDEX_PRESSED = 1.02;
const INDEX_POINTING = 0.03;

/** What fingers do, each on its way: 0 … 1. */
export class Grasp {
  #index = INDEX_LOOSE;
  #fingers = LOOSE;
  #thumb = 0;

  /** `isPointing` stretches the index finger whatever else is pressed. */
  follow(trigger: number, squeeze: number, isPointing: boolean, seconds: number): void {
    const ease = 1 - Math.exp(-RATE * seconds);
    const index = isPointing ? INDEX_POINTING : INDEX_LOOSE + (INDEX_PRESSED - INDEX_LOOSE) * trigger;
    this.#index += (index + (isPointing ? 0 : 0.25 * squeeze) - this.#index) * ease;
    this.#fingers += (LOOSE + (CLOSED - LOOSE) * squeeze - this.#fingers) * ease;
    this.#thumb += (Math.max(trigger, squeeze) - this.#thumb) * ease;
  }

  /** Fills the joints of one side, and the handle in it; `side` is 1 for the right. */
  jointsInto(points: Float32Array, side: -1 | 1): void {
    set(points, 0, ...WRIST, side);
    for (const finger of FINGERS) this.#finger(points, finger, side);
    this.#thumbInto(points, side);
    set(points, HANDLE_BACK, 0.001, 0.004, 0.062, side);
    set(points, HANDLE_TIP, -0.003, -0.004, -0.068, side);
  }

  #finger(points: Float32Array, { first, y, z, spread, lengths }: Finger, side: number): void {
    const bent = first === INDEX ? this.#index : this.#fingers;
    set(points, first, BACK_X - 0.004, WRIST[1] * 0.42, z * 0.62, side);
    let [px, py, pz] = [BACK_X, y, z];
    set(points, first + 1, px, py, pz, side);
    // Bent fingers come together.
    const aside = spread * Math.max(0, 1 - bent);
    let angle = 0;
    for (let bone = 0; bone < 3; bone += 1) {
      angle += bone === 2 ? bent * 0.72 : bent;
      px -= lengths[bone]! * Math.sin(angle);
      py -= lengths[bone]! * Math.cos(angle);
      pz += lengths[bone]! * aside;
      set(points, first + 2 + bone, px, py, pz, side);
    }
  }

  #thumbInto(points: Float32Array, side: number): void {
    let [px, py, pz] = THUMB_ROOT;
    set(points, 1, px, py, pz, side);
    for (let bone = 0; bone < 3; bone += 1) {
      const [free, pressed] = [THUMB_FREE[bone]!, THUMB_PRESSED[bone]!];
      const part = this.#thumb;
      const x = free[0] + (pressed[0] - free[0]) * part;
      const y = free[1] + (pressed[1] - free[1]) * part;
      const z = free[2] + (pressed[2] - free[2]) * part;
      const far = THUMB_M[bone]! / (Math.hypot(x, y, z) || 1);
      px += x * far;
      py += y * far;
      pz += z * far;
      set(points, 2 + bone, px, py, pz, side);
    }
  }
}

function set(points: Float32Array, joint: number, x: number, y: number, z: number, side: number): void {
  points[joint * 3] = x * side;
  points[joint * 3 + 1] = y;
  points[joint * 3 + 2] = z;
}
