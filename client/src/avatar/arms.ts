/** How an arm's joints turn to bring its hand somewhere. The elbow bends ahead; `out` lifts it aside. */
import { ELBOW_Y, HAND_Y, SHOULDER } from "./bones";

const UPPER_M = SHOULDER[1] - ELBOW_Y;
const FORE_M = ELBOW_Y - HAND_Y;
const ARM_MAX_M = UPPER_M + FORE_M - 0.002;
const ARM_MIN_M = 0.12;

/** Radians: the upper arm about X, Y and Z of the chest, and the elbow. */
export interface ArmTurn {
  x: number;
  y: number;
  z: number;
  elbow: number;
}

export function newArm(): ArmTurn {
  return { x: 0, y: 0, z: 0, elbow: 0 };
}

/**
 * Brings the hand of one side (−1 left, 1 right) to a place from its shoulder: `aside` from the body, `up`, `ahead`.
 * For places before the body and above the shoulder; a hanging arm is better turned than aimed.
 */
export function reachInto(
  arm: ArmTurn,
  side: number,
  aside: number,
  up: number,
  ahead: number,
  out: number,
): void {
  const length = Math.hypot(aside, up, ahead) || 1;
  const far = Math.min(ARM_MAX_M, Math.max(ARM_MIN_M, length));
  const inside = (UPPER_M ** 2 + FORE_M ** 2 - far ** 2) / (2 * UPPER_M * FORE_M);
  const elbow = Math.PI - Math.acos(Math.max(-1, Math.min(1, inside)));
  const rise = Math.atan2(FORE_M * Math.sin(elbow), UPPER_M + FORE_M * Math.cos(elbow));
  // The hand of the unturned arm, lifted aside by `out`; then turned up, then about.
  const level = Math.cos(out) * Math.cos(rise);
  const radius = Math.hypot(level, Math.sin(rise));
  const turned = Math.acos(Math.max(-1, Math.min(1, -up / length / radius)));
  arm.x = turned - Math.atan2(Math.sin(rise), level);
  arm.elbow = elbow;
  arm.z = side * out;
  const [sideways, forward] = [Math.sin(out) * Math.cos(rise), radius * Math.sin(turned)];
  arm.y = side * (Math.atan2(sideways, forward) - Math.atan2(aside, ahead));
}

export function mixArm(out: ArmTurn, other: ArmTurn, share: number): void {
  out.x += (other.x - out.x) * share;
  out.y += (other.y - out.y) * share;
  out.z += (other.z - out.z) * share;
  out.elbow += (other.elbow - out.elbow) * share;
}
