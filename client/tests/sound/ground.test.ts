import { describe, expect, test } from "vitest";
import { Grounds, kindOfColour } from "../../src/sound/ground";
import { entity, scene } from "../text/place";

function shape(colour: string) {
  return {
    kind: "box" as const,
    size: [4, 1, 4] as [number, number, number],
    colour,
    rounding_m: 0,
    taper: 1,
    sides: 4,
    finish: "matt" as const,
  };
}

const LAND = {
  xs: [-10, 0, 10],
  zs: [-10, 10],
  heights: [0, 0, 0, 0, 0, 0],
  palette: ["#9dba83", "#d9cfae"],
  paint: [0, 0, 1, 0, 0, 1],
};

describe("what one treads on", () => {
  test.each([
    ["#9dba83", "grass"],
    ["#7fa67c", "grass"],
    ["#d9cfae", "earth"],
    ["#cfcabc", "stone"],
    ["#b3ae9f", "stone"],
    ["#5d6e78", "stone"],
    ["#8c5a3a", "wood"],
    ["#5e3b29", "wood"],
    ["", "stone"],
  ])("%s is %s", (colour, kind) => expect(kindOfColour(colour)).toBe(kind));

  const grounds = new Grounds(
    scene(
      entity("land", {
        components: { height_field: LAND as never, collider: { kind: "height_field", size: [1, 1, 1] } },
      }),
      entity("deck", {
        at: [0, 0, 0],
        components: { shape: shape("#8c5a3a"), collider: { kind: "box", size: [4, 1, 4] } },
      }),
      entity("crossing", { at: [-6, 0, 0] }),
      entity("stone", { parent: "crossing", components: { shape: shape("#cfcabc") } }),
      entity("plank", { parent: "crossing", components: { collider: { kind: "box", size: [2, 0.4, 2] } } }),
    ),
  );

  test("a floor is known by its colour, the land by how it is painted there", () => {
    expect(grounds.at(0, 0.5, 0)).toBe("wood");
    expect(grounds.at(-3, 0, 5)).toBe("grass");
    expect(grounds.at(8, 0, 5)).toBe("earth");
  });

  test("whoever passes below or high above a floor does not tread on it", () => {
    expect(grounds.at(0, -2, 0)).toBe("grass");
    expect(grounds.at(0, 3, 0)).toBe("grass");
  });

  test("a floor that nobody sees sounds like what it stands for", () => {
    expect(grounds.at(-6, 0.2, 0)).toBe("stone");
  });

  test("where nothing is known, it is stone", () => {
    expect(new Grounds(scene()).at(0, 0, 0)).toBe("stone");
  });
});
