/**
 * Her own hand and what is in it, from taking to leaving; her browser alone knows where it is, and tells the server.
 *
 *     coming ──> held ──> laid ──────────────> left          laid: it glides to where she wants it
 *                  └────> flying ── rests ──>──┘             flying: thrown, or on its way home
 */
import type { TrackedHand } from "../model/hands";
import { FLIGHT_M_MAX, GRAB_WITHIN_M, HEARTBEAT_MS, ThingFlag, TICK_HZ } from "../protocol/generated";
import { encodeThingReport } from "../protocol/thing_codec";
import { Flight } from "./flight";
import type { Size } from "./size";
import type { PlaceSolids } from "./solids";
import { Swing } from "./swing";
import {
  about,
  apart,
  between,
  inverse,
  plus,
  type Turn,
  times,
  towards,
  turned,
  UNTURNED,
  UP,
  uprightOf,
  type Vector,
} from "./turn";

/** Who holds it: her feet, and where she looks. */
export interface Holder {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly isSeated: boolean;
}

export interface Standing {
  readonly place: Vector;
  readonly turn: Turn;
}

export interface Taken {
  readonly id: string;
  /** Its number in reports, and the epoch that they carry. */
  thing: number;
  epoch: number;
  readonly size: Size;
  readonly bounce: number;
  readonly friction: number;
  /** Where the Scene has it. */
  readonly home: Standing;
}

export type HandState = "coming" | "held" | "laid" | "flying" | "left";

const REPORT_EVERY_MS = 1_000 / TICK_HZ;
const COMING_S = 0.22;
const LAYING_S = 0.28;
/** Arm's length, from the middle of her body to the near side of the thing. */
const AHEAD_M = 0.58;
const ASIDE_M = 0.26;
const HAND_M = 1.22;
const SEATED_HAND_M = 0.95;
const RAISED_M = 0.45;
const CHEST_M = 1.2;
const AHEAD_MAX_M = 1.6;
/** How far she lays things down, and with this to spare of what the server grants. */
export const LAYS_WITHIN_M = GRAB_WITHIN_M - 0.3;
const FLIES_WITHIN_M = FLIGHT_M_MAX - 1.5;
const HOME_M_PER_S = 9;
/** What leans when it is let go stands upright so soon on its way. */
const RIGHTED_S = 0.3;
/** Kept free between a thing in a tracked hand and a wall. */
const BEFORE_WALL_M = 0.02;

/** How a tracked hand holds it: where its origin is and how it is turned, as the hand has it. */
interface Held {
  readonly hand: TrackedHand;
  readonly off: Vector;
  readonly against: Turn;
}

export class OwnHand {
  state: HandState = "coming";
  place: Vector;
  turn: Turn;
  flight: Flight | null = null;

  readonly #solids: PlaceSolids;
  #from: Standing;
  #to: Standing;
  /** How it is turned against her body. */
  readonly #against: Turn;
  #part = 0;
  #partPerS = 1 / COMING_S;
  #letGoAt: Vector | null = null;
  /** How it leaned when it was let go. */
  #lean: Turn = UNTURNED;
  #held: Held | null = null;
  readonly #swing = new Swing();
  #reportedMs = Number.NEGATIVE_INFINITY;
  #reported = "";

  constructor(
    readonly taken: Taken,
    solids: PlaceSolids,
    from: Standing,
    holder: Holder,
  ) {
    this.#solids = solids;
    this.#from = from;
    this.#to = from;
    this.place = from.place;
    this.turn = from.turn;
    this.#against = times(about(UP, -holder.yaw), taken.home.turn);
  }

  get isFlying(): boolean {
    return this.#letGoAt !== null;
  }

  /** It can be laid, thrown or given back. */
  get isHeld(): boolean {
    return this.state === "coming" || this.state === "held";
  }

  /** The tracked hand that holds it; null: it is held before her body. */
  get hand(): TrackedHand | null {
    return this.#held?.hand ?? null;
  }

  /** As it stands when it leans no way: how it is put down, and comes to rest. */
  get upright(): Turn {
    const { size, home } = this.taken;
    return size.isRound ? this.turn : uprightOf(this.turn, home.turn);
  }

  /** Its middle, in the world. */
  get middle(): Vector {
    return plus(this.place, this.#middleTurned(this.turn));
  }

  /** Metres a second, as a tracked hand swings it. */
  get velocity(): Vector {
    return this.#swing.velocity;
  }

  /** That hand has it from now on, as it stands, where it `isTouching` it; else it comes into the hand. Null: none has. */
  holdBy(hand: TrackedHand | null, isTouching: boolean): void {
    this.#swing.forget();
    this.#held = hand && this.#heldBy(hand, isTouching);
    if (isTouching) this.#part = 1;
    else this.#begin(this.#to, 1 / COMING_S);
    this.state = isTouching ? "held" : "coming";
  }

  /** Where its hand is by now: a tracked hand moves on until the picture is drawn. */
  follow(holder: Holder): void {
    if (this.#held && this.isHeld) this.#comeAlong(0, holder);
  }

  /** Moves it on; true when it has just come to where it is left. */
  step(seconds: number, holder: Holder): boolean {
    if (this.state === "left") return false;
    if (this.isHeld) {
      this.#comeAlong(seconds, holder);
      if (this.#part === 1) this.state = "held";
      if (this.#held && this.state === "held") this.#swing.move(this.place, seconds);
      return false;
    }
    const isThere = this.flight ? this.#fly(this.flight, seconds) : this.#glide(seconds);
    if (isThere) this.state = "left";
    return isThere;
  }

  /** To where its origin shall be. */
  lay(to: Standing): void {
    this.state = "laid";
    this.#held = null;
    this.#begin(to, 1 / LAYING_S);
  }

  /** Lets it go, with so many metres a second. */
  throw(velocity: Vector): void {
    const { size, bounce, friction } = this.taken;
    this.state = "flying";
    this.#letGoAt = this.place;
    const flier = { bounce, friction, radius: size.half[1], isRound: size.isRound };
    const { middle, upright } = this;
    this.#held = null;
    this.#lean = times(this.turn, inverse(upright));
    this.flight = new Flight(flier, this.#solids, middle, velocity, upright);
  }

  /** Back to where it was taken from: by hand where that is near, else by itself; false: it is too far. */
  giveBack(holder: Holder): boolean {
    const { home } = this.taken;
    const away = apart(this.place, home.place);
    if (away > FLIES_WITHIN_M) return false;
    if (apart(feet(holder), home.place) <= LAYS_WITHIN_M) {
      this.lay(home);
      return true;
    }
    this.state = "flying";
    this.#held = null;
    this.#letGoAt = this.place;
    this.#begin(home, Math.min(1 / LAYING_S, HOME_M_PER_S / away));
    return true;
  }

  /** It could not be left there: it is in her hand again. */
  keep(): void {
    this.state = "coming";
    this.flight = null;
    this.#letGoAt = null;
    this.#begin(this.#to, 1 / COMING_S);
  }

  /** The bytes that say where it is, if it is time for them. */
  report(nowMs: number): Uint8Array<ArrayBuffer> | null {
    const passedMs = nowMs - this.#reportedMs;
    if (this.state === "left" || passedMs < REPORT_EVERY_MS) return null;
    const { thing, epoch } = this.taken;
    const [x, y, z] = this.place;
    const bytes = encodeThingReport(
      epoch,
      thing,
      this.isFlying ? ThingFlag.FLYING : 0,
      { x, y, z },
      this.turn,
    );
    const said = bytes.join();
    if (said === this.#reported && passedMs < HEARTBEAT_MS) return null;
    this.#reported = said;
    this.#reportedMs = nowMs;
    return bytes;
  }

  #begin(to: Standing, partPerS: number): void {
    this.#from = { place: this.place, turn: this.turn };
    this.#to = to;
    this.#part = 0;
    this.#partPerS = partPerS;
  }

  #comeAlong(seconds: number, holder: Holder): void {
    this.#to = this.#held ? this.#inTrackedHand(this.#held, holder) : this.#inHand(holder);
    this.#glide(seconds);
  }

  #heldBy(hand: TrackedHand, isTouching: boolean): Held {
    const [place, turn] = poseOf(hand);
    const against = times(inverse(turn), this.turn);
    if (isTouching) return { hand, off: turned(plus(this.place, place, -1), inverse(turn)), against };
    // Its near side in the palm.
    const { half } = this.taken.size;
    const ahead: Vector = [0, 0, -Math.max(half[0], half[2])];
    return { hand, off: plus(ahead, this.#middleTurned(against), -1), against };
  }

  /** Within what the server believes, and before any wall. */
  #inTrackedHand({ hand, off, against }: Held, holder: Holder): Standing {
    const [at, handTurn] = poseOf(hand);
    const turn = times(handTurn, against);
    const middle = this.#middleTurned(turn);
    const body: Vector = [holder.x, holder.y + CHEST_M, holder.z];
    const wanted = plus(plus(at, turned(off, handTurn)), middle);
    const free = towards(body, wanted, this.#solids.free(body, wanted, BEFORE_WALL_M));
    const place = plus(free, middle, -1);
    const away = apart(place, feet(holder));
    return { place: towards(feet(holder), place, Math.min(1, LAYS_WITHIN_M / away)), turn };
  }

  /** Soft at both ends; true at the end. */
  #glide(seconds: number): boolean {
    this.#part = Math.min(1, this.#part + seconds * this.#partPerS);
    const eased = this.#part * this.#part * (3 - 2 * this.#part);
    this.place = towards(this.#from.place, this.#to.place, eased);
    this.turn = between(this.#from.turn, this.#to.turn, eased);
    if (this.#part < 1) return false;
    this.place = this.#to.place;
    this.turn = this.#to.turn;
    return true;
  }

  #fly(flight: Flight, seconds: number): boolean {
    flight.advance(seconds);
    const isTooFar = apart(flight.middle, this.#letGoAt ?? flight.middle) > FLIES_WITHIN_M;
    if (!isTooFar) {
      const righted = flight.isResting ? 1 : Math.min(1, flight.seconds / RIGHTED_S);
      this.turn = times(between(this.#lean, UNTURNED, righted), flight.turn);
      this.place = plus(flight.middle, this.#middleTurned(flight.turn), -1);
    }
    if (!flight.isResting && !isTooFar) return false;
    this.#settle(flight);
    return true;
  }

  /** What is thinner or leans otherwise than the ball that stood for it stands on the floor all the same. */
  #settle({ middle }: Flight): void {
    const { half } = this.taken.size;
    const within = half[1] + 0.1;
    const floor = this.#solids.floor(middle, within);
    if (floor !== null) this.place = plus(this.place, [0, floor + half[1] - middle[1], 0]);
  }

  /** A ball's middle turns with it; anything else was measured as it stands. */
  #middleTurned(turn: Turn): Vector {
    const { size, home } = this.taken;
    const own = turned(size.middle, inverse(home.turn));
    return turned(own, turn);
  }

  /** Before her, at arm's length, but on this side of any wall. */
  #inHand(holder: Holder): Standing {
    const { half } = this.taken.size;
    const turn = times(about(UP, holder.yaw), this.#against);
    const ahead = Math.min(AHEAD_MAX_M, AHEAD_M + Math.max(half[0], half[2]));
    const [sin, cos] = [Math.sin(holder.yaw), Math.cos(holder.yaw)];
    const height = (holder.isSeated ? SEATED_HAND_M : HAND_M) + RAISED_M * Math.sin(holder.pitch);
    const body: Vector = [holder.x, holder.y + CHEST_M, holder.z];
    const wanted: Vector = [
      holder.x - sin * ahead + cos * ASIDE_M,
      holder.y + height,
      holder.z - cos * ahead - sin * ASIDE_M,
    ];
    const middle = towards(body, wanted, this.#solids.free(body, wanted, Math.max(...half)));
    return { place: plus(middle, this.#middleTurned(turn), -1), turn };
  }
}

export function feet({ x, y, z }: Holder): Vector {
  return [x, y, z];
}

function poseOf({ position, turn }: TrackedHand): [Vector, Turn] {
  return [
    [position.x, position.y, position.z],
    [turn.x, turn.y, turn.z, turn.w],
  ];
}
