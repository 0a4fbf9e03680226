/** Fields for what is more than one value or none: tables, series, numbers that may be left to what is there. */
import { rowsIn, seriesIn, writtenRows } from "./cells";
import { useDesk } from "./context";
import type { Field } from "./generated";
import { TextInput } from "./inputs";
import { formatMeasure, parseMeasure } from "./measure";
import { isAllowed } from "./value";

interface Props<Value> {
  readonly label: string;
  readonly field: Field;
  readonly value: Value | null;
  readonly disabled: boolean;
  readonly commit: (value: Value | null) => void;
}

/** Of a table, or a name and a number in each row. */
export type Cells = readonly (readonly (string | number)[])[];

interface CellsProps extends Props<Cells> {
  readonly kind: "rows" | "series";
}

/** A line for each row. */
export function CellsInput({ kind, label, field, value, disabled, commit }: CellsProps) {
  const { words } = useDesk();
  const read: (text: string) => Cells | null = kind === "rows" ? rowsIn : seriesIn;
  return (
    <TextInput
      label={label}
      value={value && writtenRows(value)}
      lines
      keepsBreaks
      note={words.text(`build-${kind}-how`)}
      disabled={disabled}
      isGood={(text) => isAllowed(field, read(text))}
      fault={words.text(`build-${kind}-fault`)}
      commit={(text) => commit(read(text))}
    />
  );
}

/** Empty: by itself. */
export function LackingNumberInput({ label, field, value, disabled, commit }: Props<number>) {
  const { words } = useDesk();
  const wanted = (text: string) => (text.trim() === "" ? null : parseMeasure(text, ""));
  return (
    <TextInput
      label={label}
      value={value === null ? "" : formatMeasure(value, "", words.locale, 6)}
      placeholder={words.text("build-number-itself")}
      disabled={disabled}
      isGood={(text) => text.trim() === "" || (wanted(text) !== null && isAllowed(field, wanted(text)))}
      fault={words.text("build-number-fault")}
      commit={(text) => commit(wanted(text))}
    />
  );
}
