/** What everything that goes on in a session shares: devices, the room she really stands in, and how to tell her something. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Group } from "three";
import type { Language } from "../locale/language";
import type { ImmersionFace, XrMode } from "../model/immersion";
import type { Facts } from "../net/order";
import type { Piece, StageState } from "../systems/state";
import type { Comfort } from "./comfort";
import type { HandState, Pose, Side } from "./hand";
import type { Pointable } from "./pointable";
import type { Room } from "./room";

/** A sentence for her; `count` tells two equal ones apart. */
export interface Said {
  readonly key: string;
  readonly facts: Facts;
  readonly count: number;
}

/** Where her sticks want her to go: metres a second in the world, filled anew in every frame. */
export interface Walk {
  x: number;
  z: number;
  run: boolean;
}

/** Something that a mode can do besides what all can: its button is on the card, and on a phone in the HUD. */
export interface Act {
  /** Its text. */
  readonly key: string;
  /** Of a switch. */
  readonly isOn?: boolean;
  run(): void;
}

export type FaceParts = { [Part in "teleport" | "card" | "pointing" | "table"]?: () => ImmersionFace[Part] };

export interface XrStage {
  readonly stage: StageState;
  readonly room: Room;
  readonly mode: XrMode;
  readonly language: Language;
  readonly session: XRSession;
  /** Of this frame; null outside of one. */
  readonly frame: XRFrame | null;
  /** Poses told in it go through the room. */
  readonly space: XRReferenceSpace;
  readonly hands: Record<Side, HandState>;
  /** Between the eyes, in the world. */
  readonly head: Pose;
  /** The hand that points; the card is on the other. */
  readonly main: Side;
  readonly comfort: Comfort;
  readonly pointables: Set<Pointable>;
  /** In the world, for whatever is drawn; removed with the session. */
  readonly root: Group;
  /** This hand's press belongs to what it points at, touches or holds: as pointing found it in the last frame. */
  readonly busy: Record<Side, boolean>;
  /** This hand aims a jump: its press belongs to that. */
  aiming: Side | null;
  readonly walk: Walk;
  /** How much higher the room's floor lies than the ground under her feet, world metres: for whoever sits. */
  rise: number;
  /** Filled by the mode. */
  readonly acts: Signal<readonly Act[]>;
  /** How much of the place is seen; null: all. */
  piece: Piece | null;
  /** False while the headset shows something of its own before the place: then no hand does anything. */
  readonly isInput: boolean;
  readonly said: ReadonlySignal<Said | null>;
  /** Sets her feet there at once, looking that way: whoever calls it announces it by `cut`. */
  standAt(x: number, y: number, z: number, yaw?: number): void;
  /** Measures her anew: she stands over her feet again and looks out of the figure's eyes. Announced by `cut`, too. */
  recentre(): void;
  /** Turns the place around her head; left is positive. */
  turnBy(angle: number): void;
  /** Hides this much of the picture, 0 … 1, in this frame: the most that anybody asks for counts. */
  veil(part: number): void;
  /** A cut has begun and has not happened yet. */
  readonly isCutting: boolean;
  /** An announced cut: all is hidden in 150 ms, then `then`, then seen again. At once where motion is reduced. */
  cut(then: () => void): void;
  say(key: string, facts?: Facts): void;
  pulse(side: Side, strength: number, ms: number): void;
  /** Leaves the session. */
  end(): void;
  /** Adds parts to `window.app.immersion`. */
  tell(parts: FaceParts): void;
}

/** A subject of the session: opened with it, called in every frame, gone with it. */
export interface Subject {
  frame(seconds: number, nowMs: number): void;
  dispose(): void;
}

export type OpenSubject = (xr: XrStage) => Subject;
