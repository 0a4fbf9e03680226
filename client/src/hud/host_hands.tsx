/**
 * Voices and raised hands, for hosts: everybody muted or not, who wants to say something in the order in which they asked,
 * and who has the stage. What is done to one is done with the buttons behind her name.
 */
import "./floor.css";
import type { Card } from "../protocol/generated";
import { useHud } from "./context";
import { ActButton, MUTE_ALL } from "./host_acts";
import { Panel } from "./panel";
import { Badges } from "./person_badges";
import { Portrait } from "./portrait";

export function HandsPanel() {
  const { model, visit, words } = useHud();
  // A changed version: somebody came, went, or has another card.
  void model.people.version.value;
  const raised = model.raised.value;
  const cards = raised.flatMap((slot) => model.people.get(slot)?.card ?? []);
  const staged = model.people.list.flatMap(({ card }) =>
    card?.is_on_stage && !raised.includes(card.slot) ? [card] : [],
  );
  return (
    <Panel id="hands" title={words.text("hands-title")}>
      <div class="hud-acts">
        <ActButton act={MUTE_ALL} told />
      </div>
      <h3>{words.text("hands-up", { hands: raised.length })}</h3>
      {raised.length === 0 && <p class="hud-note">{words.text("hands-none")}</p>}
      <ul>
        {cards.map((card) => (
          <Row key={card.participant} card={card} place={raised.indexOf(card.slot) + 1} />
        ))}
      </ul>
      {raised.length > 1 && (
        <button
          type="button"
          class="hud-line-button"
          onClick={() => void visit.act("LowerHand", { participant: null })}
        >
          {words.text("hands-lower-all")}
        </button>
      )}
      {staged.length > 0 && (
        <>
          <h3>{words.text("hands-staged")}</h3>
          <ul>
            {staged.map((card) => (
              <Row key={card.participant} card={card} place={0} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** `place`: 0 for who has no hand up. */
function Row({ card, place }: { readonly card: Card; readonly place: number }) {
  const { model, visit, words } = useHud();
  const { name, participant, is_on_stage } = card;
  const isHost = card.role === "host" || card.role === "owner" || card.role === "operator";
  const choice = (what: "speak" | "stage" | "unstage" | "lower", act: () => void) => (
    <button type="button" aria-label={words.text(`hands-${what}-whom`, { name })} onClick={act}>
      {words.text(`hands-${what}`)}
    </button>
  );
  return (
    <li>
      {place > 0 && <span class="hud-number">{place}</span>}
      <Portrait look={card.look} size={40} />
      <span class="hud-who">
        <bdi class="hud-name">{name}</bdi>
        <Badges card={{ ...card, slot: -1 }} />
      </span>
      <span class="hud-ways">
        {card.is_voice_muted &&
          choice("speak", () => void visit.act("MuteVoices", { participant, on: false }))}
        {!isHost &&
          choice(
            is_on_stage ? "unstage" : "stage",
            () => void visit.act("GiveStage", { participant, on: !is_on_stage }),
          )}
        {place > 0 &&
          choice("lower", () => {
            if (card.slot === model.self.slot) void visit.raiseHand(false);
            else void visit.act("LowerHand", { participant });
          })}
      </span>
    </li>
  );
}
