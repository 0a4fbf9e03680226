import { describe, expect, test } from "vitest";
import { before, placementOf } from "../../src/model/placement";
import { Yard } from "../world/yard";

describe("where a thing stands", () => {
  test("is its own transform under all its parents'", () => {
    const yard = new Yard();
    const bench = yard.add({}, [10, 1, 0], Math.PI / 2);
    const seat = yard.add({ seat: { height_m: 0.45 } }, [0.75, 0, -0.1], 0, bench);
    const placement = placementOf(yard.entities, yard.entities.get(seat)!);
    expect(placement).toEqual({
      x: expect.closeTo(9.9, 9),
      y: 1,
      z: expect.closeTo(-0.75, 9),
      yaw: expect.closeTo(Math.PI / 2, 9),
    });
  });

  test("turned left by a quarter it faces along −X", () => {
    const yard = new Yard();
    const sign = yard.add({}, [2, 0, 3], Math.PI / 2);
    const front = before(placementOf(yard.entities, yard.entities.get(sign)!), 1);
    expect(front).toEqual({ x: expect.closeTo(1, 9), z: expect.closeTo(3, 9) });
  });
});
