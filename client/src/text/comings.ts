/** Who has come and who has gone since the last look. Programs come and go unsaid, as they are never counted as people. */
import type { People, Person } from "../model/people";
import { CARDS_PUSHED_PEOPLE_MAX } from "../protocol/generated";

export interface Change {
  readonly came: readonly string[];
  readonly left: readonly string[];
  /** Beyond fifty people cards are met, not brought: there only the count tells. */
  readonly cameUnnamed: number;
  readonly leftUnnamed: number;
}

export const NOTHING: Change = { came: [], left: [], cameUnnamed: 0, leftUnnamed: 0 };

export class Comings {
  #stay: Person | null = null;
  #known = new Map<string, string>();
  #count = 0;
  #version = -1;
  #hidings = 0;

  /** Compares with the last look. Those who are there at the beginning of a stay have not come. */
  look(people: Pick<People, "self" | "list" | "count" | "version" | "hidings">): Change {
    const [count, version] = [people.count.peek(), people.version.peek()];
    // Whom she hides or shows again has neither left nor come.
    const isNewStay = people.self !== this.#stay || people.hidings !== this.#hidings;
    this.#hidings = people.hidings;
    if (!isNewStay && count === this.#count && version === this.#version) return NOTHING;
    const known = new Map<string, string>();
    for (const { self, card } of people.list) {
      if (!self && card && !card.program) known.set(card.participant, card.name);
    }
    const before = { known: this.#known, count: this.#count };
    [this.#stay, this.#known, this.#count, this.#version] = [people.self, known, count, version];
    if (isNewStay) return NOTHING;
    if (Math.max(count, before.count) > CARDS_PUSHED_PEOPLE_MAX) {
      const more = count - before.count;
      return { ...NOTHING, cameUnnamed: Math.max(0, more), leftUnnamed: Math.max(0, -more) };
    }
    return { ...NOTHING, came: without(known, before.known), left: without(before.known, known) };
  }
}

function without(names: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] {
  return [...names].filter(([participant]) => !others.has(participant)).map(([, name]) => name);
}
