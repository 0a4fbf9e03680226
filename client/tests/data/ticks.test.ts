import { describe, expect, it } from "vitest";
import { endsOf } from "../../src/data/board_chart";
import { ticksOf, writtenTicks } from "../../src/data/ticks";

const said = (from: number, to: number, most = 6) => writtenTicks(ticksOf(from, to, most), "en");

describe("ticks", () => {
  it("are round numbers, as many digits as tell them apart", () => {
    expect(said(0, 100)).toEqual(["0", "20", "40", "60", "80", "100"]);
    expect(said(-0.31, 0.33)).toEqual(["−0.2", "0.0", "0.2"]);
    expect(said(1990, 2026)).toEqual(["1990", "2000", "2010", "2020"]);
    expect(said(3, 3)).toEqual(["3"]);
    expect(said(0, 4e9, 5)).toEqual(["0", "1E9", "2E9", "3E9", "4E9"]);
  });

  it("run backwards where the axis does", () => {
    expect(ticksOf(10, 0, 3)).toEqual([
      { value: 0, part: 1 },
      { value: 5, part: 0.5 },
      { value: 10, part: 0 },
    ]);
  });

  it("are never more than wanted, steps of 1, 2 or 5, whatever the axis", () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const from = Math.sin(seed) * 10 ** ((seed % 13) - 6);
      const to =
        from + (1 + Math.cos(seed * 7)) * 10 ** ((seed % 13) - 8 + (seed % 3)) + 10 ** ((seed % 13) - 9);
      const ticks = ticksOf(from, to, 6);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      for (const { part } of ticks) expect(part >= 0 && part <= 1).toBe(true);
      const step = (ticks[1]?.value ?? 0) - (ticks[0]?.value ?? 0);
      const digit = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
      expect([1, 2, 5].some((each) => Math.abs(each - digit) < 1e-3)).toBe(true);
    }
  });
});

describe("the axis of a chart", () => {
  it("has nought for bars, and for a line that comes near it", () => {
    expect(endsOf([12, 41], "bars")).toEqual([0, 50]);
    expect(endsOf([-2.1, 18.1], "line")).toEqual([-5, 20]);
    expect(endsOf([998, 1_004], "line")[0]).toBeGreaterThan(900);
    expect(endsOf([0, 0], "bars")[1]).toBeGreaterThan(0);
  });
});
