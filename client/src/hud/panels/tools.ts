/** What every part of a Panel reads: the HUD's tools and what experiences have told, which is there before any part is. */
import type { Words } from "../../locale/words";
import type { Refusal } from "../../model/chat";
import type { Experiences } from "../../model/experiences";
import { type Hud, useHud } from "../context";

/** Why an answer was not taken: in the author's own words where there are any. */
export function whyRefused(words: Words, { code, facts }: Refusal): string {
  if (code !== "experience_refused") return words.reason(code, facts);
  // Without words of its own, it went wrong while it took the answer.
  return facts.why ? String(facts.why) : words.text("xp-not-taken", facts);
}

export function useExperiences(): Hud & { readonly experiences: Experiences } {
  const hud = useHud();
  const experiences = hud.model.experiences.value;
  if (!experiences) throw new Error("a Panel is drawn before any experience has told of one");
  return { ...hud, experiences };
}
