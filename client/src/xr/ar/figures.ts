/** Which of the small figures on the table a hand means: they are hardly taller than a fingertip, so it need not be exact. */
import { type Ray, Vector3 } from "three";
import type { Person } from "../../model/people";
import type { Piece } from "../../systems/state";
import type { HandState } from "../hand";

const FEET_M = 0.1;
const HEAD_M = 1.7;
/** Beside her so far a ray still means her, real metres; and a pinch at her. */
const BESIDE_M = 0.016;
const PINCH_M = 0.025;

const low = new Vector3();
const high = new Vector3();
const onRay = new Vector3();
const body = new Vector3();

/** Whom it means, and how far from the hand she is in world metres: null, nobody. */
export interface Meant {
  person: Person | null;
  distance: number;
}

/** `scale`: world metres to a real one. Of several it is the one whom the ray comes closest to. */
export function figureAlong(people: readonly Person[], ray: Ray, scale: number, piece: Piece): Meant {
  const meant: Meant = { person: null, distance: Number.POSITIVE_INFINITY };
  let least = BESIDE_M * scale;
  for (const person of people) {
    if (!isSeen(person, piece)) continue;
    stand(person);
    // Of a ray that meets her middle it may come out a trifle below nothing.
    const off = Math.sqrt(Math.max(0, ray.distanceSqToSegment(low, high, onRay)));
    const distance = onRay.distanceTo(ray.origin);
    if (off >= least || distance === 0) continue;
    least = off;
    meant.person = person;
    meant.distance = distance;
  }
  return meant;
}

/** Who stands between the fingers that have just pinched. */
export function figureAt(
  people: readonly Person[],
  hand: HandState,
  scale: number,
  piece: Piece,
): Person | null {
  let nearest: Person | null = null;
  let least = PINCH_M * scale;
  for (const person of people) {
    if (!isSeen(person, piece)) continue;
    stand(person);
    body.copy(hand.tip);
    body.y = Math.min(high.y, Math.max(low.y, body.y));
    const off = Math.hypot(low.x - hand.tip.x, body.y - hand.tip.y, low.z - hand.tip.z);
    if (off >= least) continue;
    least = off;
    nearest = person;
  }
  return nearest;
}

function isSeen({ self, visible, opacity, card, shown }: Person, piece: Piece): boolean {
  if (self || !visible || opacity === 0 || !card) return false;
  return Math.hypot(shown.x - piece.x, shown.z - piece.z) <= piece.reach;
}

function stand({ shown }: Person): void {
  low.set(shown.x, shown.y + FEET_M, shown.z);
  high.set(shown.x, shown.y + HEAD_M, shown.z);
}
