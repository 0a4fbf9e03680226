/** How a setting is chosen: one of a few, on or off, or how much. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import { useHud } from "./context";

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly signal: Signal<Value>;
  readonly choices: readonly Value[];
  readonly note?: string;
}

/** One of a few: its words are `settings-<name>-<choice>`. */
export function Choice<Value extends string>({ name, signal, choices, note }: ChoiceProps<Value>) {
  const { words } = useHud();
  return (
    <fieldset class="hud-choice">
      <legend>{words.text(`settings-${name}`)}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={`setting-${name}`}
              checked={signal.value === choice}
              onChange={() => {
                signal.value = choice;
              }}
            />
            <span>{words.text(`settings-${name}-${choice}`)}</span>
          </label>
        ))}
      </div>
      {note && <p class="hud-note">{note}</p>}
    </fieldset>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly signal: Signal<boolean>;
  /** Why it cannot be switched on, or what it means. */
  readonly note?: string;
  readonly disabled?: boolean;
}

export function Switch({ name, signal, note, disabled = false }: SwitchProps) {
  const { words } = useHud();
  return (
    <>
      <label class="hud-setting hud-switch">
        <span>{words.text(`settings-${name}`)}</span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={signal.value}
          aria-describedby={note ? `note-${name}` : undefined}
          checked={signal.value}
          disabled={disabled}
          onChange={(event) => {
            signal.value = event.currentTarget.checked;
          }}
        />
      </label>
      {note && (
        <p class="hud-note" id={`note-${name}`}>
          {note}
        </p>
      )}
    </>
  );
}

interface AmountProps {
  readonly label: string;
  /** 1 is all of it. */
  readonly value: ReadonlySignal<number> | Signal<number>;
  readonly max?: number;
  readonly disabled?: boolean;
  readonly choose: (value: number) => void;
}

/** Read out in per cent. */
export function Amount({ label, value, max = 1, disabled = false, choose }: AmountProps) {
  const percent = Math.round(value.value * 100);
  return (
    <label class="hud-setting">
      <span>{label}</span>
      <input
        type="range"
        min="0"
        max={max * 100}
        step="5"
        value={percent}
        aria-valuetext={`${percent} %`}
        disabled={disabled}
        onInput={(event) => choose(event.currentTarget.valueAsNumber / 100)}
      />
    </label>
  );
}
