/** Who and what is around, nearest first: the rows of the text view, before they are put into words. */
import type { CarriedThing } from "../model/hands";
import type { Person } from "../model/people";
import { PoseFlag } from "../protocol/generated";
import { clockHour, type Here, type Quarter, quarter, roundedMetres } from "./bearing";
import type { FlatPoint } from "./course";
import { isInside, type Thing } from "./thing";

/** Things farther off are no part of the surroundings. */
const THINGS_WITHIN_M = 40;
/** Whoever sits so near to a seat's middle has taken it. */
const TAKEN_WITHIN_M = 0.4;

export interface PersonRow {
  readonly key: string;
  readonly slot: number;
  readonly name: string;
  readonly program: boolean;
  readonly seated: boolean;
  readonly speaking: boolean;
  readonly metres: number;
  readonly hour: number;
  readonly quarter: Quarter;
  readonly x: number;
  readonly z: number;
}

export interface ThingRow {
  readonly key: string;
  /** The one to go to: the nearest, and of seats the nearest that is free. */
  readonly thing: Thing;
  /** How many of the kind are near. */
  readonly count: number;
  /** Of seats: how many are taken. */
  readonly taken: number;
  /** Who sits on the nearest or has it in hand, where all are taken; `null`: nobody. */
  readonly takenBy: string | null;
  readonly metres: number;
  readonly hour: number;
  readonly quarter: Quarter;
  readonly isHere: boolean;
  readonly x: number;
  readonly z: number;
}

/** Others, nearest first. Whoever is known but was never seen is no row: nobody could say where she is. */
export function peopleNear(people: readonly Person[], here: Here, max: number): PersonRow[] {
  const rows = people
    .filter((person) => !person.self && person.visible && person.card)
    .map((person) => ({ person, metres: Math.hypot(person.shown.x - here.x, person.shown.z - here.z) }));
  rows.sort((a, b) => a.metres - b.metres || a.person.slot - b.person.slot);
  return rows.slice(0, max).map(({ person: { slot, card, shown }, metres }) => ({
    key: String(slot),
    slot,
    name: card?.name ?? "",
    program: card?.program ?? false,
    seated: (shown.flags & PoseFlag.SEATED) !== 0,
    speaking: (shown.flags & PoseFlag.SPEAKING) !== 0,
    metres: roundedMetres(metres),
    hour: clockHour(here, shown.x, shown.z),
    quarter: quarter(here, shown.x, shown.z),
    x: shown.x,
    z: shown.z,
  }));
}

interface Found {
  readonly thing: Thing;
  readonly distance: number;
  readonly x: number;
  readonly z: number;
  readonly takenBy: string | null;
}

/** Things within 40 m, nearest first, many of one kind as one row. */
export function thingsNear(
  things: readonly Thing[],
  here: Here,
  people: readonly Person[],
  serverMs: number,
  max: number,
  carried: readonly CarriedThing[] = [],
): ThingRow[] {
  const kinds = new Map<string, Found[]>();
  const sitters = people.filter(sits);
  const point: FlatPoint = { x: 0, z: 0 };
  for (const thing of things) {
    const inHand = carried.find(({ id }) => id === thing.id);
    const distance = inHand
      ? nearestInHand(point, inHand, here)
      : thing.nearest(point, here.x, here.z, serverMs);
    if (!(distance <= THINGS_WITHIN_M)) continue;
    const takenBy = inHand ? holderOf(inHand, people) : thing.use === "sit" ? sitterOn(thing, sitters) : null;
    const found = { thing, distance, x: point.x, z: point.z, takenBy };
    const others = kinds.get(thing.kind);
    if (others) others.push(found);
    else kinds.set(thing.kind, [found]);
  }
  const rows = [...kinds.values()].map((found) => rowOf(found, here));
  rows.sort((a, b) => a.distance - b.distance || (a.row.key < b.row.key ? -1 : 1));
  return rows.slice(0, max).map(({ row }) => row);
}

/** The smallest part of the place that one stands in; null in the open. */
export function zoneAround(things: readonly Thing[], here: Here): Thing | null {
  const area = ({ zone }: Thing) => (zone ? zone[0] * zone[1] : Number.POSITIVE_INFINITY);
  const around = things.filter((thing) => isInside(thing, here.x, here.z));
  return around.reduce<Thing | null>(
    (least, each) => (!least || area(each) < area(least) ? each : least),
    null,
  );
}

function rowOf(found: readonly Found[], here: Here): { row: ThingRow; distance: number } {
  const nearest = found.reduce(better);
  const { thing, distance, x, z, takenBy } = nearest;
  const row: ThingRow = {
    key: thing.kind,
    thing,
    count: found.length,
    taken: found.filter((each) => each.takenBy !== null).length,
    takenBy,
    metres: roundedMetres(distance),
    hour: clockHour(here, x, z),
    quarter: quarter(here, x, z),
    isHere: distance === 0 && thing.zone !== null,
    x,
    z,
  };
  return { row, distance };
}

/** A free one before a taken one, then the nearer. */
function better(one: Found, other: Found): Found {
  if ((one.takenBy === null) !== (other.takenBy === null)) return one.takenBy === null ? one : other;
  return other.distance < one.distance ? other : one;
}

function nearestInHand(out: FlatPoint, { x, z }: CarriedThing, here: Here): number {
  out.x = x;
  out.z = z;
  return Math.hypot(x - here.x, z - here.z);
}

/** What flies is nobody's: it can be caught. */
function holderOf({ slot, isFlying }: CarriedThing, people: readonly Person[]): string | null {
  return isFlying ? null : (people.find((person) => person.slot === slot)?.card?.name ?? "");
}

function sits({ visible, card, shown }: Person): boolean {
  return visible && card !== null && (shown.flags & PoseFlag.SEATED) !== 0;
}

function sitterOn({ placement }: Thing, sitters: readonly Person[]): string | null {
  const sitter = sitters.find(
    ({ shown }) => Math.hypot(shown.x - placement.x, shown.z - placement.z) <= TAKEN_WITHIN_M,
  );
  return sitter?.card?.name ?? null;
}

/**
 * The fresh rows in the order that a reader knows already: hers first and where they were, new ones behind. The row that
 * she is on stays as it was last known, even when it is gone.
 */
export function steadied<Row extends { readonly key: string }>(
  known: readonly Row[],
  fresh: readonly Row[],
  held: string | null,
): Row[] {
  const byKey = new Map(fresh.map((row) => [row.key, row]));
  const kept = known.flatMap((row) => byKey.get(row.key) ?? (row.key === held ? [row] : []));
  const keys = new Set(kept.map((row) => row.key));
  return [...kept, ...fresh.filter((row) => !keys.has(row.key))];
}
