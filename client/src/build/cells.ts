/** Tables as builders write them: a line for each row, cells apart by a bar, a tab or a semicolon, as spreadsheets paste. */
import { parseMeasure } from "./measure";

export type Series = readonly (readonly [string, number])[];

const BETWEEN = /\s*[|\t;]\s*/;

export function writtenRows(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.join(" | ")).join("\n");
}

export function rowsIn(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => line.split(BETWEEN).map((cell) => cell.trim()));
}

/** Null where a line is no name and a number. */
export function seriesIn(text: string): Series | null {
  const series: (readonly [string, number])[] = [];
  for (const row of rowsIn(text)) {
    const value = row.length === 2 ? parseMeasure(row[1] ?? "", "") : null;
    if (value === null) return null;
    series.push([row[0] ?? "", value]);
  }
  return series;
}
