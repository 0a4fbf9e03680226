/**
 * Where somebody else's head and hands were: kept from her feet, as they come, and shown as long ago as her feet are, so
 * that a hand does not leave its arm. Between two records parts move straight and turn by the short way. No garbage is made.
 */
import { TICK_HZ, TRACKED_SILENT_MS } from "../protocol/generated";
import { PART_NUMBERS, PARTS, type TrackedRecord } from "../protocol/tracked_codec";
import { newTrackedPart } from "./own_tracked";
import type { ShownTracked, TrackedPart } from "./tracked";

/** Enough for the longest delay at 20 Hz, and a power of two. */
const SAMPLES = 32;
const MASK = SAMPLES - 1;
const NUMBERS = PARTS * PART_NUMBERS;
const EVERY_MS = 1_000 / TICK_HZ;
/** They are told of in every frame in which they changed: a longer pause is a rest. */
const REST_MS = EVERY_MS * 1.5;

interface Feet {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export function newShownTracked(): ShownTracked {
  return { flags: 0, head: newTrackedPart(), left: newTrackedPart(), right: newTrackedPart() };
}

export class TrackedTrack {
  readonly shown = newShownTracked();
  readonly #times = new Float64Array(SAMPLES);
  readonly #numbers = new Float64Array(SAMPLES * NUMBERS);
  readonly #states = new Uint8Array(SAMPLES * PARTS);
  readonly #flags = new Uint16Array(SAMPLES);
  #newest = -1;
  #count = 0;
  #heardMs = Number.NEGATIVE_INFINITY;

  /** Takes in what a frame tells; one that is not newer than the last is dropped. */
  push(serverMs: number, { flags, numbers, states }: TrackedRecord): void {
    if (serverMs <= this.#heardMs) return;
    if (this.#count > 0 && serverMs - this.#heardMs > REST_MS) this.#holdUntil(serverMs - EVERY_MS);
    const index = this.#append(serverMs, flags);
    this.#numbers.set(numbers, index * NUMBERS);
    this.#states.set(states, index * PARTS);
    this.#heardMs = serverMs;
  }

  /** Nothing was heard for so long that nothing is tracked any more. */
  isSilent(serverNowMs: number): boolean {
    return serverNowMs - this.#heardMs > TRACKED_SILENT_MS;
  }

  /** Fills `shown` for a server time, over these feet; false where nothing is tracked then. */
  show(feet: Feet, shownMs: number): boolean {
    if (this.#count === 0) return false;
    const oldest = this.#newest - this.#count + 1;
    let from = this.#newest;
    while (from > oldest && this.#times[from & MASK]! > shownMs) from -= 1;
    const to = Math.min(from + 1, this.#newest);
    const fromMs = this.#times[from & MASK]!;
    const toMs = this.#times[to & MASK]!;
    // Before its first record, and after its last, a part rests there.
    const along = toMs > fromMs ? Math.max(0, (shownMs - fromMs) / (toMs - fromMs)) : 0;
    if (this.#isEnd(from)) return false;
    const { shown } = this;
    shown.flags = this.#flags[from & MASK]!;
    this.#mix(shown.head, 0, from & MASK, to & MASK, along, feet);
    this.#mix(shown.left, 1, from & MASK, to & MASK, along, feet);
    this.#mix(shown.right, 2, from & MASK, to & MASK, along, feet);
    return true;
  }

  #holdUntil(serverMs: number): void {
    const last = this.#newest & MASK;
    const index = this.#append(serverMs, this.#flags[last]!);
    this.#numbers.copyWithin(index * NUMBERS, last * NUMBERS, (last + 1) * NUMBERS);
    this.#states.copyWithin(index * PARTS, last * PARTS, (last + 1) * PARTS);
  }

  #append(serverMs: number, flags: number): number {
    this.#newest += 1;
    this.#count = Math.min(this.#count + 1, SAMPLES);
    const index = this.#newest & MASK;
    this.#times[index] = serverMs;
    this.#flags[index] = flags;
    return index;
  }

  #isEnd(sample: number): boolean {
    const at = (sample & MASK) * PARTS;
    const states = this.#states;
    return (this.#flags[sample & MASK]! | states[at]! | states[at + 1]! | states[at + 2]!) === 0;
  }

  /** A part that is not tracked at both ends stays where it was. */
  #mix(out: TrackedPart, part: number, from: number, to: number, along: number, feet: Feet): void {
    const state = this.#states[from * PARTS + part]!;
    out.isTracked = state !== 0;
    if (state === 0) return;
    out.shape = state >>> 1;
    const numbers = this.#numbers;
    const a = from * NUMBERS + part * PART_NUMBERS;
    const b = this.#states[to * PARTS + part] ? to * NUMBERS + part * PART_NUMBERS : a;
    out.x = feet.x + numbers[a]! + (numbers[b]! - numbers[a]!) * along;
    out.y = feet.y + numbers[a + 1]! + (numbers[b + 1]! - numbers[a + 1]!) * along;
    out.z = feet.z + numbers[a + 2]! + (numbers[b + 2]! - numbers[a + 2]!) * along;
    this.#turn(out.q, a + 3, b + 3, along);
  }

  #turn(out: TrackedPart["q"], a: number, b: number, along: number): void {
    const numbers = this.#numbers;
    let cosine = 0;
    for (let axis = 0; axis < 4; axis += 1) cosine += numbers[a + axis]! * numbers[b + axis]!;
    const there = cosine < 0 ? -along : along;
    let squares = 0;
    for (let axis = 0; axis < 4; axis += 1) {
      const value = numbers[a + axis]! * (1 - along) + numbers[b + axis]! * there;
      out[axis] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let axis = 0; axis < 4; axis += 1) out[axis]! /= length;
  }
}
