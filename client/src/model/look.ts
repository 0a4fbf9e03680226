/** How a visitor appears: by chance at first, as she chooses later, and the same at every visit from this device. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Look } from "../protocol/generated";
import type { Memory } from "./settings";

const LOOK_KEY = "lanting.look";

/** How many of each there are to choose from; the server refuses more. */
export const CHOICES = { skin: 7, hair: 6, hair_style: 7, cloth: 8, legs: 8, sash: 8 } as const;
export type LookChoice = keyof typeof CHOICES;
export type LookSwitch = "glasses" | "wheelchair";

/** Hair dyed by age is rare among those who come by chance: dark hair is met as often as in the world. */
const CHANCE_HAIR = [0, 0, 0, 1, 1, 2, 3, 4, 5] as const;

export function chanceLook(chance: () => number): Look {
  const one = (choices: number) => Math.floor(chance() * choices);
  const cloth = one(CHOICES.cloth);
  const skin = one(CHOICES.skin);
  const hair = CHANCE_HAIR[one(CHANCE_HAIR.length)] ?? 0;
  return {
    skin,
    // Brown hair on brown skin would be one silhouette.
    hair: skin >= 3 && (hair === 2 || hair === 3) ? 0 : hair,
    hair_style: one(CHOICES.hair_style),
    cloth,
    // Trousers and sash of the coat's own colour would melt into it.
    legs: (cloth + 1 + one(CHOICES.legs - 1)) % CHOICES.legs,
    sash: (cloth + 1 + one(CHOICES.sash - 1)) % CHOICES.sash,
    glasses: chance() < 0.15,
    wheelchair: false,
  };
}

/** Whether this is a look that can be drawn: what a device remembers may be of an older version. */
export function isLook(value: unknown): value is Look {
  if (typeof value !== "object" || value === null) return false;
  const look = value as Record<string, unknown>;
  const switches = typeof look.glasses === "boolean" && typeof look.wheelchair === "boolean";
  return switches && Object.entries(CHOICES).every(([name, count]) => isIndex(look[name], count));
}

function isIndex(value: unknown, count: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;
}

/** One's own look, kept on this device. */
export class OwnLook {
  readonly #look = signal<Look>({} as Look);
  readonly #memory: Memory;
  readonly #chance: () => number;

  constructor(memory: Memory, chance: () => number = Math.random) {
    this.#memory = memory;
    this.#chance = chance;
    const kept = memory.recall<unknown>(LOOK_KEY);
    if (isLook(kept)) this.#look.value = kept;
    else this.#keep(chanceLook(chance));
  }

  get look(): ReadonlySignal<Look> {
    return this.#look;
  }

  choose(change: Partial<Look>): void {
    this.#keep({ ...this.#look.value, ...change });
  }

  /** Another by chance. Glasses and a wheelchair are no costume: they stay as they are. */
  another(): void {
    const { glasses, wheelchair } = this.#look.value;
    this.#keep({ ...chanceLook(this.#chance), glasses, wheelchair });
  }

  #keep(look: Look): void {
    this.#look.value = look;
    this.#memory.remember(LOOK_KEY, look);
  }
}
