import { describe, expect, it } from "vitest";
import { FIELDS } from "../../src/build/generated";
import { tagsIn, writtenTags } from "../../src/build/tags";
import { isAllowed } from "../../src/build/value";

describe("tags that a builder writes", () => {
  it("come back as they are shown, apart by the commas of any script", () => {
    expect(tagsIn("bell, front  desk")).toEqual(["bell", "front desk"]);
    expect(tagsIn("铃铛，前台、茶")).toEqual(["铃铛", "前台", "茶"]);
    expect(tagsIn(writtenTags(["bell", "front desk"]))).toEqual(["bell", "front desk"]);
  });

  it("are each said once, and nothing is no tag", () => {
    expect(tagsIn(" bell ,, bell,")).toEqual(["bell"]);
    expect(tagsIn(" , ")).toEqual([]);
  });

  it("may be as many and as long as their declaration says", () => {
    const declared = FIELDS.tags?.words;
    if (!declared) throw new Error("tags have words");
    expect(declared).toMatchObject({ kind: "words", max: 16, charsMax: 40 });
    const many = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
    expect(isAllowed(declared, many(16))).toBe(true);
    expect(isAllowed(declared, many(17))).toBe(false);
    expect(isAllowed(declared, ["字".repeat(40)])).toBe(true);
    expect(isAllowed(declared, ["🔔".repeat(40)])).toBe(true);
    expect(isAllowed(declared, ["a".repeat(41)])).toBe(false);
    expect(isAllowed(declared, [7])).toBe(false);
    expect(isAllowed(declared, "bell")).toBe(false);
  });
});
