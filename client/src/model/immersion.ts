/**
 * Being in the place with a headset, or having it on a table: what the device offers, what is on, and who switches it.
 * The code of it (`xr`) comes only where a device offers it.
 */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Language } from "../locale/language";

/** `vr`: inside with a headset; `table`: small on a real table; `here`: the others stand in one's own room. */
export type XrMode = "vr" | "table" | "here";

/** What this device can show, and where it can show nothing, why: `headset-obstacle-…`. */
export interface Offer {
  readonly vr: boolean;
  readonly ar: boolean;
  readonly obstacle: string | null;
}

export interface ImmersionControl {
  /** To be called within the very press that asks for it: later no browser would allow it. Refusals are told as tidings. */
  enter(mode: XrMode, language: Language): Promise<void>;
  leave(): void;
  readonly face: ImmersionFace | null;
  /** What she can choose about it, for the settings. */
  readonly Settings: ComponentType;
}

export class Immersion {
  /** Null until the device has been asked. */
  readonly offer = signal<Offer | null>(null);
  /** Null: the picture is flat, on a screen. */
  readonly mode = signal<XrMode | null>(null);
  readonly control = signal<ImmersionControl | null>(null);
  /** What is told and asked stands in the place itself: the page is not seen. */
  readonly hasCard = signal(false);
}

/** A part of her body as it is shown to herself: world metres, and a unit quaternion. */
export interface PoseFace {
  readonly isTracked: boolean;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly qx: number;
  readonly qy: number;
  readonly qz: number;
  readonly qw: number;
}

export interface PointedFace {
  readonly kind: string;
  readonly id: string;
  readonly distance: number;
}

/** What a jump would do that she aims: `none`: she aims none. */
export type TeleportState = "none" | "good" | "wall" | "water" | "far" | "rest";

export interface CardFace {
  readonly isOpen: boolean;
  readonly page: string;
  /** The sentence that it shows last. */
  readonly says: string;
  readonly buttons: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly nx: number;
    readonly ny: number;
    readonly nz: number;
  }[];
}

/** `window.app.immersion`, to be read by tests and by whoever is curious. */
export interface ImmersionFace {
  readonly mode: XrMode;
  /** Drawn since she entered. */
  readonly frames: number;
  /** Of the last picture. */
  readonly drawCallsPerEye: number;
  /** The median of some pictures, with all that is done for one but waiting. */
  readonly scriptMs: number;
  readonly room: {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly yaw: number;
    readonly scale: number;
  };
  readonly head: PoseFace;
  readonly left: PoseFace;
  readonly right: PoseFace;
  readonly teleport: { readonly state: TeleportState };
  readonly card: CardFace | null;
  readonly pointing: { readonly left: PointedFace | null; readonly right: PointedFace | null };
  readonly table: {
    readonly isPlaced: boolean;
    readonly scale: number;
    readonly x: number;
    readonly y: number;
    readonly z: number;
  } | null;
}
