/** What the chosen are made of: each component's fields, as its declaration says what may be written into them. */
import { useEffect, useState } from "preact/hooks";
import type { Components } from "../components/generated";
import type { SceneEntity } from "../model/scene_model";
import { type Cells, CellsInput, LackingNumberInput } from "./cells_input";
import { useDesk } from "./context";
import { Drawing } from "./drawing";
import { EntitiesInput } from "./entities_input";
import { FIELDS, type Field } from "./generated";
import { ChoiceInput, ColourInput, NumberInput, Section, SwitchInput, TextInput } from "./inputs";
import { unitOf } from "./measure";
import { askSpaces, type OtherSpace } from "./other_space";
import { same } from "./place_fields";
import { isAllowed } from "./value";

type Name = keyof Components;

/** What can be given to a thing besides what it is. */
const ADDABLE: readonly Name[] = ["lamp", "button", "seat", "grabbable", "collider", "label", "generator"];
/** What it is cannot be taken from it: then it is removed. */
const KEPT = ["transform", "bounds", "height_field", "sky", "light"];

export function PartFields({
  chosen,
  disabled,
}: {
  readonly chosen: readonly SceneEntity[];
  readonly disabled: boolean;
}) {
  const { words, desk } = useDesk();
  const shared = Object.keys(chosen[0]!.components).filter(
    (name) => words.has(`build-part-${name}`) && chosen.every(({ components }) => name in components),
  ) as Name[];
  const only = chosen.length === 1 ? chosen[0]! : null;
  const missing = only ? ADDABLE.filter((name) => !(name in only.components)) : [];
  return (
    <>
      {shared.map((name) => (
        <Part
          key={name}
          name={name}
          chosen={chosen}
          disabled={disabled}
          mayGo={only !== null && shared.length > 1}
        />
      ))}
      {only && !disabled && missing.length > 0 && (
        <ChoiceInput
          label={words.text("build-part-add")}
          value={null}
          choices={missing.map((name) => ({ value: name, text: words.text(`build-part-${name}`) }))}
          commit={(name) => {
            if (name !== "")
              void desk.edit([
                ...giving(name as Name, only),
                { op: "set", id: only.id, component: name, values: { ...fresh(name as Name, only) } },
              ]);
          }}
        />
      )}
    </>
  );
}

/** Whatever is taken in hand stops nobody, and nobody sits on it. */
const UNHELD: readonly Name[] = ["collider", "seat", "button"];

/** What it cannot be any more when it becomes this. */
function giving(name: Name, { id, components }: SceneEntity) {
  const gone = UNHELD.includes(name) ? (["grabbable"] as const) : name === "grabbable" ? UNHELD : [];
  return gone
    .filter((each) => each in components)
    .map((component) => ({ op: "clear", id, component }) as const);
}

/** A solid as large as what is seen; everything else as its declaration says. */
function fresh(name: Name, { components }: SceneEntity): object {
  if (name === "collider")
    return {
      kind: components.shape?.kind === "box" ? "box" : "cylinder",
      size: components.shape?.size ?? [1, 1, 1],
    };
  return name === "label" ? { text: "…" } : {};
}

interface PartProps {
  readonly name: Name;
  readonly chosen: readonly SceneEntity[];
  readonly disabled: boolean;
  readonly mayGo: boolean;
}

function Part({ name, chosen, disabled, mayGo }: PartProps) {
  const { words, desk } = useDesk();
  const fields = Object.entries(FIELDS[name] ?? {}).filter(([field]) => words.has(`build-field-${field}`));
  const title = words.text(`build-part-${name}`);
  const only = chosen[0]!;
  return (
    <Section
      title={title}
      act={
        mayGo && !disabled && !KEPT.includes(name) ? (
          <button
            type="button"
            class="hud-close"
            aria-label={words.text("build-part-clear", { part: title })}
            onClick={() => void desk.edit([{ op: "clear", id: only.id, component: name }])}
          >
            <Drawing name="remove" />
          </button>
        ) : undefined
      }
    >
      {words.has(`build-part-${name}-note`) && (
        <p class="hud-note">{words.text(`build-part-${name}-note`)}</p>
      )}
      {fields.map(([field, declared]) => (
        <FieldInput
          key={field}
          name={field}
          field={declared}
          values={chosen.map(
            ({ components }) => (components[name] as unknown as Record<string, unknown>)[field],
          )}
          disabled={disabled}
          commit={(value) => void desk.change(name, { [field]: value })}
        />
      ))}
    </Section>
  );
}

interface FieldProps {
  readonly name: string;
  readonly field: Field;
  readonly values: readonly unknown[];
  readonly disabled: boolean;
  readonly commit: (value: unknown) => void;
}

function FieldInput({ name, field, values, disabled, commit }: FieldProps) {
  const { words } = useDesk();
  const label = words.text(`build-field-${name}`);
  const value = same(values);
  const common = { label, disabled };
  switch (field.kind) {
    case "number":
      if (field.canLack)
        return (
          <LackingNumberInput {...common} field={field} value={value as number | null} commit={commit} />
        );
      return (
        <NumberInput
          {...common}
          value={value as number | null}
          unit={unitOf(name)}
          min={field.min}
          max={field.max}
          isWhole={field.isWhole}
          commit={commit}
        />
      );
    case "boolean":
      return <SwitchInput {...common} value={value as boolean | null} commit={commit} />;
    case "choice":
      return (
        <ChoiceInput
          {...common}
          value={value as string | null}
          choices={(field.choices ?? []).map((choice) => ({
            value: choice,
            text: words.text(`build-choice-${choice}`),
          }))}
          commit={commit}
        />
      );
    case "colour":
      return (
        <ColourInput {...common} value={value as string | null} canLack={field.canLack} commit={commit} />
      );
    case "text":
    case "lines":
    case "link":
      return <WrittenInput {...common} field={field} value={value as string | null} commit={commit} />;
    case "rows":
    case "series":
      return (
        <CellsInput
          {...common}
          kind={field.kind}
          field={field}
          value={value as Cells | null}
          commit={commit}
        />
      );
    case "space":
      return <SpaceInput {...common} value={value as string | null} commit={commit} />;
    case "entities":
      return <EntitiesInput {...common} value={(value as string[] | null) ?? []} commit={commit} />;
    default:
      return null;
  }
}

interface WrittenProps {
  readonly label: string;
  readonly field: Field;
  readonly value: string | null;
  readonly disabled: boolean;
  readonly commit: (value: string | null) => void;
}

function WrittenInput({ label, field, value, disabled, commit }: WrittenProps) {
  const { words } = useDesk();
  const wanted = (text: string) => (text === "" && field.canLack ? null : text.trim());
  return (
    <TextInput
      label={label}
      value={field.canLack ? (value ?? "") : value}
      charsMax={field.charsMax}
      lines={field.kind === "lines"}
      keepsBreaks={field.kind === "lines"}
      disabled={disabled}
      placeholder={field.kind === "link" ? "https://" : ""}
      isGood={(text) => isAllowed(field, wanted(text))}
      fault={words.text(field.kind === "link" ? "build-link-fault" : "build-text-fault")}
      commit={(text) => commit(wanted(text))}
    />
  );
}

interface SpaceProps {
  readonly label: string;
  readonly value: string | null;
  readonly disabled: boolean;
  readonly commit: (value: string) => void;
}

/** Where a portal leads: the Spaces that one may find, and the one that it leads to already. */
function SpaceInput({ label, value, disabled, commit }: SpaceProps) {
  const [spaces, setSpaces] = useState<readonly OtherSpace[]>([]);
  useEffect(() => {
    askSpaces().then(setSpaces, () => undefined);
  }, []);
  const known =
    spaces.some(({ slug }) => slug === value) || value === null
      ? spaces
      : [{ slug: value, name: value }, ...spaces];
  return (
    <ChoiceInput
      label={label}
      value={value}
      disabled={disabled}
      choices={known.map(({ slug, name }) => ({ value: slug, text: name }))}
      commit={commit}
    />
  );
}
