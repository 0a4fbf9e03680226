/** How a figure moves between the poses that are known of it: body, steps, seat, head, eyes. Plain numbers, no three.js. */
import { shortTurn } from "../model/pose_track";
import { WHEEL_RADIUS_M } from "./bones";
import { dutyFor, reachFor, strideFor } from "./legs";

/** The head turns so far before the body follows. */
export const NECK_MAX = 0.95;
const HEAD_TURN_MAX = 1.25;
const BODY_RATE = 7;
const PACE_RATE = 9;
const HEAD_RATE = 7;
/** Eyes are where they look long before the head is. */
const EYE_RATE = 26;
const GAZE_MAX = 0.5;
/** Faster than anybody runs: a snap, not a step. */
const JUMP_M = 1.5;
const BOW_S = 0.8;
const BLINK_S = 0.13;
const SIT_S = 0.45;
const AWAY_PITCH = -0.42;

/** Somebody as the model shows her, and what she attends to. */
export interface Seen {
  x: number;
  z: number;
  yaw: number;
  pitch: number;
  /** She turns so far before her feet follow. */
  leeway: number;
  sits: boolean;
  wheelchair: boolean;
  /** Her page is hidden. */
  away: boolean;
  /** The direction of whoever she looks at. */
  towardsYaw: number;
  towardsPitch: number;
  attends: boolean;
}

export function newSeen(): Seen {
  return {
    x: 0,
    z: 0,
    yaw: 0,
    pitch: 0,
    leeway: NECK_MAX,
    sits: false,
    wheelchair: false,
    away: false,
    towardsYaw: 0,
    towardsPitch: 0,
    attends: false,
  };
}

export class Gaiting {
  bodyYaw = 0;
  /** 0 … 1 through a left and a right step. */
  phase = 0;
  /** Speed over ground as the legs show it, m/s: it follows the true one within a tenth of a second. */
  pace = 0;
  headYaw = 0;
  headPitch = 0;
  /** Where the eyes look, from straight ahead in the head: radians to the left, and up. */
  gazeYaw = 0;
  gazePitch = 0;
  /** 0 open … 1 closed. */
  blink = 0;
  /** 0 … 1: how deep the bow of arrival is. */
  bow = 0;
  /** 0 standing … 1 seated. */
  seated = 0;
  /** −1 … 1: the leg she stands on. */
  shift = 0;
  /** How far the wheels have turned, radians. */
  rolled = 0;
  /** 0 here … 1 away. */
  away = 0;

  #x = Number.NaN;
  #z = Number.NaN;
  #ageS = 0;
  #sitting = 0;
  #nextBlinkS: number;
  #shiftTo = 0;
  #nextShiftS: number;
  readonly #chance: () => number;

  constructor(chance: () => number) {
    this.#chance = chance;
    this.phase = chance();
    this.#nextBlinkS = 1 + 4 * chance();
    this.#nextShiftS = 2 + 5 * chance();
  }

  advance(seen: Seen, seconds: number): void {
    const [dx, dz] = [seen.x - this.#x, seen.z - this.#z];
    const way = Math.hypot(dx, dz);
    const isFirst = Number.isNaN(way);
    this.#x = seen.x;
    this.#z = seen.z;
    this.#ageS += seconds;
    this.#sit(seen, isFirst ? Number.POSITIVE_INFINITY : seconds);
    if (!(way < JUMP_M)) {
      this.bodyYaw = seen.yaw;
      this.pace = 0;
    } else if (seconds > 0) {
      this.#walk(dx, dz, way, seen, seconds);
    }
    this.#turnHead(seen, seconds);
    this.#closeEyes();
    this.#stand(seconds);
    this.bow = this.#ageS < BOW_S ? Math.sin((this.#ageS / BOW_S) * Math.PI) : 0;
  }

  #sit({ sits, away }: Seen, seconds: number): void {
    const step = seconds / SIT_S;
    this.#sitting = sits ? Math.min(1, this.#sitting + step) : Math.max(0, this.#sitting - step);
    this.seated = this.#sitting * this.#sitting * (3 - 2 * this.#sitting);
    this.away += ((away ? 1 : 0) - this.away) * (1 - Math.exp(-3 * seconds));
  }

  #walk(dx: number, dz: number, way: number, { yaw, leeway, wheelchair, sits }: Seen, seconds: number): void {
    // Whoever is set onto a seat is moved to it: that is no step.
    const speed = sits || this.#sitting > 0 ? 0 : way / seconds;
    this.pace += (speed - this.pace) * (1 - Math.exp(-PACE_RATE * seconds));
    let facing = this.bodyYaw;
    let forward = 1;
    if (reachFor(speed) > 0) {
      facing = Math.atan2(-dx, -dz);
      // Whoever walks backwards or aside keeps looking ahead: the feet go back, the body does not turn round.
      if (Math.abs(shortTurn(yaw, facing)) > 1.9) {
        facing += Math.PI;
        forward = -1;
      }
      const reach = Math.max(reachFor(this.pace), 0.08);
      this.phase = fract(this.phase + (forward * way) / strideFor(reach, dutyFor(this.pace)));
      this.rolled += wheelchair ? (forward * way) / WHEEL_RADIUS_M : 0;
    } else if (sits) {
      facing = yaw;
    } else {
      const off = shortTurn(this.bodyYaw, yaw);
      if (Math.abs(off) > leeway) facing = yaw - Math.sign(off) * leeway;
    }
    // A seat does not turn with the head of who sits on it, unless she faces quite elsewhere.
    if (sits && Math.abs(shortTurn(this.bodyYaw, yaw)) < NECK_MAX) return;
    this.bodyYaw += shortTurn(this.bodyYaw, facing) * (1 - Math.exp(-BODY_RATE * seconds));
  }

  #turnHead(seen: Seen, seconds: number): void {
    const off = shortTurn(this.bodyYaw, seen.attends ? seen.towardsYaw : seen.yaw);
    const up = seen.attends ? seen.towardsPitch : 0.75 * seen.pitch;
    const wantedYaw = held(off, HEAD_TURN_MAX);
    const wantedPitch = up * (1 - this.away) + AWAY_PITCH * this.away;
    const [ease, glance] = [1 - Math.exp(-HEAD_RATE * seconds), 1 - Math.exp(-EYE_RATE * seconds)];
    this.headYaw += (wantedYaw - this.headYaw) * ease;
    this.headPitch += (wantedPitch - this.headPitch) * ease;
    this.gazeYaw += (held(off - this.headYaw, GAZE_MAX) - this.gazeYaw) * glance;
    this.gazePitch += (held(wantedPitch - this.headPitch, GAZE_MAX) - this.gazePitch) * glance;
  }

  #closeEyes(): void {
    if (this.#ageS > this.#nextBlinkS + BLINK_S) this.#nextBlinkS = this.#ageS + 3 + 3 * this.#chance();
    const since = (this.#ageS - this.#nextBlinkS) / BLINK_S;
    const closing = since > 0 ? Math.min(1, 2.6 * Math.sin(since * Math.PI)) : 0;
    this.blink = Math.max(closing, 0.7 * this.away);
  }

  /** Now and then she stands on the other leg. */
  #stand(seconds: number): void {
    if (this.#ageS > this.#nextShiftS) {
      this.#shiftTo = this.#chance() < 0.3 ? 0 : (this.#shiftTo > 0 ? -1 : 1) * (0.5 + 0.5 * this.#chance());
      this.#nextShiftS = this.#ageS + 5 + 6 * this.#chance();
    }
    this.shift += (this.#shiftTo - this.shift) * (1 - Math.exp(-1.8 * seconds));
  }
}

function held(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}

function fract(value: number): number {
  return value - Math.floor(value);
}
