/** What a hand means at the place on the table: somebody in it, the place itself, or its edge. */
import { Vector3 } from "three";
import type { Person } from "../../model/people";
import type { Piece } from "../../systems/state";
import type { HandState } from "../hand";
import type { Room } from "../room";
import { figureAlong, figureAt } from "./figures";
import { alongRay, type Hold, isAtPlace } from "./handling";
import type { Standing } from "./standing";

/** The edge can be taken so far within and outside: real metres. */
const EDGE_M = 0.06;
/** A hand in the place means it before anything that it points at beyond. */
const IN_HAND_M = 0.01;

export interface Meaning {
  person: Person | null;
  /** What it would do to the place; null: it is not on it. */
  hold: Hold | null;
  /** From the hand, world metres. */
  distance: number;
}

export interface Shown {
  readonly standing: Standing;
  readonly room: Room;
  /** Where the edge is, real metres from the spot. */
  readonly reach: number;
  readonly people: readonly Person[];
  readonly piece: Piece;
}

const on = new Vector3();

export function newMeaning(): Meaning {
  return { person: null, hold: null, distance: Number.POSITIVE_INFINITY };
}

export function findMeaning(into: Meaning, hand: HandState, shown: Shown): void {
  forgetMeaning(into);
  const { standing, room, people, piece } = shown;
  if (isAtPlace(hand, standing, room, shown.reach)) {
    room.root.worldToLocal(on.copy(hand.tip));
    into.person = figureAt(people, hand, standing.scale, piece);
    into.distance = IN_HAND_M * standing.scale;
  } else {
    const met = figureAlong(people, hand.ray, standing.scale, piece);
    const isOn = alongRay(hand, standing.spot.y, room, on) && offEdge(shown) < EDGE_M;
    if (isOn) into.distance = distanceTo(hand, room);
    into.person = met.person;
    if (met.person) into.distance = Math.min(into.distance, met.distance);
  }
  if (into.distance < Number.POSITIVE_INFINITY)
    into.hold = !into.person && Math.abs(offEdge(shown)) < EDGE_M ? "turn" : "move";
}

export function forgetMeaning(into: Meaning): void {
  into.person = null;
  into.hold = null;
  into.distance = Number.POSITIVE_INFINITY;
}

/** Outside the edge, real metres. */
function offEdge({ standing: { spot }, reach }: Shown): number {
  return Math.hypot(on.x - spot.x, on.z - spot.z) - reach;
}

function distanceTo({ ray }: HandState, room: Room): number {
  return room.toWorld(on.clone()).distanceTo(ray.origin);
}
