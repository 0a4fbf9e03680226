/** Puts the surroundings into words. */
import type { Words } from "../locale/words";
import type { Announcement } from "./announcer";
import { type Quarter, type Wind, wind } from "./bearing";
import type { Gesture } from "./gestures";
import type { PersonRow, ThingRow } from "./surroundings";
import type { Thing } from "./thing";

export type Telling = Pick<Words, "text" | "attribute">;

/** What a thing is called when nobody has given it a name. */
const NAMELESS = {
  sit: "text-thing-seat",
  through: "text-thing-portal",
  press: "text-thing-button",
  take: "text-thing-thing",
  read: "text-thing-writing",
} as const;
const QUARTERS: Readonly<Record<Quarter, string>> = {
  ahead: "text-ahead",
  right: "text-right",
  behind: "text-behind",
  left: "text-left-side",
};
/** More of them in a sentence nobody keeps in mind. */
const DESCRIBED_PEOPLE = 3;
const DESCRIBED_THINGS = 2;

export interface Whereabouts {
  readonly space: string;
  readonly zone: Thing | null;
  readonly nearest: ThingRow | null;
  readonly yaw: number;
  readonly seated: boolean;
  /** Everybody who is here, herself among them. */
  readonly people: number;
}

export function thingName(words: Telling, thing: Thing): string {
  if (thing.words !== null) return words.text(thing.words);
  return thing.name || words.text(thing.use ? NAMELESS[thing.use] : "text-thing-shown");
}

export function thingDescription(words: Telling, thing: Thing): string {
  return thing.words === null ? thing.description : words.attribute(thing.words, "description");
}

/** How far and where. */
export function placeOf(words: Telling, row: Pick<PersonRow, "metres" | "hour">): string {
  const metres = words.text("text-metres", { metres: row.metres });
  return words.text("text-place", { metres, clock: words.text("text-clock", { hour: row.hour }) });
}

/** What is to be said of somebody beside her name. */
export function personFacts(words: Telling, row: PersonRow): string {
  const facts = [placeOf(words, row)];
  if (row.program) facts.push(words.text("text-person-program"));
  if (row.seated) facts.push(words.text("text-person-seated"));
  if (row.speaking) facts.push(words.text("text-person-speaking"));
  return facts.join(words.text("text-comma"));
}

/** What is to be said of a thing beside its name. */
export function thingFacts(words: Telling, row: ThingRow): string {
  if (row.isHere) return words.text("text-here");
  const place = placeOf(words, row);
  const facts = [row.count > 1 ? words.text("text-things-many", { count: row.count, place }) : place];
  const isSeat = row.thing.use !== "take";
  if (row.takenBy !== null)
    facts.push(words.text(isSeat ? "text-seat-taken" : "text-thing-held", { name: row.takenBy }));
  else if (row.taken > 0) facts.push(words.text("text-seats-taken", { taken: row.taken }));
  return facts.join(words.text("text-comma"));
}

export function whereSentences(words: Telling, where: Whereabouts): string[] {
  const sentences = [words.text("text-where-space", { space: where.space })];
  if (where.zone) sentences.push(words.text("text-where-zone", { zone: thingName(words, where.zone) }));
  if (where.nearest) {
    const thing = thingName(words, where.nearest.thing);
    sentences.push(words.text("text-where-near", { thing, place: placeOf(words, where.nearest) }));
  }
  const towards: Wind = wind(where.yaw);
  sentences.push(
    words.text(where.seated ? "text-where-sits" : "text-where-stands", {
      wind: words.text(`text-wind-${towards}`),
    }),
    words.text("text-where-people", { people: where.people }),
  );
  return sentences;
}

/** What is around, in a few sentences: the nearest people, then what lies on each side. */
export function describe(words: Telling, people: readonly PersonRow[], things: readonly ThingRow[]): string {
  const listed = (names: readonly string[]) => names.join(words.text("text-comma"));
  const sentences: string[] = [];
  const nearest = people.slice(0, DESCRIBED_PEOPLE).map((row) => named(words, row.name, placeOf(words, row)));
  sentences.push(
    nearest.length > 0
      ? words.text("text-near-people", { people: listed(nearest) })
      : words.text("text-people-none"),
  );
  for (const [quarter, key] of Object.entries(QUARTERS)) {
    const there = things.filter((row) => !row.isHere && row.quarter === quarter).slice(0, DESCRIBED_THINGS);
    const names = there.map((row) =>
      named(words, thingName(words, row.thing), words.text("text-metres", { metres: row.metres })),
    );
    if (names.length > 0) sentences.push(words.text(key, { things: listed(names) }));
  }
  if (things.length === 0) sentences.push(words.text("text-things-none"));
  return sentences.join(" ");
}

export function announcement(words: Telling, said: Announcement): string {
  return "name" in said
    ? words.text(`text-${said.what}`, { name: said.name })
    : words.text(`text-${said.what}`, { people: said.people });
}

export function gesture(words: Telling, made: Gesture): string {
  return words.text(`text-gesture-${made.emote}`, { name: made.name });
}

function named(words: Telling, name: string, place: string): string {
  return words.text("text-name-place", { name, place });
}
