import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockHour, quarter, roundedMetres, wind, yawTowards } from "../../src/text/bearing";

const far = fc.double({ min: -500, max: 500, noNaN: true });
const angle = fc.double({ min: -20, max: 20, noNaN: true });

describe("directions", () => {
  test("north is −Z: ahead is twelve, right is three, behind is six, left is nine", () => {
    const here = { x: 2, z: 3, yaw: 0 };
    expect([
      clockHour(here, 2, -5),
      clockHour(here, 9, 3),
      clockHour(here, 2, 9),
      clockHour(here, -4, 3),
    ]).toEqual([12, 3, 6, 9]);
    expect(quarter(here, 9, 3)).toBe("right");
    expect(quarter(here, 2, 9)).toBe("behind");
  });

  test("a turn to the left moves everything to the right", () => {
    expect(clockHour({ x: 0, z: 0, yaw: Math.PI / 2 }, 0, -5)).toBe(3);
  });

  test("the winds go round: a turn to the left from north is west", () => {
    expect(wind(0)).toBe("north");
    expect(wind(Math.PI / 2)).toBe("west");
    expect(wind(-Math.PI / 4)).toBe("north-east");
    expect(wind(7 * Math.PI)).toBe("south");
  });

  test("whoever turns to something has it at twelve", () => {
    fc.assert(
      fc.property(far, far, far, far, (x, z, thereX, thereZ) => {
        fc.pre(Math.hypot(x - thereX, z - thereZ) > 0.01);
        const here = { x, z, yaw: yawTowards({ x, z }, thereX, thereZ) };
        expect(clockHour(here, thereX, thereZ)).toBe(12);
        expect(quarter(here, thereX, thereZ)).toBe("ahead");
      }),
    );
  });

  test("an hour is always one of twelve, and a quarter fits its hour", () => {
    fc.assert(
      fc.property(far, far, angle, (x, z, yaw) => {
        const here = { x: 0, z: 0, yaw };
        const hour = clockHour(here, x, z);
        expect(Number.isInteger(hour) && hour >= 1 && hour <= 12).toBe(true);
        const hours = {
          ahead: [11, 12, 1, 2],
          right: [1, 2, 3, 4, 5],
          behind: [4, 5, 6, 7, 8],
          left: [7, 8, 9, 10, 11],
        };
        expect(hours[quarter(here, x, z)].concat(10)).toContain(hour);
      }),
    );
  });
});

describe("distances", () => {
  test.each([
    [0, 0],
    [0.74, 0],
    [0.8, 1],
    [2.4, 2],
    [19.6, 20],
    [23, 25],
    [141, 140],
  ])("%f m is told as %i", (metres, told) => expect(roundedMetres(metres)).toBe(told));

  test("are never told wrong by more than one part in five, beyond arm's reach", () => {
    fc.assert(
      fc.property(fc.double({ min: 2, max: 5_000, noNaN: true }), (metres) => {
        expect(Math.abs(roundedMetres(metres) - metres)).toBeLessThanOrEqual(Math.max(0.5, metres / 5));
      }),
    );
  });
});
