import { expect, test } from "vitest";
import { Speakers } from "../../src/text/speakers";

const SELF = 1;

/** What is named at each look, half a second apart; a letter of `course` is who speaks, a dot nobody. */
function told(course: string): number[][] {
  const speakers = new Speakers();
  return [...course].map((who, index) =>
    speakers.look(who === "." ? new Set() : new Set([...who].map(Number)), SELF, index * 500),
  );
}

test("who begins to speak is named at once, and not again while she goes on or answers", () => {
  const named = told("2222..2..3.2323");
  expect(named[0]).toEqual([2]);
  expect(named.flat()).toEqual([2, 3]);
});

test("those who begin soon after one another are named together, a while later", () => {
  const named = told(`234${".".repeat(12)}`);
  expect(named[0]).toEqual([2]);
  expect(named.flat()).toEqual([2, 3, 4]);
  expect(named.filter((each) => each.length > 0)).toEqual([[2], [3, 4]]);
  expect(named.findIndex((each) => each.length === 2)).toBe(12);
});

test("after a long silence she begins anew, and one's own voice is never told", () => {
  expect(told(`2${".".repeat(41)}2`).flat()).toEqual([2, 2]);
  expect(told("1111").flat()).toEqual([]);
});
