/** How a hand throws: by a key or a button, or as fast and as slanted as the pointer was flicked. */
import type { Holder } from "./own_hand";
import type { Vector } from "./turn";

const BY_KEY_M_PER_S = 7;
/** Thrown things go up a little, so that they come down some way off. */
const RAISED_RAD = 0.38;
const SLANT_MAX_RAD = 0.9;
const ELEVATION_MAX_RAD = 1.2;
const SLOWEST_M_PER_S = 2.5;
const FASTEST_M_PER_S = 12;
/** Screen heights in a second, to metres in a second. */
const M_PER_SCREEN = 3.4;
/** A slower hand than this does not throw. */
const FLICKED_PER_S = 0.5;

/** Screen heights a second, x to the right and y downwards. */
export interface Flick {
  readonly x: number;
  readonly y: number;
}

export function isFlick({ x, y }: Flick): boolean {
  return Math.hypot(x, y) >= FLICKED_PER_S;
}

export function throwOf({ yaw, pitch }: Holder, flick: Flick | null): Vector {
  const hard = flick ? Math.hypot(flick.x, flick.y) * M_PER_SCREEN : BY_KEY_M_PER_S;
  const speed = Math.min(FASTEST_M_PER_S, Math.max(SLOWEST_M_PER_S, hard));
  // A flick downwards throws ahead as well, only flatter.
  const slant = flick ? Math.atan2(flick.x, Math.max(Math.abs(flick.x), -flick.y)) : 0;
  const direction = yaw - Math.max(-SLANT_MAX_RAD, Math.min(SLANT_MAX_RAD, slant));
  const raised = flick && flick.y > 0 ? 0 : RAISED_RAD;
  const elevation = Math.max(-ELEVATION_MAX_RAD, Math.min(ELEVATION_MAX_RAD, pitch + raised));
  const level = Math.cos(elevation) * speed;
  return [-Math.sin(direction) * level, Math.sin(elevation) * speed, -Math.cos(direction) * level];
}
