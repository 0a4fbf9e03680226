import { describe, expect, test } from "vitest";
import { kindOf, lacking, lackOf } from "../../src/build/kind";
import { meantBy } from "../../src/build/pointing";
import { at, BOX, idOf, sceneOf, thing } from "./things";

const IMAGE = { asset: "ast_0000000000000001", width_cm: 80 } as never;
const SCENE = sceneOf(
  thing(1, { ...at(0, 0, 0), shape: BOX }),
  thing(2, { image: IMAGE }, { name: "Heron", description: "It stands." }),
  thing(3, { image: IMAGE }),
  thing(4, at(0, 0, 0), { name: "Bench", description: "Of wood." }),
  thing(5, { seat: { height_m: 0.45 }, shape: BOX }, { parent: idOf(4) }),
  thing(6, { height_field: {} as never }, { name: "Meadow" }),
);

describe("a thing", () => {
  test("is of the kind that says the most about it", () => {
    expect([1, 2, 4, 5, 6].map((number) => kindOf(SCENE.get(idOf(number))!))).toEqual([
      "box",
      "image",
      "group",
      "seat",
      "ground",
    ]);
  });

  test("that is looked into or was placed by her, and has no words, is counted; a part of a named one is not", () => {
    expect(lackOf(SCENE, SCENE.get(idOf(1))!)).toEqual({ name: true, description: true });
    expect(lackOf(SCENE, SCENE.get(idOf(5))!)).toEqual({ name: false, description: false });
    expect(lacking(SCENE, new Set()).map(({ id }) => id)).toEqual([idOf(3)]);
    expect(lacking(SCENE, new Set([idOf(1)])).map(({ id }) => id)).toEqual([idOf(1), idOf(3)]);
  });

  test("is meant as the named whole first, then as the part; the ground is never meant", () => {
    expect(meantBy(SCENE, idOf(5), [])).toBe(idOf(4));
    expect(meantBy(SCENE, idOf(5), [idOf(4)])).toBe(idOf(5));
    expect(meantBy(SCENE, idOf(1), [])).toBe(idOf(1));
    expect(meantBy(SCENE, idOf(6), [])).toBeNull();
  });
});
