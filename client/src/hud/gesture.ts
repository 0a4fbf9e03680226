/** The gestures, in the order of their keys. */
import type { AppModel } from "../model/app_model";
import type { EmoteName } from "../model/people";
import type { Visit } from "../net/visit";
import type { HudTools } from "./context";

export const GESTURES: readonly EmoteName[] = ["wave", "clap", "bow", "point", "raise_hand", "dance"];

export function makeGesture({ model, visit, state }: HudTools, name: EmoteName): void {
  if (gesture(model, visit, name)) state.gestures.value += 1;
}

/** A raised hand stays up until it is lowered: the same gesture once more lowers it. True: it is seen. */
export function gesture(
  model: AppModel,
  visit: Pick<Visit, "emote" | "raiseHand">,
  name: EmoteName,
): boolean {
  if (!model.permissions.may("emote")) return false;
  if (name === "raise_hand") {
    const isUp = model.raised.value.includes(model.self.slot);
    void visit.raiseHand(!isUp);
    if (isUp) return false;
  }
  visit.emote(name);
  return true;
}
