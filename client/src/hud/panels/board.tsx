/** A board that hangs in the Space, in words: what is on it and its buttons. Fields are filled in on a page of their own. */
import { fieldsOf } from "../../model/answers";
import { CLICK_WITHIN_M } from "../../protocol/generated";
import { PanelItems } from "./items";
import { useExperiences, whyRefused } from "./tools";

const NO_FAULTS = new Map();

/** With this to spare of how near the server wants her. */
const MARGIN_M = 0.5;

export interface BoardProps {
  readonly entity: string;
  /** How far it is from her. */
  readonly metres: number;
}

export function Board({ entity, metres }: BoardProps) {
  const { words, visit, experiences } = useExperiences();
  const shown = experiences.boards.value.get(entity);
  if (!shown) return null;
  const { panel, name, content } = shown;
  const { title } = content;
  const hasFields = fieldsOf(content).length > 0;
  const still = {
    ...shown,
    content: { ...content, items: content.items.filter((item) => !("name" in item)) },
  };
  const how = experiences.answers.stateOf(panel);
  const press = (button: string) => {
    if (metres < CLICK_WITHIN_M - MARGIN_M) {
      experiences.press(panel, button);
      return;
    }
    experiences.mean(panel, button);
    visit.goTo({ to: "entity", id: entity, use: true });
  };
  return (
    <section class="xp text-board" aria-label={words.text("text-board", { name, title })}>
      <p dir="auto">{words.text("text-board", { name, title })}</p>
      <PanelItems shown={still} faults={NO_FAULTS} />
      <div class="text-choices">
        {hasFields ? (
          <button
            type="button"
            aria-label={words.text("text-board-open-which", { title })}
            onClick={() => {
              experiences.open(panel);
            }}
          >
            {words.text("text-board-open")}
          </button>
        ) : (
          content.buttons.map((button) => (
            <button key={button.name} type="button" dir="auto" onClick={() => press(button.name)}>
              {button.label}
            </button>
          ))
        )}
      </div>
      <p role="status">
        {how?.state === "sending" && words.text("xp-sending")}
        {how?.state === "taken" && words.text("xp-taken")}
        {how?.refusal && whyRefused(words, how.refusal)}
      </p>
    </section>
  );
}
