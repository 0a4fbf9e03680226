import { describe, expect, test } from "vitest";
import { opened, treeRows, treeStep, typedAhead } from "../../src/build/tree";
import { idOf, sceneOf, thing } from "./things";

const SCENE = sceneOf(
  thing(1, {}, { name: "Pavilion" }),
  thing(2, {}, { name: "Roof", parent: idOf(1) }),
  thing(3, {}, { name: "Bench 10", parent: idOf(1) }),
  thing(4, {}, { name: "Bench 2", parent: idOf(1) }),
  thing(5, {}, { name: "Bamboo" }),
  thing(6, {}, { name: "Lost", parent: idOf(99) }),
);
const CLOSED: ReadonlySet<string> = new Set();

function rows(open: ReadonlySet<string> = CLOSED, query = "") {
  return treeRows(SCENE, open, query, ({ name }) => name, "en");
}

describe("the things as a tree", () => {
  test("are in the order of their names, numbers by their size, folded in at first", () => {
    expect(rows().map(({ name, isOpen }) => [name, isOpen])).toEqual([
      ["Bamboo", null],
      ["Lost", null],
      ["Pavilion", false],
    ]);
    const open = rows(new Set([idOf(1)]));
    expect(open.slice(3).map(({ name, level, position, of }) => [name, level, position, of])).toEqual([
      ["Bench 2", 2, 1, 3],
      ["Bench 10", 2, 2, 3],
      ["Roof", 2, 3, 3],
    ]);
  });

  test("that are looked for stand with what they hang on", () => {
    expect(rows(CLOSED, " bench ").map(({ name }) => name)).toEqual(["Pavilion", "Bench 2", "Bench 10"]);
    expect(rows(CLOSED, "nothing")).toEqual([]);
  });

  test("unfold down to what is chosen", () => {
    expect([...opened(SCENE, CLOSED, [idOf(3)])]).toEqual([idOf(1)]);
    expect(opened(SCENE, CLOSED, [idOf(5)])).toBe(CLOSED);
  });

  test("are walked by the keys of the pattern", () => {
    const open = rows(new Set([idOf(1)]));
    expect(treeStep(open, 0, "ArrowDown")).toEqual({ to: 1 });
    expect(treeStep(open, 0, "ArrowUp")).toBeNull();
    expect(treeStep(open, 2, "ArrowRight")).toEqual({ to: 3 });
    expect(treeStep(open, 5, "ArrowLeft")).toEqual({ to: 2 });
    expect(treeStep(open, 2, "ArrowLeft")).toEqual({ fold: idOf(1), open: false });
    expect(treeStep(rows(), 2, "ArrowRight")).toEqual({ fold: idOf(1), open: true });
    expect(treeStep(open, -1, "Home")).toEqual({ to: 0 });
    expect(treeStep(open, 1, "End")).toEqual({ to: 5 });
  });

  test("are found by their first letters, on and around", () => {
    expect(typedAhead(rows(), 0, "p", "en")).toBe(2);
    expect(typedAhead(rows(), 2, "ba", "en")).toBe(0);
    expect(typedAhead(rows(), 0, "ba", "en")).toBe(0);
    expect(typedAhead(rows(), 0, "z", "en")).toBeNull();
  });
});
