/** Turning the chat towards one person alone, and showing who somebody is. Whoever calls this is taken there. */
import type { AppModel } from "../model/app_model";
import { isAbove } from "../model/role";
import type { Card } from "../protocol/generated";
import type { HudTools, Whom } from "./context";

/** Where whispers are closed, hosts may still be whispered to, and whisper. */
export function mayWhisper(model: AppModel, card: Pick<Card, "role" | "slot">): boolean {
  if (card.slot === model.self.slot || !model.permissions.may("whisper")) return false;
  const isHost = model.permissions.may("moderate") || isAbove(card.role, "builder");
  return model.rules.value.whispers || isHost;
}

export function whisperTo({ state }: Pick<HudTools, "state">, { participant, name }: Whom): void {
  state.whisperTo.value = { participant, name };
  state.panel.value = null;
  state.chatOpen.value = true;
}

export function showPerson({ state }: Pick<HudTools, "state">, { participant, name }: Whom): void {
  state.person.value = { participant, name };
  state.panel.value = "person";
}
