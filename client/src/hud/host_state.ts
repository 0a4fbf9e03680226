/** Which acts of hosts hold at present, and who asked for them: what was announced, as far as it still counts. */
import { effect } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import type { ActName, HudState, InForce } from "./context";
import type { IconName } from "./icons";

/** What is shown as long as it lasts. */
export const HELD = ["still", "quiet", "mute_voice", "lock"] as const satisfies readonly ActName[];

/** These are rules of the Space, and hold for whoever comes later as well. */
const RULES: Partial<Record<ActName, "still" | "quiet" | "voices_muted" | "locked">> = {
  still: "still",
  quiet: "quiet",
  mute_voice: "voices_muted",
  lock: "locked",
};

/** These move everybody, and taken back they bring everybody back. */
const CALLS: ReadonlySet<ActName> = new Set(["gather", "to_door"]);

export function holds(act: ActName, model: AppModel, inForce: InForce): boolean {
  const rule = RULES[act];
  return rule ? model.rules.value[rule] : act in inForce;
}

export function signOf(act: ActName): IconName {
  if (act === "mute_voice") return "mic_off";
  return act === "lock" ? "whisper" : act;
}

/** Notes down what is announced, from the beginning of each stay; returns how to stop that. */
export function followActs(model: AppModel, state: HudState): () => void {
  return effect(() => {
    const announced = model.announced.value;
    if (announced === null) {
      state.inForce.value = {};
      return;
    }
    const before = state.inForce.peek();
    const { act, on, by } = announced;
    state.inForce.value = on ? { ...before, [act]: by } : without(act, before);
  });
}

/** Whoever goes back to where she was goes back from wherever she was called since. */
function without(ended: ActName, before: InForce): InForce {
  const acts = Object.keys(before) as ActName[];
  const since = CALLS.has(ended) ? acts.slice(acts.indexOf(ended)).filter((act) => CALLS.has(act)) : [ended];
  return Object.fromEntries(Object.entries(before).filter(([act]) => !since.includes(act as ActName)));
}
