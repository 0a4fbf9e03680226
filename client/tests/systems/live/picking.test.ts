import { Box3, Ray, Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import { boundsOf, ownBoundsOf } from "../../../src/systems/live/bounds";
import { pickAlong } from "../../../src/systems/live/picking";
import { standingOn } from "../../../src/systems/live/standing";
import { entity, Garden, LIGHT, shape, transform } from "./garden";

const DOWN = new Vector3(0, -1, 0);

describe("what is under the pointer", () => {
  let garden: Garden;

  beforeEach(() => {
    garden = new Garden([
      entity("sun", LIGHT, transform(0, 0, 0)),
      entity("floor", shape({ size: [20, 0.2, 20], rounding_m: 0 }), transform(0, -0.1, 0)),
      entity("table", shape({ size: [2, 1, 1], rounding_m: 0 }), transform(3, 0.5, 0)),
      entity("cup", shape({ size: [0.2, 0.2, 0.2], rounding_m: 0 }), transform(0, 0.6, 0), "table"),
      entity(
        "nook",
        { zone: { size: [4, 3, 4], is_private: false, is_quiet: false, is_stage: false } },
        transform(-5, 1.5, 0),
      ),
    ]);
  });

  const below = (x: number, z: number, except?: ReadonlySet<string>) =>
    pickAlong(garden.place, new Ray(new Vector3(x, 9, z), DOWN), except);

  test("is the right one of all that one mesh draws, with where it was met", () => {
    expect(below(3, 0)).toMatchObject({ entity: "cup", distance: expect.closeTo(7.8, 5) });
    expect(below(3.6, 0)?.entity).toBe("table");
    expect(below(-3, 0)).toMatchObject({ entity: "floor" });
    expect(
      below(3.6, 0)
        ?.normal.toArray()
        .map((value) => Math.round(value) + 0),
    ).toEqual([0, 1, 0]);
    expect(below(30, 0)).toBeNull();
    expect(below(3, 0, new Set(["cup", "table"]))?.entity).toBe("floor");
  });

  test("is where it was moved to, at once and after all is joined again", () => {
    garden.move("table", transform(-6, 0.5, -6, Math.PI / 2));
    garden.frame();
    for (const settle of [() => undefined, () => garden.place.settle()]) {
      settle();
      expect(below(-6, -6)?.entity).toBe("cup");
      expect(below(-6, -6.8)?.entity).toBe("table");
      expect(below(3, 0)?.entity).toBe("floor");
    }
    const box = boundsOf(garden.place, ["table"]) ?? new Box3();
    expect(box.min.x).toBeCloseTo(-6.5, 5);
    expect(box.max.y).toBeCloseTo(1.2, 5);
  });

  test("a thing's own size stays what it is however it is turned", () => {
    garden.move("table", transform(-6, 0.5, -6, 0.7));
    garden.frame();
    const own = ownBoundsOf(garden.place, "table") ?? new Box3();
    expect(own.min.toArray().map((value) => Math.round(value * 1e4) / 1e4)).toEqual([-1, -0.5, -0.5]);
    expect(own.max.toArray().map((value) => Math.round(value * 1e4) / 1e4)).toEqual([1, 0.7, 0.5]);
  });

  test("what is not drawn has the size of what it is for, and hides nothing", () => {
    expect(boundsOf(garden.place, ["nook"])?.max.toArray()).toEqual([-3, 3, 2]);
    expect(below(-5, 0)?.entity).toBe("floor");
  });
});

describe("where a thing stands", () => {
  const own = { min: [-0.5, -0.2, -0.05], max: [0.5, 0.8, 0.05] } as const;

  test("on a floor by its foot", () => {
    const { position } = standingOn(new Vector3(1, 2, 3), new Vector3(0, 1, 0), own);
    expect(position.toArray()).toEqual([1, 2.2, 3]);
  });

  test("at a wall with its back, its front looking away from it", () => {
    const { position, rotation } = standingOn(new Vector3(1, 2, 3), new Vector3(1, 0, 0), own);
    const front = new Vector3(0, 0, -1).applyQuaternion(rotation);
    expect(front.x).toBeCloseTo(1, 5);
    expect(position.x).toBeCloseTo(1.053, 5);
    expect(position.y).toBe(2);
  });

  test("beneath a ceiling it hangs", () => {
    const { position } = standingOn(new Vector3(0, 3, 0), new Vector3(0, -1, 0), own);
    expect(position.y).toBeCloseTo(2.2, 5);
  });
});
