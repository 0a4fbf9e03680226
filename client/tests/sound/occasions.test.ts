import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import type { ChatLine } from "../../src/protocol/generated";
import { Occasions } from "../../src/sound/occasions";
import { LOOK, ORDINARY } from "../look";
import { WELCOME } from "../net/fake_world";

function line(number: number, participant: string): ChatLine {
  return { number, participant, name: "Bo", program: false, text: "hello", said_at: 0 };
}

describe("occasions for a note", () => {
  let model: AppModel;
  let occasions: Occasions;

  beforeEach(() => {
    model = new AppModel();
    occasions = new Occasions(model);
    expect(occasions.look(-10_000)).toBeNull();
    model.welcome({ ...WELCOME, chat: [line(1, "par_2")] }, 0);
  });

  test("one's own arrival is one; what was said before is none", () => {
    expect(occasions.look(0)).toBe("arrival");
    expect(occasions.look(10_000)).toBeNull();
  });

  test("a line of somebody else's, not one's own", () => {
    occasions.look(0);
    model.chat.said(line(2, "par_2"));
    expect(occasions.look(1_000)).toBe("message");
    model.chat.said(line(3, WELCOME.participant));
    expect(occasions.look(2_000)).toBeNull();
  });

  test("a whisper that came, softly; not one's own", () => {
    occasions.look(0);
    const whisper = { participant: "par_2", name: "Bo", text: "a word", said_at: 0 };
    model.chat.whispered(whisper, "from");
    expect(occasions.look(1_000)).toBe("whisper");
    expect(occasions.look(2_000)).toBeNull();
    model.chat.whispered(whisper, "to");
    expect(occasions.look(3_000)).toBeNull();
  });

  test("what a host asks of everybody is a message, and being moved by it no refusal", () => {
    occasions.look(0);
    model.announced.value = { act: "gather", on: true, by: "Ms Li" };
    model.tidings.value = { code: "moved-gathered", facts: {} };
    expect(occasions.look(1_000)).toBe("message");
    expect(occasions.look(2_000)).toBeNull();
  });

  test("somebody comes; a crowd rings once in a while", () => {
    occasions.look(0);
    const card = (slot: number) => ({
      slot,
      participant: `par_${slot}`,
      name: "Ana",
      look: LOOK,
      ...ORDINARY,
      program: false,
    });
    model.people.meet([card(10)], 0);
    expect(occasions.look(5_000)).toBe("arrival");
    model.people.meet([card(11)], 0);
    expect(occasions.look(6_000)).toBeNull();
    model.people.meet([card(12)], 0);
    expect(occasions.look(9_500)).toBe("arrival");
  });

  test("what did not work, once", () => {
    occasions.look(0);
    model.tidings.value = { code: "seat_taken", facts: {} };
    expect(occasions.look(1_000)).toBe("refusal");
    expect(occasions.look(2_000)).toBeNull();
    model.tidings.value = null;
    model.chat.waiting("id", "hello");
    expect(occasions.look(3_000)).toBeNull();
    model.chat.refused("id", { code: "too_fast", facts: {} });
    expect(occasions.look(4_000)).toBe("refusal");
  });

  test("two at once are one", () => {
    occasions.look(0);
    model.chat.said(line(2, "par_2"));
    model.tidings.value = { code: "seat_taken", facts: {} };
    expect(occasions.look(1_000)).toBe("refusal");
    expect(occasions.look(2_000)).toBeNull();
  });
});
