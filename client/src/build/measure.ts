/** Numbers as builders write and read them: in their own language, with or without a unit. */

export type Unit = "m" | "cm" | "deg" | "%" | "s" | "";

/** How many of the wanted unit one of the written unit is. */
const FACTORS: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  m: { m: 1, cm: 0.01, mm: 0.001, 米: 1, 厘米: 0.01, 毫米: 0.001 },
  cm: { cm: 1, m: 100, mm: 0.1, 米: 100, 厘米: 1, 毫米: 0.1 },
  deg: { "°": 1, deg: 1, 度: 1 },
  "%": { "%": 1, "％": 1 },
  s: { s: 1, min: 60, 秒: 1 },
  "": {},
};
const SIGNS: Readonly<Record<Unit, string>> = { m: "m", cm: "cm", deg: "°", "%": "%", s: "s", "": "" };

const WRITTEN = /^([+\-−]?)((?:\d[\d\s'’\u00a0\u202f]*)?(?:[.,]\d*)?)\s*([^\d\s.,+\-−]*)$/u;

/** What was written, in the unit that is wanted; null where it is no number or of another kind. */
export function parseMeasure(written: string, unit: Unit): number | null {
  const found = WRITTEN.exec(written.normalize("NFKC").trim());
  if (!found) return null;
  const digits = found[2]!.replace(/[\s'’\u00a0\u202f]/gu, "").replace(",", ".");
  if (!/\d/.test(digits)) return null;
  const factor = found[3] === "" ? 1 : FACTORS[unit][found[3]!];
  if (factor === undefined) return null;
  const value = Number(digits) * factor;
  if (!Number.isFinite(value)) return null;
  return found[1] === "" || found[1] === "+" ? value : -value;
}

/** As it is read: at most `digits` after the mark, none that say nothing, and the unit's sign. */
export function formatMeasure(value: number, unit: Unit, locale: string, digits = 3): string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).format(
    value === 0 ? 0 : value,
  );
  const sign = SIGNS[unit];
  if (sign === "") return number;
  return unit === "deg" ? `${number}${sign}` : `${number}\u202f${sign}`;
}

/** The unit that a field's name ends with, as all our names do. */
export function unitOf(field: string): Unit {
  if (field.endsWith("_cm")) return "cm";
  if (field.endsWith("_m")) return "m";
  if (field.endsWith("_deg")) return "deg";
  return field.endsWith("_s") ? "s" : "";
}

export function clamp(value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number {
  return Math.min(max, Math.max(min, value));
}
