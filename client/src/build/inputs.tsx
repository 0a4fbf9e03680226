/** Fields to write into. What is written counts when Enter is pressed or the field is left; Escape brings back what was. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "./context";
import { clamp, formatMeasure, parseMeasure, type Unit } from "./measure";

interface NumberProps {
  readonly label: string;
  /** Null: the chosen differ. */
  readonly value: number | null;
  readonly unit?: Unit;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly isWhole?: boolean | undefined;
  /** By so much the arrows change it. */
  readonly step?: number;
  readonly disabled?: boolean;
  readonly commit: (value: number) => void;
}

export function NumberInput({
  label,
  value,
  unit = "",
  min,
  max,
  isWhole,
  step,
  disabled,
  commit,
}: NumberProps) {
  const { words } = useDesk();
  const shown = value === null ? "" : formatMeasure(value, unit, words.locale);
  const [written, setWritten] = useState<string | null>(null);
  const [fault, setFault] = useState(false);
  const id = useId();
  const take = (text: string) => {
    const read = parseMeasure(text, unit);
    const rounded = read !== null && isWhole ? Math.round(read) : read;
    const isFault = rounded === null || rounded !== clamp(rounded, min, max);
    setFault(isFault && text.trim() !== "");
    if (isFault) {
      if (text.trim() === "") setWritten(null);
      return;
    }
    setWritten(null);
    if (rounded !== value) commit(rounded);
  };
  const stepBy = (sign: 1 | -1, event: KeyboardEvent) => {
    if (value === null) return;
    event.preventDefault();
    const by = (step ?? (isWhole ? 1 : 0.1)) * (event.shiftKey ? 10 : 1);
    setWritten(null);
    setFault(false);
    commit(clamp(Math.round((value + sign * by) * 10_000) / 10_000, min, max));
  };
  return (
    <label class="build-number">
      <span>{label}</span>
      <input
        type="text"
        inputMode="decimal"
        autocomplete="off"
        disabled={disabled}
        value={written ?? shown}
        placeholder={value === null ? "–" : ""}
        aria-invalid={fault || undefined}
        aria-describedby={fault ? id : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setWritten(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && written !== null) take(written);
          else if (event.key === "Escape" && written !== null) {
            event.stopPropagation();
            setWritten(null);
            setFault(false);
          } else if (event.key === "ArrowUp") stepBy(1, event);
          else if (event.key === "ArrowDown") stepBy(-1, event);
        }}
        onBlur={() => written !== null && take(written)}
      />
      {fault && (
        <span id={id} class="build-fault" role="alert">
          {min !== undefined && max !== undefined
            ? words.text("build-number-range", {
                low: formatMeasure(min, unit, words.locale),
                high: formatMeasure(max, unit, words.locale),
              })
            : words.text("build-number-fault")}
        </span>
      )}
    </label>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string | null;
  readonly charsMax?: number | undefined;
  readonly lines?: boolean;
  /** Enter begins another line; else it is written. */
  readonly keepsBreaks?: boolean;
  readonly note?: string | null;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** The cursor goes there at once. */
  readonly isFirst?: boolean;
  /** Whether this may be kept. */
  readonly isGood?: (text: string) => boolean;
  readonly fault?: string;
  readonly commit: (text: string) => void;
}

export function TextInput(props: TextProps) {
  const {
    label,
    value,
    charsMax,
    lines,
    keepsBreaks,
    note,
    placeholder,
    disabled,
    isFirst,
    isGood,
    fault,
    commit,
  } = props;
  const [written, setWritten] = useState<string | null>(null);
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFirst) field.current?.focus({ preventScroll: true });
  }, [isFirst]);
  const isBad = written !== null && isGood !== undefined && !isGood(written);
  const take = () => {
    if (written === null || isBad) return;
    setWritten(null);
    if (written !== value) commit(written);
  };
  const told = isBad ? fault : note;
  const common = {
    id: `${id}-field`,
    ref: field,
    value: written ?? value ?? "",
    maxLength: charsMax,
    placeholder: value === null ? "–" : (placeholder ?? ""),
    disabled,
    dir: "auto" as const,
    autocomplete: "off",
    "aria-invalid": isBad || undefined,
    "aria-describedby": told ? id : undefined,
    onInput: (event: { currentTarget: { value: string } }) => setWritten(event.currentTarget.value),
    onBlur: take,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter" && !event.isComposing && (!keepsBreaks || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        take();
      } else if (event.key === "Escape" && written !== null) {
        event.stopPropagation();
        setWritten(null);
      }
    },
  };
  return (
    <label class="build-text" for={`${id}-field`}>
      <span>{label}</span>
      {lines ? <textarea rows={3} {...common} /> : <input type="text" {...common} />}
      {told && (
        <span id={id} class={isBad ? "build-fault" : "hud-note"}>
          {told}
        </span>
      )}
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly disabled?: boolean;
  readonly commit: (value: string) => void;
}

export function ChoiceInput({ label, value, choices, disabled, commit }: ChoiceProps) {
  return (
    <label class="build-text">
      <span>{label}</span>
      <select value={value ?? ""} disabled={disabled} onChange={(event) => commit(event.currentTarget.value)}>
        {value === null && <option value="">–</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly value: boolean | null;
  readonly disabled?: boolean;
  readonly commit: (value: boolean) => void;
}

export function SwitchInput({ label, value, disabled, commit }: SwitchProps) {
  return (
    <label class="build-switch">
      <input
        type="checkbox"
        checked={value === true}
        indeterminate={value === null}
        disabled={disabled}
        onChange={(event) => commit(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** The place's own colours: with them whatever is built belongs to it. */
const SWATCHES = {
  plaster: "#f4efe3",
  stone: "#cfcabc",
  straw: "#b98a4e",
  wood: "#8c5a3a",
  tile: "#5d6e78",
  indigo: "#3f6f86",
  celadon: "#7fa58b",
  grass: "#9dba83",
  gilt: "#d9b25f",
  clay: "#b86b5a",
} as const;

interface ColourProps {
  readonly label: string;
  readonly value: string | null;
  readonly canLack?: boolean | undefined;
  readonly disabled?: boolean;
  readonly commit: (value: string | null) => void;
}

export function ColourInput({ label, value, canLack, disabled, commit }: ColourProps) {
  const { words } = useDesk();
  return (
    <fieldset class="build-colour">
      <legend>{label}</legend>
      <div class="build-swatches">
        {Object.entries(SWATCHES).map(([name, colour]) => (
          <Swatch
            key={name}
            name={name}
            colour={colour}
            isOn={value === colour}
            disabled={disabled}
            commit={commit}
          />
        ))}
        <input
          type="color"
          aria-label={words.text("build-colour-other", { what: label })}
          value={value ?? "#ffffff"}
          disabled={disabled}
          onChange={(event) => commit(event.currentTarget.value)}
        />
        {canLack && (
          <button
            type="button"
            class="build-no-colour"
            aria-pressed={value === null}
            disabled={disabled}
            onClick={() => commit(null)}
          >
            {words.text("build-colour-none")}
          </button>
        )}
      </div>
    </fieldset>
  );
}

interface SwatchProps {
  readonly name: string;
  readonly colour: string;
  readonly isOn: boolean;
  readonly disabled?: boolean | undefined;
  readonly commit: (value: string) => void;
}

function Swatch({ name, colour, isOn, disabled, commit }: SwatchProps) {
  const { words } = useDesk();
  return (
    <button
      type="button"
      class="build-swatch"
      aria-pressed={isOn}
      aria-label={words.text(`build-swatch-${name}`)}
      disabled={disabled}
      style={{ "--swatch": colour }}
      onClick={() => commit(colour)}
    />
  );
}

interface SectionProps {
  readonly title: string;
  readonly act?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Section({ title, act, children }: SectionProps) {
  return (
    <section class="build-section">
      <header>
        <h3>{title}</h3>
        {act}
      </header>
      {children}
    </section>
  );
}
