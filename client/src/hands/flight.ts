/**
 * The way of a thing that was let go: it falls, bounces, rolls out and rests. A ball as high as the thing stands for it;
 * what is no ball tumbles on the way and comes to rest upright. The same steps whatever the pictures' rate.
 */
import { about, cross, dot, lengthOf, plus, type Turn, times, type Vector } from "./turn";

/** What it may strike. */
export interface Surroundings {
  /** The nearest surface within so many metres of a point; null: there is none. */
  nearest(point: Vector, within: number): Near | null;
}

export interface Near {
  readonly distance: number;
  /** From the surface to the point, of length 1. */
  readonly away: Vector;
}

/** What flies: numbers of its `grabbable`, and its size. */
export interface Flier {
  /** 0 … 1, as its builder says. */
  readonly bounce: number;
  readonly friction: number;
  /** Half as high as it is. */
  readonly radius: number;
  /** It rolls; anything else slides. */
  readonly isRound: boolean;
}

const STEP_S = 1 / 120;
const FRAME_S_MAX = 0.25;
const GRAVITY = 9.81;
/** Below what the server grants, falling included. */
export const SPEED_MAX_M_PER_S = 13;
/** Air: so that even what never tires of bouncing does. */
const DRAG_PER_S = 0.12;
const BOUNCE_MAX = 0.9;
/** A gentler stroke than this is no bounce. */
const STROKE_M_PER_S = 0.4;
/** What a stroke takes of the speed along the surface, at friction 1. */
const SCRAPE = 0.35;
const ROLLING_M_PER_S2 = 0.5;
const ROUGH_M_PER_S2 = 3.5;
const SLIDING = 2;
/** Steeper than this nothing comes to rest. */
const FLOOR_MIN = 0.6;
const RESTS_M_PER_S = 0.06;
const RESTS_S = 0.15;
/** From then on it is held back more and more, and at last it rests wherever it lies. */
const TIRED_S = 12;
const END_S = 26;
/** Thinner things are struck as if they were so thick. */
const RADIUS_MIN_M = 0.03;
const STROKES_MAX = 4;
const TUMBLE_MAX_RAD_PER_S = 7;
const UPRIGHT_PER_S = 9;
const TAU = Math.PI * 2;

export class Flight {
  seconds = 0;
  isResting = false;
  /** Strokes hard enough to be heard, since it was let go. */
  strokes = 0;
  readonly #radius: number;
  #behind = 0;
  #still = 0;
  #floor: Vector | null = null;
  #tumble = 0;
  #axis: Vector = [1, 0, 0];

  /** `middle`: of the thing, metres; `turn`: as it stands when it has come to rest, but for what a ball has rolled. */
  constructor(
    readonly flier: Flier,
    readonly surroundings: Surroundings,
    public middle: Vector,
    public velocity: Vector,
    public upright: Turn,
  ) {
    this.#radius = Math.max(RADIUS_MIN_M, flier.radius);
    const speed = lengthOf(velocity);
    if (speed > SPEED_MAX_M_PER_S) this.velocity = plus([0, 0, 0], velocity, SPEED_MAX_M_PER_S / speed);
  }

  get turn(): Turn {
    return this.#tumble === 0 ? this.upright : times(about(this.#axis, this.#tumble), this.upright);
  }

  advance(seconds: number): void {
    this.#behind += Math.min(FRAME_S_MAX, seconds);
    while (this.#behind >= STEP_S && !this.isResting) {
      this.#behind -= STEP_S;
      this.#step();
    }
  }

  #step(): void {
    this.seconds += STEP_S;
    this.velocity = plus(this.velocity, [0, -GRAVITY * STEP_S, 0]);
    this.velocity = plus(this.velocity, this.velocity, -DRAG_PER_S * STEP_S);
    const speed = lengthOf(this.velocity);
    if (speed > SPEED_MAX_M_PER_S) this.velocity = plus([0, 0, 0], this.velocity, SPEED_MAX_M_PER_S / speed);
    this.#floor = null;
    this.#move();
    if (this.#floor) this.#rub();
    this.#spin();
    this.#rest();
  }

  /** No part of its way is longer than half its size: it never comes through anything. */
  #move(): void {
    const way = lengthOf(this.velocity) * STEP_S;
    const parts = Math.max(1, Math.ceil(way / (this.#radius / 2)));
    for (let part = 0; part < parts; part += 1) {
      this.middle = plus(this.middle, this.velocity, STEP_S / parts);
      for (let stroke = 0; stroke < STROKES_MAX; stroke += 1) {
        const near = this.surroundings.nearest(this.middle, this.#radius);
        if (!near || near.distance >= this.#radius) break;
        this.middle = plus(this.middle, near.away, this.#radius - near.distance);
        this.#strike(near.away);
      }
    }
  }

  #strike(away: Vector): void {
    if (away[1] > FLOOR_MIN) this.#floor = away;
    const into = -dot(this.velocity, away);
    if (into <= 0) return;
    const along = plus(this.velocity, away, into);
    const isStroke = into > STROKE_M_PER_S;
    if (isStroke) this.strokes += 1;
    const { bounce, friction } = this.flier;
    const back = isStroke && this.seconds < TIRED_S ? into * bounce * BOUNCE_MAX : 0;
    const kept = isStroke ? 1 - SCRAPE * friction : 1;
    this.velocity = plus([along[0] * kept, along[1] * kept, along[2] * kept], away, back);
  }

  /** What it loses on the floor. */
  #rub(): void {
    const { friction, isRound } = this.flier;
    const tired = 1 + Math.max(0, this.seconds - TIRED_S);
    const rough = (ROLLING_M_PER_S2 + ROUGH_M_PER_S2 * friction) * (isRound ? 1 : SLIDING) * tired;
    const speed = lengthOf(this.velocity);
    const kept = speed === 0 ? 0 : Math.max(0, 1 - (rough * STEP_S) / speed);
    this.velocity = plus([0, 0, 0], this.velocity, kept);
  }

  /** Turns about the axis that lies across its way. */
  #spin(): void {
    const [vx, , vz] = this.velocity;
    const over = Math.hypot(vx, vz);
    const rate = Math.min(
      over / this.#radius,
      this.flier.isRound ? Number.POSITIVE_INFINITY : TUMBLE_MAX_RAD_PER_S,
    );
    const axis = over > 1e-4 ? cross([0, 1, 0], [vx / over, 0, vz / over]) : this.#axis;
    if (this.flier.isRound) this.upright = times(about(axis, rate * STEP_S), this.upright);
    else if (this.#floor) {
      const whole = Math.round(this.#tumble / TAU) * TAU;
      this.#tumble += (whole - this.#tumble) * (1 - Math.exp(-UPRIGHT_PER_S * STEP_S));
    } else {
      if (this.#tumble === 0) this.#axis = axis;
      this.#tumble += rate * STEP_S;
    }
  }

  #rest(): void {
    const isStill = this.#floor !== null && lengthOf(this.velocity) < RESTS_M_PER_S;
    this.#still = isStill ? this.#still + STEP_S : 0;
    if (this.#still < RESTS_S && this.seconds < END_S) return;
    this.isResting = true;
    this.velocity = [0, 0, 0];
    this.#tumble = 0;
  }
}
