/** How a figure moves between the poses that are known of it: body, steps, head, eyes. Plain numbers, no three.js. */
import { shortTurn } from "../model/pose_track";

/** From hip to sole, metres. */
export const LEG_M = 0.76;
const REACH_MAX = 0.62;
const REACH_SPEED = 1.4;
const STANDING_M_PER_S = 0.12;
/** The head turns so far before the body follows. */
const NECK_MAX = 0.95;
const HEAD_TURN_MAX = 1.25;
const BODY_RATE = 7;
const REACH_RATE = 9;
/** Faster than anybody runs: a snap, not a step. */
const JUMP_M = 1.5;
const BOW_S = 0.8;
const BLINK_S = 0.13;

/** As much of a step as the sine of the leg's widest swing, for a speed over ground in m/s. */
export function reachFor(speed: number): number {
  return speed < STANDING_M_PER_S ? 0 : REACH_MAX * (1 - Math.exp(-speed / REACH_SPEED));
}

/** Metres that one left and one right step cover together: what the standing foot sweeps, so that it never slides. */
export function strideFor(reach: number): number {
  return 4 * LEG_M * reach;
}

export class Gaiting {
  bodyYaw = 0;
  /** 0 … 1 through a left and a right step. */
  phase = 0;
  reach = 0;
  headYaw = 0;
  headPitch = 0;
  /** 1 while the eyes are closed. */
  blink = 0;
  /** 0 … 1: how deep the bow of arrival is. */
  bow = 0;

  #x = Number.NaN;
  #z = Number.NaN;
  #ageS = 0;
  #nextBlinkS: number;
  readonly #chance: () => number;

  constructor(chance: () => number) {
    this.#chance = chance;
    this.phase = chance();
    this.#nextBlinkS = 1 + 4 * chance();
  }

  /** Takes in where the figure is now; `headYaw` and `headPitch` are the pose's, `look` turns the head to somebody. */
  advance(x: number, z: number, yaw: number, pitch: number, seconds: number, lookYaw: number | null): void {
    const [dx, dz] = [x - this.#x, z - this.#z];
    const way = Math.hypot(dx, dz);
    this.#x = x;
    this.#z = z;
    this.#ageS += seconds;
    if (!(way < JUMP_M)) {
      this.bodyYaw = yaw;
      this.reach = 0;
    } else if (seconds > 0) {
      this.#walk(dx, dz, way, yaw, seconds);
    }
    this.#turnHead(lookYaw ?? yaw, pitch, seconds);
    this.#closeEyes();
    this.bow = this.#ageS < BOW_S ? Math.sin((this.#ageS / BOW_S) * Math.PI) : 0;
  }

  #walk(dx: number, dz: number, way: number, yaw: number, seconds: number): void {
    const speed = way / seconds;
    const wanted = reachFor(speed);
    this.reach += (wanted - this.reach) * (1 - Math.exp(-REACH_RATE * seconds));
    let facing = this.bodyYaw;
    let forward = 1;
    if (wanted > 0) {
      facing = Math.atan2(-dx, -dz);
      // Whoever walks backwards or aside keeps looking ahead: the feet go back, the body does not turn round.
      if (Math.abs(shortTurn(yaw, facing)) > 1.9) {
        facing += Math.PI;
        forward = -1;
      }
      this.phase = fract(this.phase + (forward * way) / strideFor(Math.max(this.reach, 0.12)));
    } else {
      const off = shortTurn(this.bodyYaw, yaw);
      if (Math.abs(off) > NECK_MAX) facing = yaw - Math.sign(off) * NECK_MAX;
    }
    const turn = shortTurn(this.bodyYaw, facing);
    this.bodyYaw += turn * (1 - Math.exp(-BODY_RATE * seconds));
  }

  #turnHead(yaw: number, pitch: number, seconds: number): void {
    const off = shortTurn(this.bodyYaw, yaw);
    const wanted = Math.min(HEAD_TURN_MAX, Math.max(-HEAD_TURN_MAX, off));
    const ease = 1 - Math.exp(-10 * seconds);
    this.headYaw += (wanted - this.headYaw) * ease;
    this.headPitch += (0.75 * pitch - this.headPitch) * ease;
  }

  #closeEyes(): void {
    if (this.#ageS > this.#nextBlinkS + BLINK_S) this.#nextBlinkS = this.#ageS + 3 + 3 * this.#chance();
    this.blink = this.#ageS > this.#nextBlinkS ? 1 : 0;
  }
}

function fract(value: number): number {
  return value - Math.floor(value);
}
