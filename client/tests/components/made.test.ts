import { describe, expect, it } from "vitest";
import { nearest } from "../../src/components/lamp";
import { momentOf } from "../../src/components/path";
import { wrapped } from "../../src/components/text";

describe("a text on its sheet", () => {
  /** As if every letter were as wide as any other. */
  const lines = (words: string, width: number) => wrapped(words, width, (line) => [...line].length);

  it("breaks between words, and keeps the breaks that were written", () => {
    expect(lines("one two three\nfour", 8)).toEqual(["one two", "three", "four"]);
    expect(lines("one\n\ntwo", 8)).toEqual(["one", "", "two"]);
  });

  it("breaks Chinese between any two letters, and begins no line with a stop", () => {
    expect(lines("永和九年，岁在癸丑。", 4)).toEqual(["永和九", "年，岁在", "癸丑。"]);
  });

  it("ends no line at a hard blank", () => {
    expect(lines("On y va\u202f? Oui\u202f!", 7)).toEqual(["On y", "va\u202f?", "Oui\u202f!"]);
    expect(lines("«\u00a0兰亭\u00a0»\u00a0: ici", 7)).toEqual(["«\u00a0兰", "亭\u00a0»\u00a0:", "ici"]);
    expect(lines("\u00a0a \u202f\u202f\u202f\nb", 3)).toEqual(["\u00a0a", "b"]);
  });

  it("cuts a word that no line could hold", () => {
    expect(lines("abcdefghij k", 4)).toEqual(["abcd", "efgh", "ij k"]);
  });
});

describe("what goes along a path", () => {
  const path = { line: [], speed_m_per_s: 2, turns: true, wait_s: 1 };

  it("goes round without a stop where it is closed", () => {
    const at = (seconds: number) => momentOf({ ...path, is_closed: true }, 10, seconds).along;
    expect([0, 1, 4, 6].map(at)).toEqual([0, 2, 8, 2]);
  });

  it("goes to the end, waits, comes back and waits again, the same for everybody", () => {
    const at = (seconds: number) => momentOf({ ...path, is_closed: false }, 10, seconds);
    expect(at(2)).toMatchObject({ along: 4, isBack: false });
    expect(at(5.5).along).toBeCloseTo(10, 4);
    expect(at(7)).toMatchObject({ along: expect.closeTo(8, 4), isBack: true });
    expect(at(11.5).along).toBe(0);
    expect(at(14).along).toBeCloseTo(4, 4);
  });

  it("stands at its beginning where it has no speed", () => {
    expect(momentOf({ ...path, speed_m_per_s: 0, is_closed: false }, 10, 3)).toEqual({
      along: 0,
      isBack: false,
    });
  });
});

it("only the nearest lamps shine", () => {
  expect(nearest([5, 1, 9, 3], 2, (metres) => metres)).toEqual([1, 3]);
});
