/** Going somewhere by itself: what was asked for, and how far it has come. The way is the server's (`FindPath`). */
import type { Refusal } from "./chat";

export type Goal =
  | { readonly to: "place"; readonly x: number; readonly z: number }
  /** Up to her, and again when she walks on, if `follow`. */
  | { readonly to: "person"; readonly slot: number; readonly follow: boolean }
  /** Up to the thing; `use` sits down on a seat and goes through a portal on arrival. */
  | { readonly to: "entity"; readonly id: string; readonly use: boolean };

export interface Going {
  readonly goal: Goal;
  readonly state: "finding" | "walking" | "arrived" | "stopped";
  /** Why she stopped before the goal; null otherwise. */
  readonly reason: Refusal | null;
}
