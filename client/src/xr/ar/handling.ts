/** Her hands on the small place: one moves it or turns it by its edge, two also make it larger and smaller. */
import { Vector3 } from "three";
import type { HandState, Side } from "../hand";
import type { Room } from "../room";
import { bearing, moved, pulled, type Standing, turned } from "./standing";

/** A hand so near to the place takes it where it is, and not where it points. */
const TOUCH_M = 0.08;
/** Above the table, where hands still are at the place. */
const HEIGHT_M = 0.2;
/** A ray meets the table no farther than this. */
const RAY_M = 6;
/** Nor is the place taken farther away from her. */
const AWAY_M = 3;
/** Two hands on one spot say nothing about how large. */
const APART_M = 0.02;
/** A press that moves no farther is one, and moves nothing. */
const SLACK_M = 0.012;

export type Hold = "move" | "turn";

interface Held {
  readonly hand: HandState;
  readonly hold: Hold;
  /** Takes it where the hand is, else where its ray meets the table. */
  readonly isTouch: boolean;
  /** On the table's level, real metres: when it took hold, and now. */
  readonly from: Vector3;
  readonly at: Vector3;
  /** Where the hand itself was, and is. */
  readonly gripFrom: Vector3;
  readonly grip: Vector3;
  /** It has moved more than a press does. */
  isStirred: boolean;
}

const direction = new Vector3();
const origin = new Vector3();
const turnBack = new Vector3();

export class Handling {
  readonly #held: Held[] = [];
  #start: Standing | null = null;

  get isHeld(): boolean {
    return this.#held.length > 0;
  }

  holds(side: Side): boolean {
    return this.#held.some(({ hand }) => hand.side === side);
  }

  /** Takes hold of it. `reach`: how far the place goes from its spot, real metres. */
  take(hand: HandState, hold: Hold, standing: Standing, room: Room, reach: number): void {
    if (this.holds(hand.side)) return;
    const held: Held = {
      hand,
      hold,
      isTouch: isAtPlace(hand, standing, room, reach),
      from: new Vector3(),
      at: new Vector3(),
      gripFrom: new Vector3(),
      grip: new Vector3(),
      isStirred: hold === "turn" || this.isHeld,
    };
    if (!read(held, standing.spot.y, room)) return;
    for (const other of this.#held) other.isStirred = true;
    this.#held.push(held);
    this.#restart(standing);
  }

  /** How it stands now. Those who let go are forgotten; `tapped` hears who has only pressed. */
  frame(standing: Standing, room: Room, tapped: (side: Side) => void): Standing {
    if (!this.isHeld) return standing;
    for (const held of this.#held) read(held, standing.spot.y, room);
    this.#stir(standing);
    this.#forgetOpen(standing, tapped);
    const [first, second] = this.#held;
    if (!first?.isStirred || !this.#start) return standing;
    const next = second ? byTwo(this.#start, first, second) : byOne(this.#start, first);
    return { ...next, spot: kept(next.spot, room.head.position) };
  }

  #stir(standing: Standing): void {
    for (const held of this.#held) {
      if (held.isStirred || held.at.distanceTo(held.from) < SLACK_M) continue;
      held.isStirred = true;
      this.#restart(standing);
    }
  }

  #forgetOpen(standing: Standing, tapped: (side: Side) => void): void {
    const open = this.#held.filter(({ hand }) => !hand.isDown);
    if (open.length === 0) return;
    for (const held of open) {
      this.#held.splice(this.#held.indexOf(held), 1);
      if (!held.isStirred) tapped(held.hand.side);
    }
    this.#restart(standing);
  }

  /** What they do counts from here. */
  #restart(standing: Standing): void {
    this.#start = standing;
    for (const { from, at, gripFrom, grip } of this.#held) {
      from.copy(at);
      gripFrom.copy(grip);
    }
  }
}

function byOne(start: Standing, { hold, from, at }: Held): Standing {
  if (hold === "turn") return turned(start, bearing(start.spot, at) - bearing(start.spot, from));
  return moved(start, start.spot.x + at.x - from.x, start.spot.z + at.z - from.z);
}

/** Fingers on a screen are where they point; hands in the air measure by themselves, however far away they point. */
function byTwo(start: Standing, one: Held, two: Held): Standing {
  const isScreen = one.hand.kind === "screen";
  const [a0, b0] = isScreen ? [one.from, two.from] : [one.gripFrom, two.gripFrom];
  const [a, b] = isScreen ? [one.at, two.at] : [one.grip, two.grip];
  const apart = Math.max(APART_M, a0.distanceTo(b0));
  return pulled(start, {
    anchor: between(one.from, two.from),
    shift: between(a, b).sub(between(a0, b0)).setY(0),
    turn: bearing(a, b) - bearing(a0, b0),
    growth: Math.max(APART_M, a.distanceTo(b)) / apart,
  });
}

function between(one: Vector3, two: Vector3): Vector3 {
  return one.clone().lerp(two, 0.5);
}

/** False, and as it was, where the hand points at nothing or is not seen. */
function read(held: Held, level: number, room: Room): boolean {
  const { hand } = held;
  if (!hand.isTracked) return false;
  room.root.worldToLocal(held.grip.copy(hand.grip.position));
  if (!held.isTouch) return alongRay(hand, level, room, held.at);
  room.root.worldToLocal(held.at.copy(hand.tip)).setY(level);
  return true;
}

/** Where a hand's ray meets the level of the table, real metres. */
export function alongRay({ ray }: HandState, level: number, room: Room, into: Vector3): boolean {
  room.root.worldToLocal(origin.copy(ray.origin));
  room.root.worldToLocal(direction.copy(ray.origin).add(ray.direction)).sub(origin).normalize();
  const away = (level - origin.y) / direction.y;
  if (!(away > 0 && away < RAY_M)) return false;
  into.copy(origin).addScaledVector(direction, away);
  return true;
}

/** Whether a bare hand is in the small place itself. */
export function isAtPlace(hand: HandState, { spot }: Standing, room: Room, reach: number): boolean {
  if (hand.kind !== "hand") return false;
  room.root.worldToLocal(origin.copy(hand.tip)).sub(spot);
  const isWithin = Math.hypot(origin.x, origin.z) < reach + TOUCH_M;
  return isWithin && origin.y > -TOUCH_M && origin.y < HEIGHT_M;
}

/** Not out of sight. */
function kept(spot: Vector3, head: Vector3): Vector3 {
  const away = turnBack.subVectors(spot, head).setY(0).length();
  if (away <= AWAY_M) return spot;
  return spot.set(head.x + (turnBack.x / away) * AWAY_M, spot.y, head.z + (turnBack.z / away) * AWAY_M);
}
