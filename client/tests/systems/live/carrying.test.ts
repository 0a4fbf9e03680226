import { Box3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import { boundsOf } from "../../../src/systems/live/bounds";
import { Carrying, type Moved } from "../../../src/systems/live/carrying";
import { drawnIn, entity, Garden, LIGHT, newcomer, shape, transform } from "./garden";

const AWAY: Moved = { x: 3, y: 1.2, z: -2, turn: [0, Math.SQRT1_2, 0, Math.SQRT1_2] };

describe("a thing in somebody's hand", () => {
  let garden: Garden;
  let carrying: Carrying;

  beforeEach(() => {
    garden = new Garden([
      entity("sun", LIGHT, transform(0, 0, 0)),
      entity("floor", shape({ size: [8, 0.2, 8] }), transform(0, -0.1, 0)),
      entity("box", shape({ size: [0.4, 0.2, 0.2] }), transform(1, 0.1, 0)),
      entity("lid", shape({ size: [0.4, 0.02, 0.2] }), transform(0, 0.11, 0), "box"),
    ]);
    carrying = new Carrying(garden.place);
  });

  /** One picture, as the frame makes it. */
  function picture(moved: Record<string, Moved> = {}): void {
    carrying.putBack();
    garden.frame();
    carrying.show(new Map(Object.entries(moved)));
  }

  const middleOf = (id: string) =>
    boundsOf(garden.place, [id], new Box3())!
      .min.toArray()
      .map((value) => Math.round(value * 100) / 100);

  test("is drawn where the hand is, with all that hangs on it, and nothing else moves", () => {
    const floor = middleOf("floor");
    picture({ box: AWAY });
    // Turned by a quarter its long side lies along z.
    expect(middleOf("box")).toEqual([2.9, 1.1, -2.2]);
    expect(middleOf("lid")).toEqual([2.9, 1.3, -2.2]);
    expect(middleOf("floor")).toEqual(floor);
  });

  test("stays where the edit puts it, without a jump between", () => {
    picture({ box: AWAY });
    garden.move("box", { position: [3, 1.2, -2], rotation: [...AWAY.turn], scale: [1, 1, 1] });
    picture({ box: AWAY });
    expect(middleOf("box")).toEqual([2.9, 1.1, -2.2]);
    picture();
    expect(middleOf("box")).toEqual([2.9, 1.1, -2.2]);
    garden.place.settle();
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("goes back to where the Scene has it when nobody has it any more", () => {
    const before = drawnIn(garden.place);
    picture({ box: AWAY });
    picture();
    expect(drawnIn(garden.place)).toEqual(before);
  });

  test("is carried on when it is painted in the hand, and when what is drawn apart is joined", () => {
    picture({ box: AWAY });
    garden.edit({ op: "set", id: "box", component: "shape", values: { colour: "#112233" } });
    garden.move("floor", transform(0, -0.2, 0));
    picture({ box: AWAY });
    carrying.putBack();
    garden.place.settle();
    carrying.show(new Map([["box", AWAY]]));
    expect(middleOf("box")).toEqual([2.9, 1.1, -2.2]);
    picture();
    garden.place.settle();
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("that is removed meanwhile is drawn no more", () => {
    picture({ box: AWAY });
    garden.edit({ op: "remove", id: "box" });
    picture({ box: AWAY });
    expect(garden.place.drawings.get("box")?.size ?? 0).toBe(0);
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });
});
