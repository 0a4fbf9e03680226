/** The gestures, in the order of their keys. */
import type { EmoteName } from "../model/people";
import type { HudTools } from "./context";

export const GESTURES: readonly EmoteName[] = ["wave", "clap", "bow", "point", "raise_hand", "dance"];

/** A raised hand stays up until it is lowered: the same gesture once more lowers it. */
export function makeGesture({ model, visit, state }: HudTools, name: EmoteName): void {
  if (!model.permissions.may("emote")) return;
  if (name === "raise_hand") {
    const isUp = model.raised.value.includes(model.self.slot);
    void visit.raiseHand(!isUp);
    if (isUp) return;
  }
  visit.emote(name);
  state.gestures.value += 1;
}
