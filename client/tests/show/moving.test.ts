import { Box3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import type { Course } from "../../src/show/course";
import { Moving } from "../../src/show/moving";
import { boundsOf } from "../../src/systems/live/bounds";
import { drawnIn, entity, Garden, LIGHT, newcomer, shape, transform } from "../systems/live/garden";

const NOBODY: ReadonlySet<string> = new Set();

describe("a thing that an experience moves", () => {
  let garden: Garden;
  let moving: Moving;

  beforeEach(() => {
    garden = new Garden([
      entity("sun", LIGHT, transform(0, 0, 0)),
      entity("floor", shape({ size: [8, 0.2, 8] }), transform(0, -0.1, 0)),
      entity("box", shape({ size: [0.4, 0.2, 0.2] }), transform(1, 0.1, 0)),
      entity("lid", shape({ size: [0.4, 0.02, 0.2] }), transform(0, 0.11, 0), "box"),
    ]);
    moving = new Moving(garden.place);
  });

  /** One picture, as the frame makes it. */
  function picture(courses: Record<string, Course> = {}, held = NOBODY): void {
    moving.putBack();
    garden.frame();
    moving.show(new Map(Object.entries(courses)), held);
  }

  const leastOf = (id: string) =>
    boundsOf(garden.place, [id], new Box3())!
      .min.toArray()
      .map((value) => Math.round(value * 100) / 100);

  test("is drawn there with all that hangs on it, and nothing else is", () => {
    const floor = leastOf("floor");
    picture({ box: { translation: [3, 1.1, 0] } });
    expect(leastOf("lid")).toEqual([2.8, 1.2, -0.1]);
    expect(leastOf("floor")).toEqual(floor);
  });

  test("what hangs on it moves by itself, too", () => {
    for (let pictures = 0; pictures < 3; pictures += 1)
      picture({ box: { translation: [3, 1.1, 0] }, lid: { translation: [0, 1, 0] } });
    expect(leastOf("lid")).toEqual([2.8, 2.09, -0.1]);
    expect([...garden.place.parts].filter(({ isCarried }) => isCarried)).toHaveLength(2);
    picture({ lid: { translation: [0, 1, 0] } });
    expect(leastOf("lid")).toEqual([0.8, 1.09, -0.1]);
    expect(leastOf("box")[0]).toBe(0.8);
  });

  test("an edit of the Scene meanwhile is kept beneath", () => {
    picture({ box: { scale: [2, 2, 2] } });
    garden.move("box", transform(-2, 0.1, 0));
    picture({ box: { scale: [2, 2, 2] } });
    expect(leastOf("box")[0]).toBe(-2.4);
    picture();
    garden.place.settle();
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("is not seen where it is said not to be, with all that hangs on it", () => {
    picture({ box: { visible: [0] }, lid: { translation: [0, 2, 0] } });
    const seen = (id: string) => [...garden.place.drawingsOf(id)].every(({ part }) => part.root.visible);
    expect([seen("box"), seen("lid"), seen("floor")]).toEqual([false, false, true]);
    picture();
    expect([seen("box"), seen("lid")]).toEqual([true, true]);
  });

  test("a hand that holds it goes before", () => {
    picture({ box: { translation: [3, 1.1, 0] } }, new Set(["box"]));
    expect(leastOf("lid")[0]).toBe(0.8);
  });
});
