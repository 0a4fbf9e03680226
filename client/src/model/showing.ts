/** What moves and sounds by an experience's word, for everybody alike, and its clock: as the server has told it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { AnyNotice } from "../protocol/event_codec";
import type { Animated, Panel, ShowClock, Sounded } from "../protocol/generated";

/** A board as it is seen now: in CSS pixels of the picture. */
export interface BoardFace {
  readonly entity: string;
  readonly content: Panel;
  /** Its words are drawn. */
  readonly isDrawn: boolean;
  readonly over: string | null;
  /** `at`: in the world, metres. */
  readonly buttons: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly at: readonly [number, number, number];
  }[];
}

/** For whoever looks from outside the page's own code. */
export interface ShownFace {
  readonly boards: readonly BoardFace[];
  /** Entities that are animated. */
  readonly animated: readonly string[];
  /** What is played, by name or Asset. */
  readonly sounds: readonly string[];
}

/** What was begun under a key and has not been ended. */
type Begun<Of> = ReadonlyMap<string, Of>;

export class Showing {
  /** Set by whoever draws them. */
  boards: () => readonly BoardFace[] = () => [];
  readonly #animations = signal<Begun<Animated>>(new Map());
  readonly #sounds = signal<Begun<Sounded>>(new Map());
  readonly #clock = signal<ShowClock | null>(null);

  get animations(): ReadonlySignal<Begun<Animated>> {
    return this.#animations;
  }

  get sounds(): ReadonlySignal<Begun<Sounded>> {
    return this.#sounds;
  }

  /** The show clock as it was last set; null: there is none. */
  get clock(): ReadonlySignal<ShowClock | null> {
    return this.#clock;
  }

  get face(): ShownFace {
    const channels = [...this.#animations.peek().values()].flatMap((animated) => animated.channels);
    return {
      boards: this.boards(),
      animated: [...new Set(channels.map(({ entity }) => entity))],
      sounds: [...this.#sounds.peek().values()].map(({ sound }) => sound),
    };
  }

  hear({ name, body }: AnyNotice): void {
    if (name === "Welcome" && !body.resumed) this.#begin();
    else if (name === "Animated") this.#animations.value = having(this.#animations.peek(), body);
    else if (name === "AnimationEnded") this.#animations.value = lacking(this.#animations.peek(), body.key);
    else if (name === "Sounded") this.#sounds.value = having(this.#sounds.peek(), body);
    else if (name === "SoundEnded") this.#sounds.value = lacking(this.#sounds.peek(), body.key);
    else if (name === "ShowClock") this.#clock.value = body;
  }

  /** Another stay, or a server that began anew: what is shown is told after it. */
  #begin(): void {
    this.#animations.value = new Map();
    this.#sounds.value = new Map();
    this.#clock.value = null;
  }
}

/** What the show clock shows at a moment of the server's clock. */
export function showSecond({ at, second, runs }: ShowClock, serverMs: number): number {
  return second + (runs ? Math.max(0, serverMs - at) / 1_000 : 0);
}

function having<Of extends { readonly key: string }>(begun: Begun<Of>, value: Of): Begun<Of> {
  // What is begun anew comes last: where two move one thing, the later counts.
  const others = new Map(begun);
  others.delete(value.key);
  return others.set(value.key, value);
}

function lacking<Of>(begun: Begun<Of>, key: string): Begun<Of> {
  const left = new Map(begun);
  left.delete(key);
  return left;
}
