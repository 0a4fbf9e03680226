import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Chat } from "../../src/model/chat";
import type { ChatLine } from "../../src/protocol/generated";

function line(number: number, text = `line ${number}`): ChatLine {
  return { number, participant: "par_1", name: "Mei", program: false, text, said_at: 1_000 + number };
}

describe("the chat", () => {
  test("sp33: lines stand in the order of their numbers and none is there twice, however they came", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 120 }), (numbers) => {
        const chat = new Chat();
        for (const number of numbers) chat.said(line(number));
        const shown = chat.lines.value.map((each) => each.number);
        expect(shown).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }),
    );
  });

  test.each([["answer first"], ["announcement first"]])("one's own line is there once: %s", (order) => {
    const chat = new Chat();
    chat.waiting("id", "hello");
    expect(chat.pending.value).toEqual([{ requestId: "id", text: "hello", refused: null }]);
    const steps = [() => chat.accepted("id", line(5)), () => chat.said(line(5))];
    if (order === "announcement first") steps.reverse();
    for (const step of steps) step();
    expect(chat.pending.value).toEqual([]);
    expect(chat.lines.value).toEqual([line(5)]);
  });

  test("a refused line stays until its speaker has read why", () => {
    const chat = new Chat();
    chat.waiting("id", "hello");
    chat.refused("id", { code: "too_fast", facts: {} });
    expect(chat.pending.value[0]?.refused?.code).toBe("too_fast");
    chat.dismiss("id");
    expect(chat.pending.value).toEqual([]);
  });

  test("history is not news; a new line is, once", () => {
    const chat = new Chat();
    chat.remember([line(1), line(2)]);
    expect(chat.unread.value).toBe(0);
    chat.said(line(3));
    chat.said(line(3));
    expect(chat.unread.value).toBe(1);
    expect(chat.lastNumber).toBe(3);
  });
});
