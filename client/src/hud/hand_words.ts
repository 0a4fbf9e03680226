/** Her own raised hand, in words. */
import type { AppModel } from "../model/app_model";
import type { EmoteName } from "../model/people";

export function isHandUp(model: AppModel): boolean {
  return model.raised.value.includes(model.self.slot);
}

/** Her number among those who want to say something, 1 for who is next; 0: her hand is down. */
export function handPlace(model: AppModel): number {
  return model.raised.value.indexOf(model.self.slot) + 1;
}

/** What a gesture does at present: the key of its words. */
export function gestureWords(model: AppModel, name: EmoteName): string {
  return name === "raise_hand" && isHandUp(model) ? "hand-lower" : `emote-${name}`;
}
