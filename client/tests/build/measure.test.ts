import { describe, expect, test } from "vitest";
import { formatMeasure, parseMeasure, unitOf } from "../../src/build/measure";

describe("a number", () => {
  test.each([
    ["1.5", "m", 1.5],
    ["1,5 m", "m", 1.5],
    ["150cm", "m", 1.5],
    ["-0,25", "m", -0.25],
    ["−3 m", "m", -3],
    ["1 234,5", "m", 1234.5],
    ["１．５米", "m", 1.5],
    ["90°", "deg", 90],
    ["0.8 m", "cm", 80],
    [".5", "", 0.5],
  ] as const)("%s is read as it is meant", (written, unit, value) => {
    expect(parseMeasure(written, unit)).toBeCloseTo(value, 9);
  });

  test.each(["", "m", "1.2.3", "five", "3 kg", "1e9", "--2"])("“%s” is none", (written) => {
    expect(parseMeasure(written, "m")).toBeNull();
  });

  test("is written as the reader's language writes it, with its unit", () => {
    expect(formatMeasure(1.5, "m", "en")).toBe("1.5\u202fm");
    expect(formatMeasure(1.5, "m", "fr")).toBe("1,5\u202fm");
    expect(formatMeasure(-0, "deg", "en")).toBe("0°");
    expect(parseMeasure(formatMeasure(-2.125, "m", "fr"), "m")).toBe(-2.125);
  });

  test("has the unit that its field's name ends with", () => {
    expect(["width_cm", "reach_m", "field_of_view_deg", "wait_s", "strength"].map(unitOf)).toEqual([
      "cm",
      "m",
      "deg",
      "s",
      "",
    ]);
  });
});
