import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dutyFor, reachFor, strideFor } from "../../src/avatar/legs";
import { Footfalls } from "../../src/sound/footfalls";

/** Walks straight ahead and counts the steps. */
function steps(speed: number, seconds: number, lookEveryS = 0.05, onFoot = true): number {
  const feet = new Footfalls();
  let count = 0;
  for (let at = 0; at <= seconds; at += lookEveryS)
    count += feet.advance(speed * at, 0, lookEveryS, onFoot) ? 1 : 0;
  return count;
}

describe("footfalls", () => {
  test("are as many as the figure makes steps", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 4.5, noNaN: true }), (speed) => {
        const expected = (10 * speed) / (strideFor(reachFor(speed), dutyFor(speed)) / 2);
        expect(Math.abs(steps(speed, 10) - expected)).toBeLessThanOrEqual(2);
      }),
    );
  });

  test("who stands, sits, flies or is set elsewhere makes none", () => {
    expect(steps(0, 10)).toBe(0);
    expect(steps(1.6, 10, 0.05, false)).toBe(0);
    const feet = new Footfalls();
    feet.advance(0, 0, 0.05, true);
    expect(feet.advance(30, 0, 0.05, true)).toBe(false);
  });
});
