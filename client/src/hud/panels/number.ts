/** Numbers as people write them, with a point or a comma, and how arrows change them. */
import type { NumberField } from "../../protocol/generated";

const DIGITS_MAX = 12;

/** Null: nothing is written. NaN: no number. */
export function parsedNumber(text: string): number | null {
  const bare = text.replace("−", "-").replace(/\s/g, "");
  // Where a point follows, or three digits after each, commas only group.
  const plain = /^[-+]?\d{1,3}(,\d{3}){2,}$|,\d{3}\./.test(bare)
    ? bare.replaceAll(",", "")
    : bare.replace(",", ".");
  if (plain === "") return null;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

export function writtenNumber(value: number | null, locale: string): string {
  if (value === null || Number.isNaN(value)) return "";
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: DIGITS_MAX, useGrouping: false });
  return format.format(value);
}

/** From nothing to the least, or to nought; never beyond the bounds. */
export function steppedBy(
  { min, max, step }: Pick<NumberField, "min" | "max" | "step">,
  value: number | null,
  sign: number,
): number {
  const by = step ?? 1;
  const from = value === null || Number.isNaN(value) ? (min ?? 0) - sign * by : value;
  const stepped = Number((from + sign * by).toPrecision(DIGITS_MAX));
  return Math.min(max ?? stepped, Math.max(min ?? stepped, stepped));
}
