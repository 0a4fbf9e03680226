/**
 * How feet go: a standing foot stays where it is on the ground while the body passes over it, then swings forward. The leg
 * follows its foot. Plain sums, no three.js, no garbage.
 */
import { ANKLE_Y, HIP, KNEE_Y } from "./bones";

const THIGH_M = HIP[1] - KNEE_Y;
const SHIN_M = KNEE_Y - ANKLE_Y;
const LEG_MAX_M = THIGH_M + SHIN_M - 0.0012;

const REACH_MAX_M = 0.42;
const REACH_SPEED = 0.95;
const STANDING_M_PER_S = 0.12;
/** The share of a step in which the foot is on the ground: walking more than half of it, running less. */
const DUTY_WALKING = 0.6;
const DUTY_RUNNING = 0.34;
const RUNNING_FROM = 2;
const RUNNING_AT = 4;
/** From the ankle to where the heel and the ball of the foot touch the ground, along Z. */
export const HEEL_Z = 0.06;
export const BALL_Z = -0.13;
const STRIKE = 0.26;
const PUSH = -0.62;

/** How far ahead of the body a foot is set down, metres, at a speed in m/s. */
export function reachFor(speed: number): number {
  return speed < STANDING_M_PER_S ? 0 : REACH_MAX_M * (1 - Math.exp(-speed / REACH_SPEED));
}

/** 0 walking … 1 running. */
export function runningAt(speed: number): number {
  return Math.min(1, Math.max(0, (speed - RUNNING_FROM) / (RUNNING_AT - RUNNING_FROM)));
}

export function dutyFor(speed: number): number {
  return DUTY_WALKING + (DUTY_RUNNING - DUTY_WALKING) * runningAt(speed);
}

/** Metres that one left and one right step cover together: what the standing foot sweeps, so that it never slides. */
export function strideFor(reach: number, duty: number): number {
  return (2 * reach) / duty;
}

/** Where an ankle is, below and ahead (−Z) of the middle between the hips, and how the foot is pitched. */
export interface Foot {
  y: number;
  z: number;
  pitch: number;
}

/** Sets the foot for its part 0 … 1 of a step: 0 is where it is set down. */
export function stepInto(out: Foot, part: number, reach: number, duty: number, running: number): void {
  const share = Math.min(1, reach / 0.2);
  if (part < duty) {
    stand(out, part / duty, reach, share);
    return;
  }
  const way = (part - duty) / (1 - duty);
  stand(out, 1, reach, share);
  const [fromY, fromZ, fromPitch] = [out.y, out.z, out.pitch];
  stand(out, 0, reach, share);
  const glide = way - Math.sin(way * Math.PI * 2) / (Math.PI * 2);
  const high = (0.05 + 0.14 * running) * share * Math.sin(Math.PI * way ** (1 - 0.25 * running));
  out.y = fromY + (out.y - fromY) * glide + high;
  out.z = fromZ + (out.z - fromZ) * glide;
  out.pitch = fromPitch + (out.pitch - fromPitch) * glide - 0.7 * running * share * Math.sin(Math.PI * way);
}

/** On the ground: heel first, then flat, then rolling off the ball. */
function stand(out: Foot, part: number, reach: number, share: number): void {
  const flatZ = reach * (2 * part - 1);
  const strike = Math.max(0, 1 - part / 0.16);
  const push = smooth(Math.max(0, (part - 0.55) / 0.45));
  out.pitch = share * (STRIKE * strike + PUSH * push);
  const pivot = out.pitch > 0 ? HEEL_Z : BALL_Z;
  const [cos, sin] = [Math.cos(out.pitch), Math.sin(out.pitch)];
  out.y = ANKLE_Y * cos + pivot * sin;
  out.z = flatZ + pivot + ANKLE_Y * sin - pivot * cos;
}

/** How far the hips sink below standing, metres, at a phase 0 … 1 of both steps. */
export function sinkAt(phase: number, reach: number, running: number): number {
  const deep = (reach / 0.36) ** 2;
  const walking = 0.058 + 0.02 * Math.cos(phase * Math.PI * 4);
  const flying = 0.075 + 0.036 * Math.cos((phase - 0.17) * Math.PI * 4);
  return deep * (walking + (flying - walking) * running);
}

/** What a leg's joints turn by to bring its ankle somewhere. */
export interface LegTurn {
  thighX: number;
  thighZ: number;
  knee: number;
}

/** Bends a leg so that its ankle comes to (dx, dy, dz) from its hip; the knee always goes ahead. */
export function legInto(out: LegTurn, dx: number, dy: number, dz: number): void {
  const down = Math.hypot(dx, dy);
  const far = Math.min(LEG_MAX_M, Math.max(0.2, Math.hypot(down, dz)));
  const bend = Math.acos((THIGH_M ** 2 + SHIN_M ** 2 - far ** 2) / (2 * THIGH_M * SHIN_M));
  const lead = Math.acos((THIGH_M ** 2 + far ** 2 - SHIN_M ** 2) / (2 * THIGH_M * far));
  out.knee = bend - Math.PI;
  out.thighX = Math.atan2(-dz, down) + lead;
  out.thighZ = Math.atan2(dx, -dy);
}

export function smooth(part: number): number {
  const held = Math.min(1, Math.max(0, part));
  return held * held * (3 - 2 * held);
}
