/** What a press of one of the headset's buttons does, wherever it stands. */
import type { XrMode } from "../model/immersion";
import type { Hud } from "./context";

/** Straight within the press: later no browser would allow it. */
export function enter({ model, language, state }: Hud, mode: XrMode): void {
  void model.immersion.control.peek()?.enter(mode, language);
  state.panel.value = null;
}

export function leave({ model, state }: Hud): void {
  model.immersion.control.peek()?.leave();
  state.panel.value = null;
}

export function pressVr(hud: Hud): void {
  if (hud.model.immersion.mode.peek() === null) enter(hud, "vr");
  else leave(hud);
}

/** In by one small step: on a table, or here. */
export function pressAr(hud: Hud): void {
  const { model, state } = hud;
  if (model.immersion.mode.peek() !== null) leave(hud);
  else state.panel.value = state.panel.peek() === "headset" ? null : "headset";
}

export function wordOfVr({ model, words }: Hud): string {
  return words.text(model.immersion.mode.value === "vr" ? "headset-leave-vr" : "headset-enter-vr");
}

export function wordOfAr({ model, words }: Hud): string {
  const { value } = model.immersion.mode;
  return words.text(value === null || value === "vr" ? "headset-enter-ar" : "headset-leave-ar");
}
