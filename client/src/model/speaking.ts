/** Whether she may say something now. The server decides; this is for telling her before she has tried. */
import type { Announced } from "../protocol/generated";
import type { AppModel } from "./app_model";
import type { Refusal } from "./chat";

const SECOND_MS = 1_000;

/** Why she can write nothing at all; null: she can. */
export function whySilent(model: AppModel): Refusal | null {
  const { chat, quiet } = model.rules.value;
  const why = model.mutedWhy.value;
  if (!model.permissions.may("chat")) return told("chat-closed-role");
  if (model.isMuted.value) return why === "" ? told("chat-closed-you") : told("chat-closed-why", { why });
  if (model.permissions.may("moderate")) return null;
  if (quiet) return quietAskedBy(model.announced.value);
  return chat ? null : told("chat-closed-place");
}

/** Whoever came later does not know who asked for it. */
function quietAskedBy(announced: Announced | null): Refusal {
  const isKnown = announced?.act === "quiet" && announced.on;
  return isKnown ? told("chat-closed-quiet", { by: announced.by }) : told("chat-closed-quiet-unsigned");
}

function told(code: string, facts: Refusal["facts"] = {}): Refusal {
  return { code, facts };
}

/** Slow mode counts for her. */
export function isSlowed(model: AppModel): boolean {
  return model.rules.value.slow_mode_s > 0 && !model.permissions.may("moderate");
}

/** So many seconds until her next line is taken; 0: now. */
export function secondsToWait(model: AppModel, nowMs: number): number {
  const { saidAtMs, notBeforeMs } = model.chat;
  const slowUntilMs = isSlowed(model) ? saidAtMs.value + model.rules.value.slow_mode_s * SECOND_MS : 0;
  return Math.max(0, Math.ceil((Math.max(slowUntilMs, notBeforeMs.value) - nowMs) / SECOND_MS));
}
