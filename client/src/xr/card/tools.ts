/** What every page of a card may use. */
import type { ReadonlySignal } from "@preact/signals";
import type { CaptionLine } from "../../hud/captioning";
import type { MicPress } from "../../hud/mic_press";
import type { Words } from "../../locale/words";
import type { AppModel } from "../../model/app_model";
import type { Visit } from "../../net/visit";
import type { Comfort } from "../comfort";
import type { Act } from "../context";
import type { PeopleHere } from "./people_here";
import type { Way } from "./way";

/** What all cards of a session share. */
export interface CardStage {
  readonly model: AppModel;
  readonly visit: Visit;
  readonly comfort: Comfort;
  readonly people: PeopleHere;
  readonly mic: MicPress;
  readonly captions: ReadonlySignal<readonly CaptionLine[]>;
  /** Rises once a second: for whatever nobody announces. */
  readonly seconds: ReadonlySignal<number>;
  /** Whether this machine has a voice of its own for the language. */
  readonly hasVoice: ReadonlySignal<boolean>;
  /** Takes her there at once, behind an announced cut. */
  readonly goTo: (slot: number) => Promise<void>;
  /** What this way of being here offers beyond that. */
  readonly acts: ReadonlySignal<readonly Act[]>;
  /** Back to the flat picture. */
  readonly end: () => void;
}

export interface PageTools extends CardStage {
  readonly words: Words;
  readonly way: Way;
}
