import fc from "fast-check";
import { Ray, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import type { Person } from "../../../src/model/people";
import { figureAlong } from "../../../src/xr/ar/figures";

const PIECE = { x: 0, z: 0, reach: 30 };

function standing(slot: number, x: number, z: number, more: Partial<Person> = {}): Person {
  return { slot, self: false, visible: true, opacity: 1, card: {}, shown: { x, y: 0, z }, ...more } as Person;
}

/** From over the table to there, in the place's metres. */
function rayTo(x: number, y: number, z: number, from = new Vector3(8, 22, 20)): Ray {
  return new Ray(from, new Vector3(x, y, z).sub(from).normalize());
}

describe("whom a hand means on the table", () => {
  test("is whoever is pointed at, however near another stands", () => {
    const at = fc.double({ min: -12, max: 12, noNaN: true });
    fc.assert(
      fc.property(at, at, fc.double({ min: 0.2, max: 1.6, noNaN: true }), (x, z, y) => {
        const people = [standing(1, x, z), standing(2, x - 1, z + 1), standing(3, x + 1, z)];
        expect(figureAlong(people, rayTo(x, y, z), 50, PIECE).person?.slot).toBe(1);
      }),
    );
  });

  test("may be somebody a little beside the ray, as wide as a fingertip, and nobody farther off", () => {
    const people = [standing(1, 0, 0)];
    const above = new Vector3(0, 40, 0);
    expect(figureAlong(people, rayTo(0.7, 0, 0, above), 50, PIECE).person?.slot).toBe(1);
    expect(figureAlong(people, rayTo(1, 0, 0, above), 50, PIECE).person).toBeNull();
    expect(figureAlong(people, rayTo(1, 0, 0, above), 100, PIECE).person?.slot).toBe(1);
  });

  test("is never herself, nor anybody who is not seen", () => {
    const unseen: Partial<Person>[] = [{ self: true }, { visible: false }, { opacity: 0 }, { card: null }];
    for (const how of unseen) {
      expect(figureAlong([standing(1, 0, 0, how)], rayTo(0, 1, 0), 50, PIECE).person).toBeNull();
    }
    expect(figureAlong([standing(1, 31, 0)], rayTo(31, 1, 0), 50, PIECE).person).toBeNull();
  });
});
