import { beforeEach, describe, expect, test } from "vitest";
import { ServerClock } from "../../src/model/clock";
import { People } from "../../src/model/people";
import { CARDS_ASKED_MAX, type Card } from "../../src/protocol/generated";
import { PoseFrame } from "../../src/protocol/pose_codec";
import { encodeFrame } from "../frame";
import { LOOK, ORDINARY } from "../look";

function card(slot: number, name = `p${slot}`): Card {
  return { slot, participant: `par_${name}`, name, look: LOOK, ...ORDINARY, program: false };
}

describe("people", () => {
  let clock: ServerClock;
  let people: People;

  beforeEach(() => {
    clock = new ServerClock();
    people = new People(clock);
    people.begin(1, 0);
    people.meet([card(1, "self"), card(2)], 0);
  });

  function hear(slots: number[], nowMs: number): void {
    const frame = new PoseFrame();
    frame.open(
      encodeFrame(
        nowMs,
        slots.map((slot) => ({ slot, x: slot })),
      ),
    );
    people.hear(frame, clock.heard(nowMs, nowMs), nowMs);
  }

  test("the visitor herself is one of them and never faded", () => {
    people.show(60_000);
    expect(people.self).toMatchObject({ slot: 1, self: true, visible: true, opacity: 1 });
  });

  test("somebody with a card and a place is visible", () => {
    people.show(0);
    expect(people.get(2)?.visible).toBe(false);
    hear([2], 50);
    people.show(60);
    expect(people.get(2)).toMatchObject({ visible: true, opacity: 1 });
    expect(people.get(2)?.shown.x).toBeCloseTo(2, 3);
  });

  test("unknown slots are asked for once, in one message, and again if nobody answers", () => {
    hear([7, 8], 100);
    expect(people.takeUnknown(100)).toEqual([7, 8]);
    expect(people.takeUnknown(2_000)).toEqual([]);
    expect(people.takeUnknown(5_200)).toEqual([7, 8]);
    people.meet([card(7)], 5_300);
    expect(people.takeUnknown(99_000)).toEqual([8]);
  });

  test("no question is larger than the server allows", () => {
    hear(
      Array.from({ length: 150 }, (_, index) => 100 + index),
      0,
    );
    hear(
      Array.from({ length: 150 }, (_, index) => 300 + index),
      1,
    );
    expect(people.takeUnknown(10)).toHaveLength(CARDS_ASKED_MAX);
    expect(people.takeUnknown(200)).toHaveLength(0);
    expect(people.takeUnknown(260)).toHaveLength(300 - CARDS_ASKED_MAX);
  });

  test("after 5 s of silence a person fades, after 10 s she is hidden", () => {
    hear([2], 0);
    const opacityAt = (nowMs: number) => {
      people.show(nowMs);
      return people.get(2)?.opacity;
    };
    expect(opacityAt(4_999)).toBe(1);
    expect(opacityAt(7_500)).toBeCloseTo(0.5, 5);
    expect(opacityAt(10_000)).toBe(0);
    expect(people.get(2)?.visible).toBe(false);
  });

  test("while the own line is broken nobody fades, and afterwards all have their 5 s", () => {
    hear([2], 0);
    people.lineBroke(1_000);
    people.show(30_000);
    expect(people.get(2)?.opacity).toBe(1);
    people.lineRestored(30_000);
    people.show(34_999);
    expect(people.get(2)?.opacity).toBe(1);
  });

  test("a freed slot is forgotten; one's own is not", () => {
    people.part([1, 2]);
    expect(people.list.map((person) => person.slot)).toEqual([1]);
  });

  test("another participant in a slot does not glide over from the old one's place", () => {
    hear([2], 0);
    people.meet([card(2, "other")], 100);
    people.show(200);
    expect(people.get(2)).toMatchObject({ visible: false, card: { name: "other" } });
  });

  test("a changed card keeps the person and her place", () => {
    hear([2], 0);
    const before = people.get(2);
    people.meet([{ ...card(2), name: "p2", look: { ...LOOK, hair: 3 } }], 100);
    expect(people.get(2)).toBe(before);
    expect(before?.cardVersion).toBe(2);
  });
});
