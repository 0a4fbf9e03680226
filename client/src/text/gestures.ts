/** Whose gestures are told: of those near, not the same person's in a row, and not two at once. Time is handed in. */
import type { EmoteName, Person } from "../model/people";

const WITHIN_M = 15;
const SAME_PERSON_AFTER_MS = 10_000;
const ANY_AFTER_MS = 2_000;

export interface Gesture {
  readonly name: string;
  readonly emote: EmoteName;
}

export class Gestures {
  #seen = new WeakMap<Person, Person["emote"]>();
  #toldAtMs = new WeakMap<Person, number>();
  #lastMs = Number.NEGATIVE_INFINITY;

  /** The gesture to tell of now, if any; what was too much is not told later. */
  look(people: readonly Person[], x: number, z: number, nowMs: number): Gesture | null {
    let told: Gesture | null = null;
    for (const person of people) {
      const { emote, card, shown } = person;
      if (!emote || this.#seen.get(person) === emote) continue;
      this.#seen.set(person, emote);
      if (told || person.self || !card || !person.visible) continue;
      if (Math.hypot(shown.x - x, shown.z - z) > WITHIN_M || this.#isTooMuch(person, nowMs)) continue;
      this.#toldAtMs.set(person, nowMs);
      this.#lastMs = nowMs;
      told = { name: card.name, emote: emote.name };
    }
    return told;
  }

  #isTooMuch(person: Person, nowMs: number): boolean {
    const lastMs = this.#toldAtMs.get(person) ?? Number.NEGATIVE_INFINITY;
    return nowMs - this.#lastMs < ANY_AFTER_MS || nowMs - lastMs < SAME_PERSON_AFTER_MS;
  }
}
