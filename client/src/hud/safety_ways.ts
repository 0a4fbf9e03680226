/** Ways to what protects her: whoever calls one of these is taken there. */
import type { HudTools, Whom } from "./context";

/** Hides all strangers, whatever the line does, and shows what she can do then. */
export function showPanic({ model, state }: Pick<HudTools, "model" | "state">): void {
  model.safety.peek()?.hideStrangers();
  state.panel.value = "panic";
}

export function reportPerson({ state }: Pick<HudTools, "state">, { participant, name }: Whom): void {
  state.person.value = { participant, name };
  state.panel.value = "report";
}

/** Leads to her card, where one more press blocks her. */
export function askToBlock({ model, state }: Pick<HudTools, "model" | "state">, whom: Whom): void {
  const safety = model.safety.peek();
  if (safety) safety.blockAsked.value = whom.participant;
  state.person.value = { participant: whom.participant, name: whom.name };
  state.panel.value = "person";
}
