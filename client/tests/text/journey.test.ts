import { beforeEach, describe, expect, test } from "vitest";
import { loadWords, type Words } from "../../src/locale/words";
import type { Goal, Going } from "../../src/model/going";
import { Journey } from "../../src/text/journey";

const PERSON: Goal = { to: "person", slot: 2, follow: false };
const FOLLOWED: Goal = { to: "person", slot: 2, follow: true };

describe("going by name", () => {
  let journey: Journey;
  let words: Words;
  let name: string;

  beforeEach(async () => {
    journey = new Journey();
    words = await loadWords("en");
    name = "Mei";
  });

  function look(goal: Goal, state: Going["state"], code: string | null = null): string {
    const reason = code === null ? null : { code, facts: {} };
    return journey.look({ goal, state, reason }, words, () => name);
  }

  test("says that one is on the way, and that one has arrived, each once", () => {
    expect(look(PERSON, "finding")).toBe("");
    expect(look(PERSON, "walking")).toBe("On the way: Mei.");
    expect(look(PERSON, "walking")).toBe("");
    expect(look(PERSON, "arrived")).toBe("You have arrived: Mei.");
    expect(look(PERSON, "arrived")).toBe("");
  });

  test("says that something stopped it, under the name it began with, though she is gone", () => {
    look(PERSON, "walking");
    name = "somebody";
    expect(look(PERSON, "stopped", "space_full")).toBe("Stopped on the way: Mei.");
  });

  test("whoever stops by her own hand need not be told", () => {
    look(PERSON, "walking");
    expect(look(PERSON, "stopped")).toBe("");
  });

  test("following is told at its beginning only", () => {
    expect(look(FOLLOWED, "walking")).toBe("You follow Mei.");
    expect(look(FOLLOWED, "arrived")).toBe("");
    expect(look(FOLLOWED, "walking")).toBe("");
  });

  test("a goal may bring its own name", () => {
    const bank: Goal = { to: "place", x: 1, z: 2 };
    journey.call(bank, "Stream");
    expect(look(bank, "walking")).toBe("On the way: Stream.");
  });

  test("the same goal asked for again is told again", () => {
    look(PERSON, "walking");
    look(PERSON, "arrived");
    expect(look({ ...PERSON }, "walking")).toBe("On the way: Mei.");
  });
});
