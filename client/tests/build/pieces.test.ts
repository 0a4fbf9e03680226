import { describe, expect, test } from "vitest";
import { FIELDS } from "../../src/build/generated";
import { FAMILIES, pieceOf } from "../../src/build/pieces";
import { isAllowed } from "../../src/build/value";
import { loadWords } from "../../src/locale/words";

const NAMES = FAMILIES.flatMap(({ offers }) => offers.filter(({ kind }) => !kind).map(({ name }) => name));

describe("whatever the palette offers", () => {
  test.each(NAMES)("%s holds what its components' declarations allow", async (name) => {
    const words = await loadWords("en");
    const piece = pieceOf(name as Parameters<typeof pieceOf>[0], (key) => words.text(key));
    for (const [component, values] of Object.entries(piece.components)) {
      const fields = FIELDS[component]!;
      expect(Object.keys(values).sort()).toEqual(Object.keys(fields).sort());
      for (const [field, value] of Object.entries(values)) {
        // Where a portal leads is asked of the server when one is placed.
        if (component === "portal" && field === "target") continue;
        expect(isAllowed(fields[field]!, value), `${component}.${field}`).toBe(true);
      }
    }
  });

  test("is called something in every language, and so is each choice of a field that is shown", async () => {
    for (const locale of ["en", "fr", "zh-CN"]) {
      const words = await loadWords(locale);
      const offers = FAMILIES.flatMap((family) => family.offers.map(({ name }) => `build-kind-${name}`));
      const choices = Object.entries(FIELDS)
        .filter(([component]) => words.has(`build-part-${component}`))
        .flatMap(([, fields]) => Object.entries(fields))
        .filter(([field]) => words.has(`build-field-${field}`))
        .flatMap(([, { choices = [] }]) => choices.map((choice) => `build-choice-${choice}`));
      expect([...offers, ...choices].filter((key) => !words.has(key))).toEqual([]);
    }
  });
});
