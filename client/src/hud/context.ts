/** What every part of the HUD may use: the model to read, the visit to act, the words to say it in. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { BuildFace } from "../face";
import type { Claim, Thumb } from "../input/pointers";
import type { Language } from "../locale/language";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import type { Visit } from "../net/visit";
import type { Announced } from "../protocol/generated";
import type { DrawnPlace } from "../systems/drawn_place";

/** What lies over the picture; one at a time. */
export type PanelName =
  | "people"
  | "emotes"
  | "invite"
  | "settings"
  | "photo"
  | "look"
  | "more"
  | "secure"
  | "person"
  | "host"
  | "waiters"
  | "hands"
  | "panic"
  | "report"
  | "blocks"
  | "headset";

/** Somebody in the Space, or who was there when she said her line: her name was this then. */
export interface Whom {
  readonly participant: string;
  readonly name: string;
}

export type ActName = Announced["act"];
export type InForce = Readonly<Partial<Record<ActName, string>>>;

export class HudState {
  readonly chatOpen = signal(false);
  readonly panel = signal<PanelName | null>(null);
  /** The place in words, shown to the eyes too; screen readers have it at all times. */
  readonly textViewShown = signal(false);
  /** Whose card the panel `person` shows. */
  readonly person = signal<Whom | null>(null);
  /** Who alone reads what she writes in the chat; null: everybody. */
  readonly whisperTo = signal<Whom | null>(null);
  /** Acts of hosts that hold, and the name of who asked for each. */
  readonly inForce = signal<InForce>({});
  /** She changes the place: the editor stands where the bar is else. */
  readonly building = signal(false);
  /** What the editor tells of itself, as long as it is there. */
  readonly build = signal<BuildFace | null>(null);
  /** How many gestures she has asked for. */
  readonly gestures = signal(0);
}

export interface HudTools {
  readonly model: AppModel;
  readonly visit: Visit;
  readonly language: Language;
  readonly state: HudState;
  readonly thumb: ReadonlySignal<Thumb | null>;
  /** Gives the keys back to walking. */
  readonly toWorld: () => void;
  /** The drawn place for whoever builds in it; null where nothing is drawn. */
  readonly drawnPlace: () => Promise<DrawnPlace | null>;
  /** Whoever builds takes what is done over the picture; null gives it back. */
  readonly claimPicture: (claim: Claim | null) => void;
  /** The place as it is drawn, without the HUD. */
  readonly takePhoto: () => Promise<Blob | null>;
}

/** The tools with the words of the language in use: who reads them while drawing is drawn anew in another language. */
export interface Hud extends HudTools {
  readonly words: Words;
}

export const HudContext = createContext<HudTools | null>(null);

export function useHud(): Hud {
  const tools = useContext(HudContext);
  const words = tools?.language.words.value;
  if (!tools || !words)
    throw new Error("a part of the HUD stands outside of it, or before its words have come");
  return { ...tools, words };
}
