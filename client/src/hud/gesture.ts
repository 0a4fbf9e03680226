/** The gestures, in the order of their keys. */
import type { EmoteName } from "../model/people";
import type { HudTools } from "./context";

export const GESTURES: readonly EmoteName[] = ["wave", "clap", "bow", "point", "raise_hand", "dance"];

export function makeGesture({ model, visit, state }: HudTools, name: EmoteName): void {
  if (!model.permissions.may("emote")) return;
  visit.emote(name);
  state.gestures.value += 1;
}
