/**
 * The personal bubble: whoever comes too near fades, and comes back when there is room again. Nobody is pushed and nobody
 * is held up: walking knows nothing of it. Between the two distances all stays as it is, so that nobody flickers.
 *
 * Who was set down near by, where people arrive or a host has gathered them, came no nearer by herself: she fades as soon
 * as she does, and otherwise once she has been apart.
 */
import type { Person } from "../model/people";
import { PoseFlag } from "../protocol/generated";

export type BubbleChoice = "everybody" | "strangers" | "off";

export const NEAR_M = 1.2;
export const CLEAR_M = 1.5;
/** So much nearer than she was set down is nearer. */
const STIR_M = 0.15;
const LEAST_M = 0.3;
/** After she herself was set down somewhere, the others' places arrive within this. */
const SETTLES_MS = 1_500;
/** Whoever stands on the floor above is not near. */
const STOREY_M = 2;
const FADE_MS = 300;

export interface Centre {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly isSeated: boolean;
}

/** Somebody on her way out of sight, gone, or on her way back. */
interface Fading {
  isNear: boolean;
  /** 1: all of her is there. */
  left: number;
  atMs: number;
}

export class Bubble {
  readonly #fading = new Map<Person, Fading>();
  /** Within so many metres of her each fades. */
  #room = new WeakMap<Person, number>();
  #settlesUntilMs = Number.NEGATIVE_INFINITY;

  readonly #counts: (person: Person) => boolean;

  /** `counts`: whether the bubble is meant for somebody, asked only of who is near. */
  constructor(counts: (person: Person) => boolean) {
    this.#counts = counts;
  }

  /** What is left of somebody, 1 … 0. */
  leaves(person: Person, centre: Centre, nowMs: number): number {
    const before = this.#fading.get(person);
    const isSettling = nowMs < this.#settlesUntilMs;
    const rim = before?.isNear && !isSettling ? CLEAR_M - NEAR_M : 0;
    const room = this.#roomFor(person, centre, isSettling) + rim;
    const isNear = isWithin(person, centre, room) && this.#counts(person);
    if (!before && !isNear) return 1;
    const fading = before ?? { isNear, left: 1, atMs: nowMs };
    const step = (nowMs - fading.atMs) / FADE_MS;
    fading.left = Math.min(1, Math.max(0, fading.left + (isNear ? -step : step)));
    fading.isNear = isNear;
    fading.atMs = nowMs;
    if (!isNear && fading.left === 1) this.#fading.delete(person);
    else if (!before) this.#fading.set(person, fading);
    return fading.left;
  }

  /** She was set down somewhere: whoever is near her there was set down, too. */
  settle(nowMs: number): void {
    this.#settlesUntilMs = nowMs + SETTLES_MS;
  }

  /** Another Space, another stay: nobody stands near from before. */
  clear(): void {
    this.#fading.clear();
    this.#room = new WeakMap();
  }

  #roomFor(person: Person, { x, z }: Centre, isSettling: boolean): number {
    const known = this.#room.get(person);
    if (known === NEAR_M && !isSettling) return known;
    const away = Math.hypot(person.shown.x - x, person.shown.z - z);
    if (known !== undefined && !isSettling && away <= CLEAR_M) return known;
    const room = away < NEAR_M ? Math.max(LEAST_M, away - STIR_M) : NEAR_M;
    this.#room.set(person, room);
    return room;
  }
}

/** Seats that stand close together are their author's choice: who sits there beside her came no nearer. */
function isWithin({ shown }: Person, centre: Centre, metres: number): boolean {
  const dx = shown.x - centre.x;
  const dz = shown.z - centre.z;
  if (dx * dx + dz * dz > metres * metres || Math.abs(shown.y - centre.y) > STOREY_M) return false;
  return !(centre.isSeated && (shown.flags & PoseFlag.SEATED) !== 0);
}
