import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../../src/model/people";
import { Comings, NOTHING } from "../../src/text/comings";
import { person } from "./place";

describe("who has come and gone", () => {
  let comings: Comings;
  let people: {
    self: Person;
    list: Person[];
    count: ReturnType<typeof signal<number>>;
    version: ReturnType<typeof signal<number>>;
  };

  beforeEach(() => {
    comings = new Comings();
    const self = person(1, "Self", 0, 0, { self: true });
    people = { self, list: [self, person(2, "Mei", 0, 0)], count: signal(2), version: signal(0) };
  });

  const look = () => {
    people.version.value = (people.version.value ?? 0) + 1;
    return comings.look(people as never);
  };

  test("those who are there already have not come", () => {
    expect(look()).toEqual(NOTHING);
    expect(look()).toEqual(NOTHING);
  });

  test("one comes, one leaves, by name", () => {
    look();
    people.list = [people.self, person(3, "Jonas", 0, 0)];
    expect(look()).toEqual({ ...NOTHING, came: ["Jonas"], left: ["Mei"] });
  });

  test("programs come and go unsaid, and so does a changed name", () => {
    look();
    const program = person(4, "Guide", 0, 0);
    program.card = { ...program.card!, program: true };
    const renamed = person(2, "Mei", 0, 0);
    renamed.card = { ...renamed.card!, name: "Mei Lin" };
    people.list = [people.self, renamed, program];
    expect(look()).toEqual(NOTHING);
  });

  test("in a crowd a card is only met: the count says who has come", () => {
    people.count.value = 80;
    look();
    people.list = [...people.list, person(5, "Stranger", 0, 0)];
    people.count.value = 83;
    expect(look()).toEqual({ ...NOTHING, cameUnnamed: 3 });
    people.count.value = 81;
    expect(look()).toEqual({ ...NOTHING, leftUnnamed: 2 });
  });

  test("another Space begins anew", () => {
    look();
    const self = person(7, "Self", 0, 0, { self: true });
    people = { self, list: [self, person(8, "Ana", 0, 0)], count: signal(9), version: signal(0) };
    expect(look()).toEqual(NOTHING);
  });
});
