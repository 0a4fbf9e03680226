import { describe, expect, test } from "vitest";
import { inPlace, speakersFirst } from "../../src/hud/people_order";
import type { Card } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";

const card = (name: string, slot: number): Card => ({
  slot,
  participant: `par_${slot}`,
  name,
  look: LOOK,
  ...ORDINARY,
  program: false,
});
const HERE = [card("Mei", 0), card("Ana", 1), card("Bo", 2), card("Cem", 3)];
const names = (cards: readonly Card[]) => cards.map(({ name }) => name);

describe("the order of people", () => {
  test("where nobody speaks it is as found: herself, then the nearest", () => {
    expect(names(speakersFirst(HERE, []))).toEqual(["Mei", "Ana", "Bo", "Cem"]);
  });

  test("who speaks comes first, herself as anybody, in the order in which they began", () => {
    expect(names(speakersFirst(HERE, [3]))).toEqual(["Cem", "Mei", "Ana", "Bo"]);
    expect(names(speakersFirst(HERE, [3, 0]))).toEqual(["Cem", "Mei", "Ana", "Bo"]);
    expect(names(speakersFirst(HERE, [3, 0, 2]))).toEqual(["Cem", "Mei", "Bo", "Ana"]);
  });

  test("while a hand is on the list nobody changes places; who comes stands behind", () => {
    const before = ["par_0", "par_2", "par_3"];
    expect(names(inPlace(speakersFirst(HERE, [3, 1]), before))).toEqual(["Mei", "Bo", "Cem", "Ana"]);
  });
});
