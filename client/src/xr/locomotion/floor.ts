/**
 * The room's floor follows the ground under her feet: stairs are climbed as slowly as an eye likes it. Whoever steps off an
 * edge does not fall with her eyes open: the room waits above until her feet are down, and follows by a cut.
 */
import type { Room } from "../room";

/** What the ground may change by while the eye follows it. */
const FOLLOWED_M = 0.6;
const EASE_PER_S = 12;
const THERE_M = 0.001;

/** Brings the room's floor towards that height; true where only a cut may bring it there. */
export function followGround(room: Room, y: number, isOnGround: boolean, seconds: number): boolean {
  const off = y - room.y;
  if (off === 0 || !isOnGround) return false;
  if (Math.abs(off) > FOLLOWED_M) return true;
  room.lift(Math.abs(off) < THERE_M ? y : room.y + off * (1 - Math.exp(-EASE_PER_S * seconds)));
  return false;
}
