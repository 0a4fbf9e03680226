import { describe, expect, it } from "vitest";
import { cloudOf, stepThrough } from "../../src/data/cloud";
import { drawnOf } from "../../src/data/points_thing";

const WISH = { size: [2, 2, 2] as const, isStretched: false, from: null, to: null };

describe("a cloud of points", () => {
  it("has x to the right of who stands before it, y away from her and z upwards", () => {
    const cloud = cloudOf({ shape: [2, 3], numbers: [0, 0, 0, 10, 5, 20] }, WISH);
    expect([cloud.low, cloud.high]).toEqual([
      [-0.5, -1, -0.25],
      [0.5, 1, 0.25],
    ]);
    const far = [...cloud.spots.slice(0, 4)].every((each) => each === 65_535 || each === 0);
    expect(far).toBe(true);
    const rows = [0, 1].map((at) => [...cloud.spots.slice(4 * at, 4 * at + 4)].map((each) => each / 65_535));
    expect(rows).toContainEqual([1, 0, 0, 0]);
    expect(rows).toContainEqual([0, 1, 1, 1]);
  });

  it("fills the box where each axis is for itself", () => {
    const cloud = cloudOf({ shape: [2, 3], numbers: [0, 0, 0, 10, 5, 20] }, { ...WISH, isStretched: true });
    expect([cloud.low, cloud.high]).toEqual([
      [-1, -1, -1],
      [1, 1, 1],
    ]);
  });

  it("is coloured by a fourth number, and leaves out what is not known", () => {
    const numbers = [0, 0, 0, 5, 1, 1, 1, Number.NaN, 2, 2, 2, 15];
    const cloud = cloudOf({ shape: [3, 4], numbers }, { ...WISH, from: 0, to: 10 });
    expect([cloud.count, cloud.from, cloud.to]).toEqual([2, 0, 10]);
    expect([cloud.spots[3], cloud.spots[7]].sort()).toEqual([32_767, 65_535]);
  });

  it.each([1, 255, 65_535])("takes colours as parts of %d", (full) => {
    const numbers = [0, 0, 0, full, 0, full, 1, 1, 1, 0, full, 0];
    const { tints } = cloudOf({ shape: [2, 6], numbers }, WISH);
    expect([...(tints ?? [])].sort()).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  });

  it("comes in an order of which every beginning is spread over all", () => {
    for (const count of [1, 2, 3, 10, 100, 1_000, 4_096, 99_991]) {
      const step = stepThrough(count);
      const seen = new Set<number>();
      for (let at = 0, row = 0; at < count; at += 1, row = (row + step) % count) seen.add(row);
      expect(seen.size).toBe(count);
    }
    const numbers = Array.from({ length: 3_000 }, (_, at) => Math.floor(at / 3));
    const { spots } = cloudOf({ shape: [1_000, 3], numbers }, WISH);
    const tenth = new Set(
      Array.from({ length: 100 }, (_, at) => Math.floor((spots[4 * at + 1] ?? 0) / 6_554)),
    );
    expect(tenth.size).toBe(10);
  });

  it("is drawn whole from near, in part from afar, never empty", () => {
    expect(drawnOf(1_000_000, 1, "high")).toBe(1_000_000);
    expect(drawnOf(1_000_000, 1, "low")).toBe(120_000);
    expect(drawnOf(1_000_000, 15, "high")).toBeLessThan(50_000);
    expect(drawnOf(40, 1_000, "low")).toBe(40);
  });

  it("is none of rows of other lengths", () => {
    expect(() => cloudOf({ shape: [2, 5], numbers: new Float32Array(10) }, WISH)).toThrow();
  });
});
