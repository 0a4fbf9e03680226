/** One's own figure gives way where it stands before what one builds. */
import { Box3, type Camera, Vector3 } from "three";

const HALF_WIDTH_M = 0.28;
const HEIGHT_M = 1.75;
/** So much of a thing may be hidden. */
const HIDDEN_MAX = 0.2;
/** What is left to be seen of oneself. */
const FAINT = 0.25;
const PER_S = 9;

interface Seen {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

const corner = new Vector3();
const figure = new Box3();

/** Whether somebody who stands there hides more of a thing than a little. */
export function isHidden(
  thing: Box3,
  self: { readonly x: number; readonly y: number; readonly z: number },
  camera: Camera,
): boolean {
  figure.min.set(self.x - HALF_WIDTH_M, self.y, self.z - HALF_WIDTH_M);
  figure.max.set(self.x + HALF_WIDTH_M, self.y + HEIGHT_M, self.z + HALF_WIDTH_M);
  const far = thing.getCenter(corner).distanceTo(camera.position);
  if (far < figure.getCenter(corner).distanceTo(camera.position)) return false;
  const own = seenOf(figure, camera);
  const its = seenOf(thing, camera);
  if (!own || !its) return false;
  const width = Math.min(own.right, its.right) - Math.max(own.left, its.left);
  const height = Math.min(own.high, its.high) - Math.max(own.low, its.low);
  const all = (its.right - its.left) * (its.high - its.low);
  return width > 0 && height > 0 && width * height > HIDDEN_MAX * all;
}

/** How much of oneself is to be seen a moment later, 0 … 1. */
export function stepAside(now: number, hides: boolean, seconds: number): number {
  return now + ((hides ? FAINT : 1) - now) * (1 - Math.exp(-PER_S * seconds));
}

/** Its outline on the picture, from −1 to 1; null: a part of it lies behind the camera. */
function seenOf({ min, max }: Box3, camera: Camera): Seen | null {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < 8; at += 1) {
    corner.set(at & 1 ? max.x : min.x, at & 2 ? max.y : min.y, at & 4 ? max.z : min.z).project(camera);
    if (corner.z > 1) return null;
    left = Math.min(left, corner.x);
    right = Math.max(right, corner.x);
    low = Math.min(low, corner.y);
    high = Math.max(high, corner.y);
  }
  return { left, right, low, high };
}
