import { describe, expect, it } from "vitest";
import protocol from "../../../src/lanting/protocol/word.py?raw";
import { seededChance } from "../../src/components/chance";
import { CHOICES, chanceLook, isLook, OwnLook } from "../../src/model/look";

function memory(kept: unknown = null) {
  const written: unknown[] = [];
  return {
    written,
    recall: <Value>() => kept as Value | null,
    remember: (_key: string, value: unknown) => void written.push(value),
  };
}

describe("a look", () => {
  it("has as many choices as the protocol takes", () => {
    for (const [part, count] of Object.entries(CHOICES)) {
      expect(protocol).toMatch(
        new RegExp(`${part}: Annotated\\[int, msgspec.Meta\\(ge=0, le=${count - 1}\\)\\]`),
      );
    }
  });

  it("by chance is one that the server takes, and coat, sash and trousers are told apart", () => {
    const chance = seededChance(3);
    for (let each = 0; each < 300; each += 1) {
      const look = chanceLook(chance);
      expect(isLook(look)).toBe(true);
      expect(look.legs).not.toBe(look.cloth);
      expect(look.sash).not.toBe(look.cloth);
    }
  });

  it("of an older version is not taken", () => {
    const look = chanceLook(seededChance(1));
    expect(isLook({ ...look, hair: 6 })).toBe(false);
    expect(isLook({ ...look, skin: 1.5 })).toBe(false);
    expect(isLook({ ...look, glasses: undefined })).toBe(false);
    expect(isLook(null)).toBe(false);
  });
});

describe("one's own look", () => {
  it("is the one of the last visit", () => {
    const look = chanceLook(seededChance(5));
    expect(new OwnLook(memory(look)).look.value).toEqual(look);
  });

  it("is kept from the first moment, and with every choice", () => {
    const kept = memory({ skin: 99 });
    const own = new OwnLook(kept, seededChance(2));
    own.choose({ hair_style: 5 });
    expect(kept.written).toHaveLength(2);
    expect(kept.written.at(-1)).toEqual(own.look.value);
    expect(own.look.value.hair_style).toBe(5);
  });

  it("keeps glasses and wheelchair when another is rolled", () => {
    const own = new OwnLook(memory(), seededChance(2));
    own.choose({ glasses: true, wheelchair: true });
    for (let each = 0; each < 20; each += 1) own.another();
    expect(own.look.value).toMatchObject({ glasses: true, wheelchair: true });
  });
});
