/** A Zone can be given to somebody inside: she builds within it without being a Builder. */
import { useState } from "preact/hooks";
import { useDesk } from "./context";
import { ChoiceInput, Section } from "./inputs";

export function AreaFields({ zone }: { readonly zone: string }) {
  const { model, words, desk } = useDesk();
  const [whom, setWhom] = useState("");
  void model.people.version.value;
  const people = model.people.list.flatMap(({ card, self }) =>
    card && !self && !card.program ? [card] : [],
  );
  const chosen = people.find(({ participant }) => participant === whom);
  const give = async (on: boolean) => {
    if (!chosen) return;
    const refused = await desk.building.giveArea(zone, chosen.participant, on);
    if (refused) desk.tellRefusal({ refused, revision: null, kept: 0 });
    else desk.tell(on ? "build-area-given" : "build-area-taken", { name: chosen.name });
  };
  return (
    <Section title={words.text("build-area")}>
      <p class="hud-note">{words.text(people.length === 0 ? "build-area-nobody" : "build-area-how")}</p>
      {people.length > 0 && (
        <>
          <ChoiceInput
            label={words.text("build-area-who")}
            value={chosen ? whom : null}
            choices={people.map(({ participant, name }) => ({ value: participant, text: name }))}
            commit={setWhom}
          />
          <div class="hud-row">
            <button type="button" class="hud-line-button" disabled={!chosen} onClick={() => void give(true)}>
              {words.text("build-area-give")}
            </button>
            <button type="button" disabled={!chosen} onClick={() => void give(false)}>
              {words.text("build-area-take")}
            </button>
          </div>
        </>
      )}
    </Section>
  );
}
