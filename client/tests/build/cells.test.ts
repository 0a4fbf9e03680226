import { describe, expect, it } from "vitest";
import { rowsIn, seriesIn, writtenRows } from "../../src/build/cells";
import { FIELDS } from "../../src/build/generated";
import { isAllowed } from "../../src/build/value";

describe("a table that a builder writes", () => {
  it("comes back as it is shown, and as a spreadsheet pastes it", () => {
    const rows = [
      ["Tea", "Cups"],
      ["Longjing", "128"],
    ];
    expect(rowsIn(writtenRows(rows))).toEqual(rows);
    expect(rowsIn("Tea\tCups\r\n\r\nLongjing\t128\r\n")).toEqual(rows);
    expect(rowsIn("Tea; Cups\nLongjing;128")).toEqual(rows);
  });

  it("holds numbers with names, in any language's way", () => {
    expect(seriesIn("Mon | 12\nTue | 1 234,5\nWed | −3")).toEqual([
      ["Mon", 12],
      ["Tue", 1_234.5],
      ["Wed", -3],
    ]);
    expect(seriesIn("Mon")).toBeNull();
    expect(seriesIn("Mon | many")).toBeNull();
    expect(seriesIn("")).toEqual([]);
  });

  it("may be as large as its declaration says", () => {
    const rows = FIELDS.board?.rows;
    const series = FIELDS.board?.series;
    if (!rows || !series) throw new Error("a board has rows and a series");
    expect(isAllowed(rows, Array(40).fill(["a"]))).toBe(true);
    expect(isAllowed(rows, Array(41).fill(["a"]))).toBe(false);
    expect(isAllowed(rows, [Array(9).fill("a")])).toBe(false);
    expect(isAllowed(rows, [["a".repeat(121)]])).toBe(false);
    expect(isAllowed(series, [["a", Number.NaN]])).toBe(false);
    expect(isAllowed(series, null)).toBe(false);
  });
});
