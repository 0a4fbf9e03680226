/**
 * Going somewhere by itself: asks the server for the way, then says for every frame which way to step. Whoever walks
 * (`systems/own_steps.ts`) follows `wish` through the same Walker as by keys, so that walls hold here too.
 *
 *     goTo ──> finding ── a way ──> walking ──> arrived (sits down, goes through, or follows on)
 *                 │                    └──> stopped: by her own hand (no reason), or because the way ended or was lost
 */
import { WALK_M_PER_S } from "../protocol/generated";
import type { AppModel } from "./app_model";
import type { Refusal } from "./chat";
import { type Destination, destinationOf } from "./destination";
import type { Goal, Going } from "./going";

/** The way that was found, or why there is none; null where the line broke before the answer. */
export type Way =
  | { readonly points: readonly (readonly [number, number, number])[]; readonly reached: boolean }
  | { readonly refused: Refusal };

export interface GoerPorts {
  findPath(x: number, z: number): Promise<Way | null>;
  sit(seat: string): void;
  stand(): void;
  press(button: string): void;
  travel(slug: string): void;
}

/** Which way to step in this frame. */
export interface Wish {
  /** Metres a second along x and z. */
  x: number;
  z: number;
  /** The direction to turn to; NaN: as she likes. */
  yaw: number;
}

/** A corner counts as taken so near to it. */
const CORNER_M = 0.22;
const SHORTEST_S = 0.001;
const PERSON_MOVED_M = 1.5;
/** Questions for a new way after a walking person come no faster. */
const ASK_AGAIN_MS = 700;
/** She has to come nearer by this within this time, or she is stuck. */
const STUCK_M = 0.3;
const STUCK_MS = 2_000;
const FACING_MS = 1_500;

export class Goer {
  readonly wish: Wish = { x: 0, z: 0, yaw: Number.NaN };

  readonly #model: AppModel;
  readonly #ports: GoerPorts;
  #destination: Destination | null = null;
  #points: readonly (readonly [number, number, number])[] = [];
  #corner = 0;
  #reached = false;
  /** Rises with every question: a late answer of an earlier one is not taken for this one's. */
  #question = 0;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #isAsking = false;
  #askedX = 0;
  #askedZ = 0;
  #left = Number.POSITIVE_INFINITY;
  #leftAtMs = Number.NaN;
  #wasStuck = false;
  #facingUntilMs = Number.NaN;
  #isStanding = false;

  constructor(model: AppModel, ports: GoerPorts) {
    this.#model = model;
    this.#ports = ports;
  }

  get isGoing(): boolean {
    const state = this.#model.going.value?.state;
    return state === "finding" || state === "walking";
  }

  goTo(goal: Goal): void {
    const destination = destinationOf(this.#model, goal);
    this.#forget();
    if (destination === null) {
      this.#say(goal, "stopped", { code: "way-lost", facts: {} });
      return;
    }
    this.#destination = destination;
    this.#wasStuck = false;
    this.#say(goal, "finding");
    this.#isStanding = this.#model.self.seat.value !== null;
    if (this.#isStanding) this.#ports.stand();
    else if (this.#isThere()) this.#arrive();
    else this.#ask();
  }

  /** Her own hand stops it, or a move of the server's. */
  stop(reason: Refusal | null = null): void {
    const going = this.#model.going.value;
    const goesOn =
      this.isGoing || (going?.goal.to === "person" && going.goal.follow && going.state === "arrived");
    this.#forget();
    if (going && goesOn) this.#say(going.goal, "stopped", reason);
  }

  /** Fills `wish` for this frame, which is so many seconds after the last. */
  step(nowMs: number, seconds: number): Wish {
    const { wish } = this;
    wish.x = 0;
    wish.z = 0;
    const going = this.#model.going.value;
    if (!going || !this.#destination) {
      wish.yaw = Number.NaN;
      return wish;
    }
    if (this.#isStanding) this.#askOnceUp();
    this.#look(going, nowMs);
    if (this.isGoing && this.#points.length > 0) this.#walk(nowMs, seconds);
    else if (!this.isGoing) this.#face(nowMs);
    return wish;
  }

  #askOnceUp(): void {
    if (this.#model.self.seat.value !== null) return;
    this.#isStanding = false;
    this.#ask();
  }

  /** Whoever is gone to may walk on, or leave. */
  #look({ goal, state }: Going, nowMs: number): void {
    if (goal.to !== "person" || state === "stopped" || (state === "arrived" && !goal.follow)) return;
    const destination = destinationOf(this.#model, goal);
    if (destination === null) {
      this.stop({ code: "way-person-gone", facts: {} });
      return;
    }
    this.#destination = destination;
    const moved = Math.hypot(destination.x - this.#askedX, destination.z - this.#askedZ);
    if (moved <= PERSON_MOVED_M || this.#isAsking || nowMs - this.#askedAtMs < ASK_AGAIN_MS) return;
    if (state === "arrived") {
      if (this.#isThere()) return;
      this.#say(goal, "walking");
    }
    this.#askedAtMs = nowMs;
    this.#ask();
  }

  #walk(nowMs: number, seconds: number): void {
    if (this.#isThere()) {
      this.#arrive(nowMs);
      return;
    }
    const { self } = this.#model;
    let [x, , z] = this.#points[this.#corner] ?? [self.x, 0, self.z];
    let away = Math.hypot(x - self.x, z - self.z);
    while (away < CORNER_M && this.#corner < this.#points.length - 1) {
      this.#corner += 1;
      [x, , z] = this.#points[this.#corner] ?? [x, 0, z];
      away = Math.hypot(x - self.x, z - self.z);
      this.#left = Number.POSITIVE_INFINITY;
    }
    if (away < CORNER_M) {
      this.#endOfWay(nowMs);
      return;
    }
    // Slow pictures make long steps: none goes past its corner.
    const speed = Math.min(WALK_M_PER_S, away / Math.max(seconds, SHORTEST_S));
    this.wish.x = ((x - self.x) / away) * speed;
    this.wish.z = ((z - self.z) / away) * speed;
    this.wish.yaw = Math.atan2(self.x - x, self.z - z);
    this.#watchProgress(away, nowMs);
  }

  #watchProgress(left: number, nowMs: number): void {
    if (left < this.#left - STUCK_M || Number.isNaN(this.#leftAtMs)) {
      this.#left = left;
      this.#leftAtMs = nowMs;
    }
    if (nowMs - this.#leftAtMs < STUCK_MS || this.#isAsking) return;
    this.#leftAtMs = nowMs;
    this.#left = Number.POSITIVE_INFINITY;
    if (this.#wasStuck) {
      this.stop({ code: "way-stuck", facts: {} });
      return;
    }
    this.#wasStuck = true;
    this.#ask();
  }

  /** The last corner is taken: near enough for what she wanted, or as near as one gets. */
  #endOfWay(nowMs: number): void {
    const { self } = this.#model;
    const destination = this.#destination!;
    const away = Math.hypot(destination.x - self.x, destination.z - self.z);
    const near = this.#reached || away <= destination.nearM;
    if (near) this.#arrive(nowMs);
    else this.stop({ code: "way-blocked", facts: {} });
  }

  #isThere(): boolean {
    const { self } = this.#model;
    const destination = this.#destination!;
    return Math.hypot(destination.x - self.x, destination.z - self.z) <= destination.stopM;
  }

  #arrive(nowMs = Number.NaN): void {
    const { goal } = this.#model.going.value!;
    const { use } = this.#destination!;
    this.#points = [];
    this.#facingUntilMs = nowMs + FACING_MS;
    this.#say(goal, "arrived");
    if (use?.kind === "seat") this.#ports.sit(use.id);
    if (use?.kind === "button") this.#ports.press(use.id);
    if (use?.kind === "portal") this.#ports.travel(use.target);
    if (use?.kind === "click" || use?.kind === "board") this.#model.experiences.peek()?.use(use.id);
  }

  /** Having arrived she turns to what she went to. */
  #face(nowMs: number): void {
    const { wish } = this;
    const { self, going } = this.#model;
    wish.yaw = Number.NaN;
    if (Number.isNaN(this.#facingUntilMs)) this.#facingUntilMs = nowMs + FACING_MS;
    const destination = this.#destination!;
    if (going.value?.state !== "arrived" || nowMs > this.#facingUntilMs || !destination.faces) return;
    wish.yaw = Math.atan2(self.x - destination.lookX, self.z - destination.lookZ);
  }

  async #ask(): Promise<void> {
    const { x, z } = this.#destination!;
    this.#question += 1;
    const question = this.#question;
    this.#isAsking = true;
    this.#askedX = x;
    this.#askedZ = z;
    const way = await this.#ports.findPath(x, z);
    if (question !== this.#question) return;
    this.#isAsking = false;
    const going = this.#model.going.value;
    if (!going || !this.#destination || !this.isGoing) return;
    if (way === null) this.stop({ code: "way-unanswered", facts: {} });
    else if ("refused" in way) this.stop(way.refused);
    else this.#take(going.goal, way);
  }

  #take(goal: Goal, way: Exclude<Way, { refused: Refusal }>): void {
    this.#points = way.points;
    this.#reached = way.reached;
    this.#corner = Math.min(1, way.points.length - 1);
    this.#left = Number.POSITIVE_INFINITY;
    this.#leftAtMs = Number.NaN;
    this.#say(goal, "walking");
  }

  #forget(): void {
    this.#question += 1;
    this.#isAsking = false;
    this.#isStanding = false;
    this.#destination = null;
    this.#points = [];
    this.#askedAtMs = Number.NEGATIVE_INFINITY;
    this.#leftAtMs = Number.NaN;
  }

  #say(goal: Goal, state: Going["state"], reason: Refusal | null = null): void {
    this.#model.going.value = { goal, state, reason };
  }
}
