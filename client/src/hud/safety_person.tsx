/** What she can do about one person for herself alone, in that person's card; nobody else hears of it. */
import "./safety.css";
import { useEffect } from "preact/hooks";
import type { Card } from "../protocol/generated";
import { useHud } from "./context";
import { Panel } from "./panel";
import type { OwnDone } from "./person_forms";
import { HideIcon } from "./safety_icon";
import { reportPerson, showPanic } from "./safety_ways";

/** What stands beside a name for her alone. */
export function OwnMarks({ participant }: Pick<Card, "participant">) {
  const { model, words } = useHud();
  return (
    <>
      {ownMarks(model, participant).map((key) => (
        <span key={key} class="hud-badge hud-own-mark">
          {words.text(key)}
        </span>
      ))}
    </>
  );
}

/** The keys of their words. */
export function ownMarks(model: ReturnType<typeof useHud>["model"], participant: string): string[] {
  const keys: string[] = [];
  if (model.safety.value?.isKnown(participant)) keys.push("badge-known");
  if (model.voice.mutedByMe.value.has(participant)) keys.push("badge-mute-for-me");
  return keys;
}

export function SafetyRows({ card, tell }: { readonly card: Card; readonly tell: (what: OwnDone) => void }) {
  const hud = useHud();
  const { model, words } = hud;
  const safety = model.safety.value;
  const voice = model.voice.control.value;
  if (card.slot === model.self.slot || !safety) return null;
  const { participant } = card;
  const muted = model.voice.mutedByMe.value.has(participant);
  const known = safety.isKnown(participant);
  const row = (key: string, act: () => void) => (
    <button type="button" class="hud-line-button" onClick={act}>
      {words.text(key)}
    </button>
  );
  return (
    <section class="hud-safety" aria-labelledby="safety-title">
      <h3 id="safety-title">{words.text("safety-title")}</h3>
      <div class="hud-person-acts">
        {voice &&
          row(muted ? "safety-unmute" : "safety-mute", () => {
            voice.mute(participant, !muted);
            tell(muted ? "heard" : "hushed");
          })}
        {row(known ? "safety-unknow" : "safety-know", () => {
          safety.know(participant, !known);
          tell(known ? "unknown" : "known");
        })}
        {row("safety-block", () => {
          safety.blockAsked.value = participant;
        })}
        {row("safety-report", () => reportPerson(hud, card))}
        <button type="button" class="hud-line-button hud-wide" onClick={() => showPanic(hud)}>
          <HideIcon />
          {words.text("panic-do")}
        </button>
      </div>
    </section>
  );
}

/** Says in one sentence what a block does; one press more, and it is done. */
export function BlockForm({ participant, name }: Pick<Card, "participant" | "name">) {
  const { model, state, words } = useHud();
  const safety = model.safety.value;
  const back = () => {
    if (safety?.blockAsked.peek() === participant) safety.blockAsked.value = null;
  };
  // However it was closed: her card is a card the next time.
  useEffect(() => back, []);
  if (!safety) return null;
  const block = (event: Event) => {
    event.preventDefault();
    // She is gone from here at once; if the server will not have it, that is told in its turn.
    void safety.block(participant);
    back();
    state.panel.value = null;
    model.tidings.value = { code: "block-done", facts: { name } };
  };
  return (
    <Panel id="person" title={words.text("block-title", { name })}>
      <form class="hud-act-form" onSubmit={block}>
        <p>{words.text("block-note", { name })}</p>
        <p class="hud-note">{words.text("block-quiet", { name })}</p>
        <div class="hud-row">
          <button type="submit" class="hud-action" data-first>
            {words.text("block-do")}
          </button>
          <button type="button" class="hud-line-button" onClick={back}>
            {words.text("person-back")}
          </button>
        </div>
      </form>
    </Panel>
  );
}
