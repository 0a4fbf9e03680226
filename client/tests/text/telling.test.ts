import { beforeEach, describe, expect, test } from "vitest";
import { loadWords, type Words } from "../../src/locale/words";
import { peopleNear, thingsNear } from "../../src/text/surroundings";
import {
  announcement,
  describe as describeAround,
  gesture,
  personFacts,
  thingDescription,
  thingFacts,
  thingName,
  whereSentences,
} from "../../src/text/telling";
import { thingsOf } from "../../src/text/thing";
import { entity, person, scene, seated } from "./place";

const HERE = { x: 0, z: 0, yaw: 0 };
const PORTAL = { target: "courtyard", diameter_m: 3, light: "#ffffff" };
const PLACE = scene(
  entity("gate", { words: "thing-moon-gate", at: [0, 0, -12], components: { portal: PORTAL } }),
  entity("s1", { words: "thing-stool", at: [5, 0, 0], components: { seat: { height_m: 0.4 } } }),
  entity("s2", { words: "thing-stool", at: [8, 0, 0], components: { seat: { height_m: 0.4 } } }),
  entity("kite", { name: "Jonas’s kite", at: [0, 0, 4] }),
  entity("bare", { at: [-3, 0, 0], components: { portal: PORTAL } }),
);

describe("the place in words", () => {
  let words: Words;

  beforeEach(async () => {
    words = await loadWords("en");
  });

  const things = () => thingsNear(thingsOf(PLACE), HERE, [], 0, 10);

  test("a thing is called by its words, by the name it was given, or by what it is for", () => {
    expect(things().map(({ thing }) => thingName(words, thing))).toEqual([
      "Way to another place",
      "Jonas’s kite",
      "Stool",
      "Moon gate",
    ]);
    expect(thingDescription(words, things()[3]!.thing)).toContain("round door");
  });

  test("a row says how far and at which hour, how many, and how many are taken", () => {
    const [bare, , stool] = things();
    expect(thingFacts(words, bare!)).toBe("3 metres away at 9 o’clock");
    expect(thingFacts(words, stool!)).toBe("2 of them, the nearest 5 metres away at 3 o’clock");
    const taken = thingsNear(thingsOf(PLACE), HERE, [seated(person(2, "Mei", 5, 0))], 0, 10);
    expect(thingFacts(words, taken.find(({ count }) => count === 2)!)).toBe(
      "2 of them, the nearest 8 metres away at 3 o’clock, 1 taken",
    );
  });

  test("a person's row says what she is doing", () => {
    const [row] = peopleNear([seated(person(2, "Mei", 0, -1))], HERE, 5);
    expect(personFacts(words, row!)).toBe("one metre away at 12 o’clock, sitting");
  });

  test("where one is: Space, part of it, what is nearest, which way one looks, who is here", () => {
    const [, kite] = things();
    expect(
      whereSentences(words, {
        space: "Orchid Pavilion",
        zone: null,
        nearest: kite!,
        yaw: -Math.PI / 4,
        seated: false,
        people: 3,
      }),
    ).toEqual([
      "You are in Orchid Pavilion.",
      "Nearest: Jonas’s kite, 4 metres away at 6 o’clock.",
      "You stand and look to the north-east.",
      "3 people are here, you among them.",
    ]);
  });

  test("asked to describe, it names the nearest people and what lies on each side", () => {
    const people = peopleNear([person(2, "Mei", 0, -3), person(3, "Bo", 0, 9)], HERE, 5);
    expect(describeAround(words, people, things())).toBe(
      "People: Mei 3 metres away at 12 o’clock, Bo 9 metres away at 6 o’clock. Ahead: Moon gate 12 metres away. " +
        "To the right: Stool 5 metres away. Behind you: Jonas’s kite 4 metres away. " +
        "To the left: Way to another place 3 metres away.",
    );
    expect(describeAround(words, [], [])).toBe("Nobody else is near. Nothing is near that has a name.");
  });

  test("comings, goings and gestures are sentences", () => {
    expect(announcement(words, { what: "came", name: "Mei" })).toBe("Mei has come.");
    expect(announcement(words, { what: "left-more", people: 1 })).toBe("One more person has left.");
    expect(gesture(words, { name: "Mei", emote: "raise_hand" })).toBe("Mei raises a hand.");
  });

  test("Chinese tells the hours as they are spoken, French has its noon", async () => {
    const [row] = peopleNear([person(2, "Mei", 3, 0)], HERE, 5);
    expect(personFacts(await loadWords("zh-CN"), row!)).toBe("三点钟方向，3 米");
    const [ahead] = peopleNear([person(2, "Mei", 0, -3)], HERE, 5);
    expect(personFacts(await loadWords("fr"), ahead!)).toBe("à 3 mètres, à midi");
  });

  test("every gesture, hour and wind has its sentence in every language", async () => {
    for (const locale of ["en", "fr", "zh-CN"]) {
      const spoken = await loadWords(locale);
      for (const emote of ["wave", "clap", "bow", "point", "raise_hand", "dance"] as const) {
        expect(gesture(spoken, { name: "Mei", emote })).toContain("Mei");
      }
      for (let eighth = 0; eighth < 8; eighth += 1) {
        const where = {
          space: "X",
          zone: null,
          nearest: null,
          yaw: (eighth * Math.PI) / 4,
          seated: true,
          people: 1,
        };
        expect(whereSentences(spoken, where).join(" ")).not.toContain("text-");
      }
    }
  });
});
