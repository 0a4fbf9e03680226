import fc from "fast-check";
import { Vector3 } from "three";
import { describe, expect, test } from "vitest";
import { copyText, pastedThings, pasting, type Thing } from "../../src/build/clipboard";
import { at, BOX, counting, idOf, sceneOf, thing } from "./things";

const SCENE = sceneOf(
  thing(1, { ...at(4, 1, 0), shape: BOX }, { name: "Table", description: "Round.", words: "thing-table" }),
  thing(2, at(0, 1, 0), { parent: idOf(1), is_locked: true }),
);
const COPIED = copyText(SCENE, [idOf(1), idOf(2)]);

/** The copied text with one thing changed. */
function broken(change: (things: Record<string, unknown>[]) => void): string {
  const read = JSON.parse(COPIED) as { things: Record<string, unknown>[] };
  change(read.things);
  return JSON.stringify(read);
}

describe("what is copied", () => {
  test("comes again as it was, at a point, under new ids", () => {
    const things = pastedThings(COPIED) as readonly Thing[];
    const { operations, tops } = pasting(things, counting(), new Vector3(0, 0, 7));
    expect(tops).toEqual([idOf(901)]);
    expect(operations.map(({ name, parent, words }) => [name, parent, words])).toEqual([
      ["Table", null, null],
      ["", idOf(901), null],
    ]);
    expect(operations[0]!.components.transform).toMatchObject({ position: [0, 0, 7] });
    expect(operations[0]!.components.shape).toEqual(BOX);
  });

  test("is told from any other text", () => {
    expect(pastedThings("a poem")).toBeNull();
    expect(pastedThings('{"form":"other","things":[]}')).toBeNull();
  });

  test("of a stranger is refused where it is not what a hand could have made", () => {
    const changes: [number, object][] = [
      [0, { id: "ent_1" }],
      [0, { name: "x".repeat(200) }],
      [1, { parent: idOf(77) }],
      [1, { id: idOf(1) }],
      [0, { components: { script: { text: "" } } }],
      [0, { components: { shape: { ...BOX, size: [1, 1, -1] } } }],
      [0, { components: { shape: { ...BOX, colour: "red" } } }],
      [0, { components: { shape: { ...BOX, more: 1 } } }],
      [0, { components: { button: { link: "javascript:alert(1)" } } }],
    ];
    for (const [index, change] of changes)
      expect(pastedThings(broken((things) => Object.assign(things[index]!, change)))).toBe("paste-broken");
    expect(pastedThings(broken((things) => things.splice(0)))).toBe("paste-broken");
    expect(pastedThings(`${COPIED}${" ".repeat(70_000)}`)).toBe("paste-large");
    expect(pastedThings(COPIED.slice(0, -3))).toBe("paste-broken");
  });

  test("whatever it holds, breaks nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (things) => {
        const text = JSON.stringify({ form: "lanting-things/1", things });
        const pasted = pastedThings(text);
        expect(pasted === "paste-broken" || Array.isArray(pasted)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
