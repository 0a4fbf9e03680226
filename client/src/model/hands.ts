/** What hands can do with things that are taken along. The code of it comes where a Scene has such things (`hands`). */
import type { ReadonlySignal } from "@preact/signals";
import type { AnyNotice } from "../protocol/event_codec";
import type { Goal } from "./going";

/** What she has in hand, or has thrown and not yet left. */
export interface InHand {
  readonly id: string;
  /** `coming`: on the way into her hand; `laid`: on the way from it. */
  readonly state: "coming" | "held" | "laid" | "flying" | "left";
}

/** A thing in anybody's hand, where it is shown. */
export interface CarriedThing {
  readonly id: string;
  /** Whose hand. */
  readonly slot: number;
  readonly isFlying: boolean;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** What has just been done with a thing, to be said: `hand-told-…`. Null: by herself. */
export interface HandTold {
  readonly what: "taken" | "laid" | "thrown" | "back" | "lost" | "caught";
  readonly id: string;
  readonly slot: number | null;
}

/** A hand of hers that a device tracks, in the world: always as it is now. */
export interface TrackedHand {
  readonly position: { readonly x: number; readonly y: number; readonly z: number };
  readonly turn: { readonly x: number; readonly y: number; readonly z: number; readonly w: number };
}

export interface HandsFace {
  readonly inHand: InHand | null;
  readonly carried: readonly CarriedThing[];
}

export interface Hands {
  readonly inHand: ReadonlySignal<InHand | null>;
  readonly told: ReadonlySignal<HandTold | null>;
  readonly carried: readonly CarriedThing[];
  /** For whoever looks from outside the page's own code. */
  readonly face: HandsFace;
  /** Whether going there to use it means to take it; then it is seen to. */
  takes(goal: Goal): boolean;
  /** Takes it with a tracked hand: into it, or where the hand touches it, as it stands. Also out of her other hand. */
  take(id: string, hand: TrackedHand, isTouching: boolean): void;
  /** That hand opens: what it holds stays where it stands on something, and goes on as it was swung where not. */
  letGo(hand: TrackedHand): void;
  /** No hand is tracked any more: she holds it as everybody does. */
  untrack(): void;
  /** Sets it down before her. */
  lay(): void;
  throw(): void;
  /** Back to where it was taken from. */
  giveBack(): void;
  /** A whole pose frame. */
  hear(frame: ArrayBuffer, serverMs: number): void;
}

/** Notices that hands live by. */
export type HandNews = Extract<AnyNotice, { name: "Welcome" | "ThingTaken" | "ThingLeft" }>;
