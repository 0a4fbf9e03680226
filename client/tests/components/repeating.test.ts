import { describe, expect, it } from "vitest";
import type { Generator } from "../../src/components/generated";
import { copyPlaces } from "../../src/components/repeating";

const ROW: Generator = {
  kind: "row",
  count: 5,
  spacing_m: 0.5,
  radius_m: 3,
  columns: 2,
  is_turned: true,
  seed: 7,
};

describe("copies", () => {
  it("stand in a row and in a grid beside the thing itself", () => {
    expect(copyPlaces(ROW).map(({ x, z }) => [x, z])).toEqual([
      [0.5, 0],
      [1, 0],
      [1.5, 0],
      [2, 0],
    ]);
    expect(copyPlaces({ ...ROW, kind: "grid" }).map(({ x, z }) => [x, z])).toEqual([
      [0.5, 0],
      [0, 0.5],
      [0.5, 0.5],
      [0, 1],
    ]);
  });

  it("stand around a middle before the thing, and look at it as it does", () => {
    const ring = copyPlaces({ ...ROW, kind: "ring", count: 12 });
    expect(ring.length).toBe(11);
    for (const { x, z, turn } of ring) {
      expect(Math.hypot(x, z + 3)).toBeCloseTo(3, 9);
      // What was −Z looks at (0, −3).
      expect(x - 3 * Math.sin(turn)).toBeCloseTo(0, 9);
      expect(z - 3 * Math.cos(turn)).toBeCloseTo(-3, 9);
    }
    expect(copyPlaces({ ...ROW, kind: "ring", is_turned: false }).every(({ turn }) => turn === 0)).toBe(true);
  });

  it("are scattered over the disc and nowhere else, the same for the same seed", () => {
    const scatter = { ...ROW, kind: "scatter", count: 300 } as const;
    const places = copyPlaces(scatter);
    expect(copyPlaces(scatter)).toEqual(places);
    expect(copyPlaces({ ...scatter, seed: 8 })).not.toEqual(places);
    expect(Math.max(...places.map(({ x, z }) => Math.hypot(x, z)))).toBeLessThanOrEqual(3 + 1e-9);
    for (const side of [-1, 1]) expect(places.filter(({ x }) => x * side > 0).length).toBeGreaterThan(100);
  });
});
