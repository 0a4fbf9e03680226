/** Whether a value may stand in a field: the server asks the same again, and more. */
import type { Field } from "./generated";

const COLOUR = /^#[0-9a-f]{6}$/;
const ENTITY = /^ent_[0-9a-hjkmnp-tv-z]{16}$/;
const ASSET = /^ast_[0-9a-hjkmnp-tv-z]{16}$/;
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const LINK = /^https:\/\/[^\s"<>\\^`{|}]{1,480}$/;
const CELLS_MAX = 8;
const CELL_CHARS_MAX = 120;
const DATA_DEPTH_MAX = 4;
const DATA_ITEMS_MAX = 20_000;

export function isAllowed(field: Field, value: unknown): boolean {
  if (value === null) return field.canLack === true;
  switch (field.kind) {
    case "number":
      return isNumberIn(field, value);
    case "vector":
      return (
        Array.isArray(value) &&
        value.length === field.length &&
        value.every((each) => isNumberIn(field, each))
      );
    case "boolean":
      return typeof value === "boolean";
    case "choice":
      return typeof value === "string" && (field.choices ?? []).includes(value);
    case "colour":
      return matches(COLOUR, value);
    case "asset":
      return matches(ASSET, value);
    case "link":
      return matches(LINK, value);
    case "space":
      return matches(SLUG, value);
    case "entities":
      return (
        Array.isArray(value) &&
        value.length <= (field.max ?? 0) &&
        value.every((each) => matches(ENTITY, each))
      );
    case "text":
    case "lines":
      return typeof value === "string" && value.length <= (field.charsMax ?? Number.POSITIVE_INFINITY);
    case "rows":
      return isFew(field, value) && value.every((row) => isRow(row));
    case "series":
      return isFew(field, value) && value.every((each) => isNamed(each));
    case "words":
      return isFew(field, value) && value.every((each) => isWord(field, each));
    case "data":
      return isData(value, 0);
  }
}

function isNumberIn({ min, max, isWhole }: Field, value: unknown): boolean {
  return (
    typeof value === "number" &&
    Number.isFinite(value) &&
    value >= (min ?? value) &&
    value <= (max ?? value) &&
    (!isWhole || Number.isInteger(value))
  );
}

function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}

function isFew({ max }: Field, value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length <= (max ?? 0);
}

function isRow(row: unknown): boolean {
  return (
    Array.isArray(row) && row.length >= 1 && row.length <= CELLS_MAX && row.every((cell) => isCell(cell))
  );
}

function isCell(cell: unknown): boolean {
  return typeof cell === "string" && cell.length <= CELL_CHARS_MAX;
}

function isNamed(each: unknown): boolean {
  return Array.isArray(each) && each.length === 2 && isCell(each[0]) && Number.isFinite(each[1]);
}

/** As the server counts: a sign beyond the first plane is one. */
function isWord({ charsMax }: Field, each: unknown): boolean {
  return typeof each === "string" && [...each].length <= (charsMax ?? 0);
}

/** Lists of numbers and short texts, as curves and colours are. */
function isData(value: unknown, depth: number): boolean {
  if (Array.isArray(value))
    return (
      depth < DATA_DEPTH_MAX &&
      value.length <= DATA_ITEMS_MAX &&
      value.every((each) => isData(each, depth + 1))
    );
  return typeof value === "string"
    ? value.length <= 500
    : typeof value === "number" && Number.isFinite(value);
}
