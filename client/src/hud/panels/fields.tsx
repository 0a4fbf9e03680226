/** Fields of a Panel. What is in them lies in the model: it stays when contents change, and the headset has it too. */
import { useId, useState } from "preact/hooks";
import type { Field } from "../../model/answers";
import type { Refusal } from "../../model/chat";
import type { ShownPanel } from "../../model/experiences";
import type { ChoiceField, DateField, NumberField, Slider, TextField } from "../../protocol/generated";
import { parsedNumber, steppedBy, writtenNumber } from "./number";
import { useExperiences } from "./tools";

/** More than so many are a menu. */
const BUTTONS_MAX = 7;

interface FieldProps {
  readonly shown: ShownPanel;
  readonly field: Field;
  readonly fault: Refusal | null;
}

/** What every kind of field gets: its value, and how to say that it is faulty. */
interface Own<Of extends Field> {
  readonly field: Of;
  readonly id: string;
  readonly fault: Refusal | null;
  readonly type: (value: string | number | string[] | null) => void;
}

export function FieldInput({ shown, field, fault }: FieldProps) {
  const { words, experiences } = useExperiences();
  const id = useId();
  const value = experiences.answers.valueOf(shown.panel, field);
  const own = {
    id,
    fault,
    type: (typed: string | number | string[] | null) =>
      experiences.answers.type(shown.panel, field.name, typed),
  };
  return (
    <div class={`xp-field xp-${field.kind}`}>
      <Kind {...own} field={field} value={value} />
      {fault && (
        <p class="xp-fault" id={`${id}-fault`}>
          {words.text(fault.code, fault.facts)}
        </p>
      )}
    </div>
  );
}

function Kind({ field, value, ...own }: Omit<Own<Field>, "field"> & { field: Field; value: unknown }) {
  switch (field.kind) {
    case "text_field":
      return <TextInput {...own} field={field} value={value as string} />;
    case "number_field":
      return <NumberInput {...own} field={field} value={value as number | null} />;
    case "slider":
      return <SliderInput {...own} field={field} value={value as number} />;
    case "choice_field":
      return <ChoiceInput {...own} field={field} value={value as string[]} />;
    case "date_field":
      return <DayInput {...own} field={field} value={value as string | null} />;
  }
}

function told({ id, fault }: Pick<Own<Field>, "id" | "fault">) {
  return { id, "aria-invalid": fault !== null, ...(fault && { "aria-describedby": `${id}-fault` }) } as const;
}

function Label({ field, id }: { readonly field: Field; readonly id: string }) {
  return (
    <label for={id} dir="auto">
      <Name field={field} />
    </label>
  );
}

/** Its mark is for the eye: a reader hears that it is required. */
function Name({ field }: { readonly field: Field }) {
  const isRequired = "is_required" in field && field.is_required;
  return (
    <>
      {field.label}
      {isRequired && (
        <span class="xp-required" aria-hidden="true">
          {" *"}
        </span>
      )}
    </>
  );
}

function TextInput(own: Own<TextField> & { readonly value: string }) {
  const { field, value, type } = own;
  const shared = {
    ...told(own),
    value,
    maxLength: field.chars_max,
    dir: "auto",
    required: field.is_required,
    autocomplete: "off",
  } as const;
  return (
    <>
      <Label {...own} />
      {field.is_long ? (
        <textarea rows={3} {...shared} onInput={(event) => type(event.currentTarget.value)} />
      ) : (
        <input type="text" {...shared} onInput={(event) => type(event.currentTarget.value)} />
      )}
    </>
  );
}

function NumberInput(own: Own<NumberField> & { readonly value: number | null }) {
  const { field, value, type } = own;
  const { words } = useExperiences();
  // As she wrote it, until she leaves it: "1," is on its way to a number.
  const [writing, setWriting] = useState<string | null>(null);
  return (
    <>
      <Label {...own} />
      <span class="xp-with-unit">
        <input
          type="text"
          inputMode="decimal"
          role="spinbutton"
          autocomplete="off"
          {...told(own)}
          required={field.is_required}
          value={writing ?? writtenNumber(value, words.locale)}
          {...(value !== null && !Number.isNaN(value) && { "aria-valuenow": value })}
          aria-valuemin={field.min ?? undefined}
          aria-valuemax={field.max ?? undefined}
          onInput={(event) => {
            setWriting(event.currentTarget.value);
            type(parsedNumber(event.currentTarget.value));
          }}
          onBlur={() => {
            if (!Number.isNaN(value)) setWriting(null);
          }}
          onKeyDown={(event) => {
            const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (!sign) return;
            event.preventDefault();
            setWriting(null);
            type(steppedBy(field, value, sign));
          }}
        />
        {field.unit && <span dir="auto">{field.unit}</span>}
      </span>
    </>
  );
}

function SliderInput(own: Own<Slider> & { readonly value: number }) {
  const { field, value, type, id } = own;
  const { words } = useExperiences();
  const said = `${writtenNumber(value, words.locale)}${field.unit && ` ${field.unit}`}`;
  return (
    <>
      <div class="xp-slider-words">
        <Label {...own} />
        <output for={id}>{said}</output>
      </div>
      <input
        type="range"
        {...told(own)}
        min={field.min}
        max={field.max}
        step={field.step}
        value={value}
        aria-valuetext={said}
        onInput={(event) => type(event.currentTarget.valueAsNumber)}
      />
    </>
  );
}

function ChoiceInput(own: Own<ChoiceField> & { readonly value: readonly string[] }) {
  const { field, value, type, id, fault } = own;
  const { words } = useExperiences();
  if (!field.is_many && field.options.length > BUTTONS_MAX)
    return (
      <>
        <Label {...own} />
        <select
          {...told(own)}
          required={field.is_required}
          value={value[0] ?? ""}
          onChange={({ currentTarget: { value: chosen } }) => type(chosen === "" ? [] : [chosen])}
        >
          <option value="">{words.text("xp-choose")}</option>
          {field.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </>
    );
  const choose = (option: string, on: boolean) => {
    if (!field.is_many) type([option]);
    else type(field.options.filter((each) => (each === option ? on : value.includes(each))));
  };
  return (
    <fieldset
      class={`xp-choice${field.is_many ? " xp-many" : ""}`}
      role={field.is_many ? "group" : "radiogroup"}
      {...(fault && { "aria-describedby": `${id}-fault` })}
    >
      <legend dir="auto">
        <Name field={field} />
      </legend>
      {field.options.map((option, at) => (
        <label key={option} dir="auto">
          <input
            type={field.is_many ? "checkbox" : "radio"}
            name={id}
            checked={value.includes(option)}
            required={field.is_required && !field.is_many}
            aria-invalid={at === 0 && fault !== null}
            onChange={(event) => choose(option, event.currentTarget.checked)}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

function DayInput(own: Own<DateField> & { readonly value: string | null }) {
  const { field, value, type } = own;
  return (
    <>
      <Label {...own} />
      <input
        type="date"
        {...told(own)}
        required={field.is_required}
        value={value ?? ""}
        {...(field.min !== null && { min: field.min })}
        {...(field.max !== null && { max: field.max })}
        onInput={(event) => type(event.currentTarget.value || null)}
      />
    </>
  );
}
