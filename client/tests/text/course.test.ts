import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alongLine, nearestOnLine } from "../../src/text/course";

const coordinate = fc.integer({ min: -50, max: 50 });
const lines = fc.array(
  fc.tuple(coordinate, fc.constant(0), coordinate).map((point) => point as [number, number, number]),
  { minLength: 1, maxLength: 8 },
);

describe("a line on the ground", () => {
  test("is nearest where a perpendicular falls on it, or at its end", () => {
    const out = { x: 0, z: 0 };
    const line = [
      [0, 0, 0],
      [10, 0, 0],
    ] as const;
    expect(nearestOnLine(out, line, 4, 3)).toBe(3);
    expect(out).toEqual({ x: 4, z: 0 });
    expect(nearestOnLine(out, line, 14, 3)).toBe(5);
    expect(out).toEqual({ x: 10, z: 0 });
  });

  test("what drifts along it begins again at its start", () => {
    const out = { x: 0, z: 0 };
    alongLine(
      out,
      [
        [0, 0, 0],
        [10, 0, 0],
        [10, 0, 5],
      ],
      27,
    );
    expect(out).toEqual({ x: 10, z: 2 });
  });

  test("no corner is nearer than the nearest point, and that point is where it is said to be", () => {
    fc.assert(
      fc.property(lines, coordinate, coordinate, (line, x, z) => {
        const out = { x: 0, z: 0 };
        const distance = nearestOnLine(out, line, x, z);
        expect(Math.hypot(out.x - x, out.z - z)).toBeCloseTo(distance, 6);
        for (const [cx, , cz] of line)
          expect(Math.hypot(cx - x, cz - z)).toBeGreaterThanOrEqual(distance - 1e-9);
      }),
    );
  });

  test("whatever drifts is on the line", () => {
    fc.assert(
      fc.property(lines, fc.double({ min: -1e4, max: 1e4, noNaN: true }), (line, metres) => {
        const [out, near] = [
          { x: 0, z: 0 },
          { x: 0, z: 0 },
        ];
        alongLine(out, line, metres);
        expect(nearestOnLine(near, line, out.x, out.z)).toBeLessThan(1e-6);
      }),
    );
  });
});
