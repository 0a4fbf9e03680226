/**
 * What is heard of the place: water, leaves, birds, steps, and a note when somebody comes or says something. Made in the
 * browser, from Enter on, and silent while the page cannot be seen or the switch is off.
 */
import { effect, untracked } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import { SoundGraph } from "./graph";
import { Occasions } from "./occasions";
import { Soundscape } from "./soundscape";

/** Often enough that a step is heard when it is seen. */
const LOOK_EVERY_MS = 50;
/** A browser may hold the sound back until a hand has touched the page (iOS does, after every call and lock). */
const GESTURES = ["pointerdown", "pointerup", "keydown"] as const;

export interface SoundFace {
  readonly running: boolean;
  /** Sounds of a moment that are heard now. */
  readonly voices: number;
}

export function startSound(
  model: AppModel,
  page: Document,
  makeContext: () => AudioContext = () => new AudioContext({ latencyHint: "interactive" }),
): SoundFace {
  const player = new Player(model, page, makeContext);
  // Within the gesture that pressed Enter: later no browser would let it begin.
  effect(() =>
    player.keep(model.state.value !== "door" && model.state.value !== "ended", model.settings.sound.value),
  );
  page.addEventListener("visibilitychange", () => player.settle());
  for (const gesture of GESTURES) page.addEventListener(gesture, () => player.settle(), { passive: true });
  return player;
}

class Player implements SoundFace {
  readonly #model: AppModel;
  readonly #page: Document;
  readonly #makeContext: () => AudioContext;
  #isWanted = false;
  #heard: { context: AudioContext; graph: SoundGraph; scape: Soundscape; occasions: Occasions } | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(model: AppModel, page: Document, makeContext: () => AudioContext) {
    this.#model = model;
    this.#page = page;
    this.#makeContext = makeContext;
  }

  get running(): boolean {
    return this.#heard?.context.state === "running";
  }

  get voices(): number {
    return this.#heard?.graph.voices ?? 0;
  }

  keep(isThere: boolean, isOn: boolean): void {
    this.#isWanted = isThere && isOn;
    untracked(() => this.settle());
  }

  /** Brings the sound to where it should be: on, or off without costing anything. */
  settle(): void {
    const isHeard = this.#isWanted && !this.#page.hidden;
    if (isHeard && !this.#heard) this.#begin();
    const context = this.#heard?.context;
    if (!context) return;
    if (isHeard && context.state !== "running") context.resume().catch(() => undefined);
    if (!isHeard && context.state === "running") context.suspend().catch(() => undefined);
    if (isHeard && this.#timer === null) this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    if (!isHeard && this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  #begin(): void {
    try {
      const context = this.#makeContext();
      const graph = new SoundGraph(context);
      const scape = new Soundscape(this.#model, graph);
      this.#heard = { context, graph, scape, occasions: new Occasions(this.#model) };
    } catch (error) {
      // A machine without sound is still a place to be.
      reportError(error);
      this.#isWanted = false;
    }
  }

  #look(): void {
    const { context, graph, scape, occasions } = this.#heard!;
    if (context.state !== "running") return;
    const nowMs = performance.now();
    scape.look(nowMs);
    const tone = occasions.look(nowMs);
    if (tone !== null) graph.tone(tone);
  }
}
