/** Sound after the first picture: until then the machine has enough to do, and its code is fetched meanwhile. */
import { effect } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import type { SoundFace } from "./index";

const LOOK_EVERY_MS = 200;
/** Where nothing is ever drawn, the place is heard all the same. */
const LOOKS_MAX = 10;

/** `isDrawn` tells whether a picture of the place has been shown since one came in. */
export function startSoundLater(model: AppModel, page: Document, isDrawn: () => boolean): SoundFace {
  let sound: SoundFace = { running: false, voices: 0 };
  const begin = async () => {
    sound = (await import("./index")).startSound(model, page);
  };
  const look = (looks: number) => {
    if (isDrawn() || looks === LOOKS_MAX) begin().catch(reportError);
    else setTimeout(look, LOOK_EVERY_MS, looks + 1);
  };
  let isAwaited = true;
  effect(() => {
    if (model.state.value !== "inside" || !isAwaited) return;
    isAwaited = false;
    setTimeout(look, LOOK_EVERY_MS, 0);
  });
  return {
    get running() {
      return sound.running;
    },
    get voices() {
      return sound.voices;
    },
  };
}
