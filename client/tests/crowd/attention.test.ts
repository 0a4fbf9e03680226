import { describe, expect, it } from "vitest";
import { Gaiting, newSeen } from "../../src/avatar/gait";
import { Attention } from "../../src/crowd/attention";
import { Chat } from "../../src/model/chat";
import type { Person } from "../../src/model/people";
import { newShown } from "../../src/model/pose_track";
import { Gait, PoseFlag } from "../../src/protocol/generated";

const NOBODY: ReadonlySet<number> = new Set();

function person(slot: number, x: number, z: number, flags = 0): Person {
  const card = { slot, participant: `par_${slot}`, name: "", look: {}, program: false };
  return { slot, card, self: false, shown: { ...newShown(), x, z, flags } } as unknown as Person;
}

/** The direction in which somebody looks, or null. */
function looks(attention: Attention, who: Person, around: Person[], nowMs = 0): number | null {
  const seen = newSeen();
  attention.direct(seen, who, new Gaiting(() => 0.5), around, nowMs);
  return seen.attends ? seen.towardsYaw : null;
}

function says(chat: Chat, number: number, participant: string): void {
  chat.said({ number, participant, name: "", program: false, text: "hello", said_at: 0 });
}

describe("attention", () => {
  const who = person(1, 0, 0);

  it("goes to who comes within 4 m, and to nobody farther off", () => {
    const attention = new Attention();
    expect(looks(attention, who, [who, person(2, 0, -3)])).toBeCloseTo(0);
    expect(looks(attention, who, [who, person(2, -3, -0.01)])).toBeCloseTo(Math.PI / 2, 1);
    expect(looks(attention, who, [who, person(2, 0, -5)])).toBeNull();
  });

  it("goes to who speaks rather than to who is near", () => {
    const near = person(2, 1, -1);
    const speaker = person(3, -6, -1, PoseFlag.SPEAKING);
    expect(looks(new Attention(), who, [near, speaker])).toBeGreaterThan(1);
    const heard = new Attention();
    heard.listen(new Chat(), new Set([4]), 0);
    expect(looks(heard, who, [near, person(4, -6, -1)])).toBeGreaterThan(1);
  });

  it("goes for four seconds to who wrote last, and not for what was said before", () => {
    const [attention, chat] = [new Attention(), new Chat()];
    const writer = person(3, -6, -1);
    says(chat, 1, "par_3");
    attention.listen(chat, NOBODY, 0);
    expect(looks(attention, who, [writer], 100)).toBeNull();
    says(chat, 2, "par_3");
    attention.listen(chat, NOBODY, 1_000);
    expect(looks(attention, who, [writer], 1_100)).not.toBeNull();
    expect(looks(attention, who, [writer], 5_100)).toBeNull();
  });

  it("does not hop between two who are about as near", () => {
    const attention = new Attention();
    const [left, right] = [person(2, -1, -1), person(3, 1.1, -1.1)];
    const first = looks(attention, who, [left, right]);
    right.shown.x = 0.9;
    right.shown.z = -0.9;
    expect(looks(attention, who, [left, right])).toBe(first);
  });

  it("prefers whoever watches to others who are as near", () => {
    const visitor = { ...person(3, -1.6, -1.6), self: true };
    expect(looks(new Attention(), who, [person(2, 1, -1), visitor])).toBeGreaterThan(0.5);
  });

  it("leaves alone who walks, who is away, and what is behind", () => {
    const other = person(2, 0, -2);
    expect(looks(new Attention(), person(4, 0, 0, Gait.WALK), [other])).toBeNull();
    expect(looks(new Attention(), who, [person(2, 0, 2)])).toBeNull();
    const seen = { ...newSeen(), away: true };
    new Attention().direct(seen, who, new Gaiting(() => 0.5), [other], 0);
    expect(seen.attends).toBe(false);
  });

  it("looks up to who stands from a seat", () => {
    const seen = newSeen();
    new Attention().direct(
      seen,
      person(1, 0, 0, PoseFlag.SEATED),
      new Gaiting(() => 0.5),
      [person(2, 0, -1)],
      0,
    );
    expect(seen.towardsPitch).toBeGreaterThan(0.15);
  });
});
