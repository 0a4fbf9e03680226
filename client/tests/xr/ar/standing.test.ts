import fc from "fast-check";
import { Vector3 } from "three";
import { describe, expect, test } from "vitest";
import {
  bearing,
  grown,
  moved,
  pulled,
  SCALE_LEAST,
  SCALE_MOST,
  type Standing,
  setRoom,
  turned,
} from "../../../src/xr/ar/standing";
import { Room } from "../../../src/xr/room";

const metres = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const point = (most: number) =>
  fc.tuple(metres(most), metres(most), metres(most)).map((at) => new Vector3(...at));
const standing: fc.Arbitrary<Standing> = fc.record({
  spot: point(2),
  yaw: metres(7),
  scale: fc.double({ min: SCALE_LEAST, max: SCALE_MOST, noNaN: true }),
});

/** Where a point of the place is seen, real metres. */
function seen(at: Vector3, how: Standing, middle: Vector3): Vector3 {
  const room = new Room();
  setRoom(room, how, middle);
  return room.root.worldToLocal(at.clone());
}

/** Which point of the place is seen there. */
function under(at: Vector3, how: Standing, middle: Vector3): Vector3 {
  const room = new Room();
  setRoom(room, how, middle);
  return room.toWorld(at.clone());
}

function expectAt(is: Vector3, wanted: Vector3, within = 1e-6): void {
  expect(is.distanceTo(wanted)).toBeLessThan(within);
}

describe("a small place on a table", () => {
  test("has its middle on the spot, however it is turned and however small it is", () => {
    fc.assert(
      fc.property(standing, point(500), (how, middle) => expectAt(seen(middle, how, middle), how.spot)),
    );
  });

  test("has as many of its own metres to a real one as its scale says", () => {
    fc.assert(
      fc.property(standing, point(500), point(40), (how, middle, off) => {
        const away = seen(middle.clone().add(off), how, middle).distanceTo(how.spot);
        expect(away).toBeCloseTo(off.length() / how.scale, 6);
      }),
    );
  });

  test("turns left on its spot as a hand goes left around it", () => {
    const how = { spot: new Vector3(0.3, 0.7, -1), yaw: 1, scale: 50 };
    const middle = new Vector3(10, 2, -4);
    const house = new Vector3(14, 2, -4);
    const before = bearing(how.spot, seen(house, how, middle));
    const after = bearing(how.spot, seen(house, turned(how, 0.4), middle));
    expect(Math.cos(after - before - 0.4)).toBeCloseTo(1, 9);
    expectAt(seen(middle, turned(how, 0.4), middle), how.spot);
  });

  test("moves over the table and stays on it", () => {
    const how = { spot: new Vector3(0.3, 0.7, -1), yaw: 1, scale: 50 };
    expect(moved(how, -0.2, -0.8)).toEqual({ ...how, spot: new Vector3(-0.2, 0.7, -0.8) });
  });

  test("is never larger than 1:10, nor smaller than 1:200", () => {
    fc.assert(
      fc.property(standing, fc.double({ min: 0.001, max: 1_000, noNaN: true }), (how, growth) => {
        const { scale } = grown(how, growth);
        expect(scale).toBeGreaterThanOrEqual(SCALE_LEAST);
        expect(scale).toBeLessThanOrEqual(SCALE_MOST);
      }),
    );
  });

  test("keeps what is between two hands between them, also where it grows and shrinks no further", () => {
    const pull = fc.record({
      anchor: point(2),
      shift: fc.tuple(metres(1), metres(1)).map(([x, z]) => new Vector3(x, 0, z)),
      turn: metres(3),
      growth: fc.double({ min: 0.01, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(standing, pull, point(500), (how, by, middle) => {
        by.anchor.y = how.spot.y;
        const held = under(by.anchor, how, middle);
        const after = pulled(how, by);
        expectAt(seen(held, after, middle), by.anchor.clone().add(by.shift), 1e-5);
        expect(after.scale).toBe(grown(how, by.growth).scale);
        expect(after.yaw).toBe(how.yaw - by.turn);
      }),
    );
  });
});
