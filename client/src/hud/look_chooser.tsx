/** Rows to choose a look from: each a group of radio buttons, so that arrows, names and screen readers work by themselves. */
import { CLOTH, HAIR, SKIN } from "../avatar/palette";
import type { Words } from "../locale/words";
import { CHOICES, type LookChoice, type LookSwitch, type OwnLook } from "../model/look";
import { Portrait } from "./portrait";

interface Row {
  readonly part: LookChoice;
  /** The key of a choice's name, before its number. */
  readonly names: string;
  /** Colours to show; null: a portrait and a word for each. */
  readonly colours: readonly string[] | null;
}

const ROWS: readonly Row[] = [
  { part: "hair_style", names: "look-hair-style", colours: null },
  { part: "hair", names: "look-hair", colours: HAIR },
  { part: "skin", names: "look-skin", colours: SKIN },
  { part: "cloth", names: "look-colour", colours: CLOTH },
  { part: "sash", names: "look-colour", colours: CLOTH },
  { part: "legs", names: "look-colour", colours: CLOTH },
];
const SWITCHES: readonly LookSwitch[] = ["glasses", "wheelchair"];

interface ChooserProps {
  readonly own: OwnLook;
  readonly words: Words;
}

export function LookChooser({ own, words }: ChooserProps) {
  return (
    <div class="look-chooser">
      {ROWS.map((row) => (
        <fieldset key={row.part} class={row.colours ? "look-row" : "look-row look-styles"}>
          <legend>{words.text(`look-${row.part.replace("_", "-")}-label`)}</legend>
          <div class="look-choices">
            {Array.from({ length: CHOICES[row.part] }, (_, index) => (
              <Choice key={`${row.part} ${index}`} row={row} index={index} own={own} words={words} />
            ))}
          </div>
        </fieldset>
      ))}
      <div class="look-switches">
        {SWITCHES.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={own.look.value[name]}
              onChange={(event) => own.choose({ [name]: event.currentTarget.checked })}
            />
            <span>{words.text(`look-${name}`)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

function Choice({ row, index, own, words }: ChooserProps & { row: Row; index: number }) {
  const { part, names, colours } = row;
  const look = own.look.value;
  const name = words.text(`${names}-${index}`);
  return (
    <label class="look-choice" title={name}>
      <input
        type="radio"
        name={`look-${part}`}
        value={index}
        checked={look[part] === index}
        aria-label={name}
        onChange={() => own.choose({ [part]: index })}
      />
      {colours ? (
        <svg width={32} height={32} viewBox="0 0 32 32" aria-hidden>
          <circle
            cx={16}
            cy={16}
            r={13}
            fill={colours[index] ?? "none"}
            stroke="#22313a"
            stroke-opacity={0.2}
          />
        </svg>
      ) : (
        <>
          <Portrait look={{ ...look, [part]: index }} size={56} />
          <span aria-hidden>{name}</span>
        </>
      )}
    </label>
  );
}
