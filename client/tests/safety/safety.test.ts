import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import type { AnyNotice } from "../../src/protocol/event_codec";
import type { Card, Requests } from "../../src/protocol/generated";
import { Ring } from "../../src/report/ring";
import { Safety } from "../../src/safety/safety";
import { WELCOME } from "../net/fake_world";

const CARD = WELCOME.cards[0] as Card;

function card(slot: number, name: string, rest: Partial<Card> = {}): Card {
  return { ...CARD, slot, participant: `par_${name}`, name, role: "visitor", program: false, ...rest };
}

describe("whom she does not meet", () => {
  let model: AppModel;
  let safety: Safety;
  let asked: [name: string, body: Record<string, unknown>][];
  let answer: AnyNotice | null;

  beforeEach(() => {
    model = new AppModel();
    model.welcome(WELCOME, 0);
    asked = [];
    answer = null;
    const kept = new Map<string, unknown>();
    safety = new Safety(
      model,
      {
        ask: async (name: keyof Requests, body: object) => {
          asked.push([name, body as Record<string, unknown>]);
          return answer;
        },
        tellRefusal: (refused) =>
          refused?.name === "Refused" ? { code: refused.body.code, facts: {} } : null,
      } as ConstructorParameters<typeof Safety>[1],
      new Ring(),
      { recall: () => null, remember: (key, value) => void kept.set(key, value) },
    );
    cards(card(10, "leo"), card(11, "ana"), card(12, "host", { role: "host" }));
    for (const [number, name] of ["leo", "ana", "host"].entries()) say(number + 100, name);
  });

  function cards(...these: Card[]): void {
    model.cards({ cards: these, left: [], people: 4 }, 0);
  }

  function say(number: number, name: string): void {
    const line = { number, participant: `par_${name}`, name, text: "hello", said_at: 0, program: false };
    model.chat.said(line as Parameters<typeof model.chat.said>[0]);
  }

  const seen = () =>
    model.people.list
      .filter(({ self }) => !self)
      .map(({ card }) => card?.name)
      .toSorted();
  const read = () => model.chat.lines.value.filter(({ number }) => number >= 100).map(({ name }) => name);

  test("panic hides all strangers in body, name and word, and no host; newcomers too, until she says otherwise", () => {
    safety.hideStrangers();
    expect(seen()).toEqual(["host"]);
    expect(read()).toEqual(["host"]);
    expect(model.people.get(10)).toBeNull();
    expect(model.people.isHidden(10)).toBe(true);
    expect(model.people.isHidden(99), "of whom nothing is known yet").toBe(true);
    cards(card(13, "new"));
    say(200, "new");
    expect(seen()).toEqual(["host"]);
    expect(read()).toEqual(["host"]);
    safety.showStrangers();
    expect(seen()).toEqual(["ana", "host", "leo", "new"]);
    expect(read()).toEqual(["leo", "ana", "host", "new"]);
  });

  test("panic leaves whom she knows, and whom she says to know meanwhile", () => {
    safety.know("par_leo", true);
    safety.hideStrangers();
    expect(seen()).toEqual(["host", "leo"]);
    safety.know("par_ana", true);
    expect(seen()).toEqual(["ana", "host", "leo"]);
    expect(read()).toEqual(["leo", "ana", "host"]);
  });

  test("the server is told to send no byte of strangers' voices, and afterwards again, but of whom she muted herself", () => {
    model.voice.mutedByMe.value = new Set(["par_ana"]);
    safety.hideStrangers();
    const told = () => asked.map(([, { participant, on }]) => `${on ? "+" : "-"}${participant}`).toSorted();
    expect(told()).toEqual(["+par_ana", "+par_leo"]);
    asked = [];
    safety.showStrangers();
    expect(told()).toEqual(["-par_leo"]);
  });

  test("a block works before the server answers, and on lines that were read already", async () => {
    const blocking = safety.block("par_leo");
    expect(seen()).toEqual(["ana", "host"]);
    expect(read()).toEqual(["ana", "host"]);
    expect(asked[0]?.[0]).toBe("Block");
    await blocking;
    expect(seen()).toEqual(["ana", "host"]);
  });

  test("a block that the server refuses is undone; one that is lifted, too", async () => {
    answer = {
      name: "Refused",
      seq: 0,
      body: { re: 1, code: "blocks_full", facts: {} },
    } as unknown as AnyNotice;
    expect(await safety.block("par_leo")).toMatchObject({ code: "blocks_full" });
    expect(seen()).toEqual(["ana", "host", "leo"]);
    const made = [{ id: "blk_1", name: "leo", at: 0 }];
    answer = { name: "Blocks", seq: 0, body: { re: 1, request_id: "r", blocks: made } };
    expect(await safety.block("par_leo")).toBeNull();
    expect(safety.blocks.value).toEqual(made);
    answer = { name: "Blocks", seq: 0, body: { re: 1, request_id: "r", blocks: [] } };
    await safety.lift("blk_1");
    expect(seen()).toEqual(["ana", "host", "leo"]);
    expect(safety.blocks.value).toEqual([]);
  });

  test("a hidden person's slot may become somebody else's", async () => {
    await safety.block("par_leo");
    cards(card(10, "kim"));
    expect(seen()).toEqual(["ana", "host", "kim"]);
  });
});
