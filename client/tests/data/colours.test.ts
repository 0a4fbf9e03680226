import { describe, expect, it } from "vitest";
import { type ColourScale, cssOf, lightnessOf, STEPS, tableOf } from "../../src/data/colours";

const SCALES: readonly ColourScale[] = ["viridis", "cividis", "grey", "ink"];

describe("a scale of colours", () => {
  it.each(SCALES)("goes in equal steps of lightness: %s", (scale) => {
    const table = tableOf(scale);
    const lights = Array.from({ length: STEPS }, (_, at) =>
      lightnessOf(table[4 * at] ?? 0, table[4 * at + 1] ?? 0, table[4 * at + 2] ?? 0),
    );
    const [first = 0, last = 0] = [lights[0], lights[STEPS - 1]];
    expect(Math.abs(last - first)).toBeGreaterThan(0.5);
    for (const [at, light] of lights.entries())
      expect(light).toBeCloseTo(first + ((last - first) * at) / (STEPS - 1), 2);
  });

  it("begins and ends where it is known to", () => {
    expect([cssOf("viridis", 0), cssOf("viridis", 1)]).toEqual(["rgb(68 1 84)", "rgb(253 231 37)"]);
    expect(cssOf("ink", 7)).toBe("rgb(34 49 58)");
  });
});
