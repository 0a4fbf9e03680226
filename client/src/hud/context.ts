/** What every part of the HUD may use: the model to read, the visit to act, the words to say it in. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Thumb } from "../input/pointers";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import type { Visit } from "../net/visit";

/** What lies over the picture; one at a time. */
export type PanelName = "people" | "emotes" | "invite" | "settings" | "photo" | "look" | "more";

export class HudState {
  readonly chatOpen = signal(false);
  readonly panel = signal<PanelName | null>(null);
  /** The place in words, shown to the eyes too; screen readers have it at all times. */
  readonly textViewShown = signal(false);
}

export interface HudTools {
  readonly model: AppModel;
  readonly visit: Visit;
  readonly words: Words;
  readonly state: HudState;
  readonly thumb: ReadonlySignal<Thumb | null>;
  /** Gives the keys back to walking. */
  readonly toWorld: () => void;
}

export const HudContext = createContext<HudTools | null>(null);

export function useHud(): HudTools {
  const tools = useContext(HudContext);
  if (tools === null) throw new Error("a part of the HUD stands outside of it");
  return tools;
}
