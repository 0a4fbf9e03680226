/** Fields for what is more than one value or none: tables, series, numbers that may be left to what is there. */
import { rowsIn, type Series, seriesIn, writtenRows } from "./cells";
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

export function RowsInput({ label, field, value, disabled, commit }: Props<readonly string[][]>) {
  const { words } = useDesk();
  return (
    <TextInput
      label={label}
      value={value && writtenRows(value)}
      lines
      keepsBreaks
      note={words.text("build-rows-how")}
      disabled={disabled}
      isGood={(text) => isAllowed(field, rowsIn(text))}
      fault={words.text("build-rows-fault")}
      commit={(text) => commit(rowsIn(text))}
    />
  );
}

export function SeriesInput({ label, field, value, disabled, commit }: Props<Series>) {
  const { words } = useDesk();
  return (
    <TextInput
      label={label}
      value={value && writtenRows(value)}
      lines
      keepsBreaks
      note={words.text("build-series-how")}
      disabled={disabled}
      isGood={(text) => isAllowed(field, seriesIn(text))}
      fault={words.text("build-series-fault")}
      commit={(text) => commit(seriesIn(text))}
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
