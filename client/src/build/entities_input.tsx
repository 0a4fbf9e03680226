/** Other things that a button plays or hides: a list, and a choice of those that can be played. */
import { useDesk } from "./context";
import { Drawing } from "./drawing";
import { ChoiceInput } from "./inputs";
import { kindOf } from "./kind";

interface EntitiesProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly disabled: boolean;
  readonly commit: (value: string[]) => void;
}

/** So many are offered at most; beyond that the list would be no help. */
const OFFERED_MAX = 200;

export function EntitiesInput({ label, value, disabled, commit }: EntitiesProps) {
  const { words, desk } = useDesk();
  const offered = [...desk.entities.values()]
    .filter(
      (entity) =>
        !value.includes(entity.id) &&
        kindOf(entity) !== "ground" &&
        (entity.name !== "" || entity.words !== null),
    )
    .slice(0, OFFERED_MAX)
    .map((entity) => ({ value: entity.id, text: desk.nameOf(entity) }));
  return (
    <div class="build-entities">
      <ChoiceInput
        label={label}
        value={null}
        choices={offered}
        disabled={disabled || offered.length === 0}
        commit={(id) => id !== "" && commit([...value, id])}
      />
      {value.length > 0 && (
        <ul>
          {value.map((id) => {
            const entity = desk.entities.get(id);
            const name = entity ? desk.nameOf(entity) : words.text("build-gone");
            return (
              <li key={id}>
                <span dir="auto">{name}</span>
                <button
                  type="button"
                  class="hud-close"
                  disabled={disabled}
                  aria-label={words.text("build-entity-out", { name })}
                  onClick={() => commit(value.filter((each) => each !== id))}
                >
                  <Drawing name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
