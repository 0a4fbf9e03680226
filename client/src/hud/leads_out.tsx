/** A button that she has pressed, or a gate out of a frame, leads away: she is asked first, and sees where it leads. */
import { signal } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import type { Pressed } from "../protocol/generated";
import { useHud } from "./context";

const answered = signal<Pressed | null>(null);

/** Where the button leads that she pressed last, until she has answered. */
export function leadsOut({ pressed, self, scene, gate }: AppModel): string | null {
  if (gate.value) return new URL(`/s/${gate.value}`, location.origin).href;
  const last = pressed.value;
  if (last === null || last === answered.value || last.slot !== self.slot) return null;
  return scene.entities.get(last.entity)?.components.button?.link ?? null;
}

/** She has answered: it is asked no more. */
export function answerLeadsOut({ gate, pressed }: AppModel): void {
  if (gate.peek()) gate.value = null;
  else answered.value = pressed.peek();
}

export function LeadsOut({ link }: { readonly link: string }) {
  const { model, words, toWorld } = useHud();
  const answer = () => {
    answerLeadsOut(model);
    toWorld();
  };
  return (
    <div class="hud-offer paper-card">
      <p>{words.text("offer-leads-out", { host: new URL(link).host })}</p>
      <a href={link} target="_blank" rel="noopener noreferrer nofollow" onClick={answer}>
        {words.text("offer-open")}
      </a>
      <button type="button" onClick={answer}>
        {words.text("offer-stay")}
      </button>
    </div>
  );
}
