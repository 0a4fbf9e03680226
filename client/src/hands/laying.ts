/** Where a thing comes to stand that somebody puts down. */

import { feet, type Holder, LAYS_WITHIN_M } from "./own_hand";
import type { Size } from "./size";
import type { PlaceSolids } from "./solids";
import { apart, plus, type Vector } from "./turn";

const FAR_M = 40;
/** Steeper than this nothing stands. */
const FLOOR_MIN = 0.6;
const BEFORE_M = 0.7;
const HAND_M = 1.3;
const FALLS_M = 4;
/** Let go of so high above a floor or a table, a thing is put down there and does not fall. */
const UNDER_HAND_M = 0.3;

/** `beyond`: it is farther than she reaches; `nowhere`: nothing there carries it. */
export type Spot = { readonly place: Vector } | "beyond" | "nowhere";

/** On what a ray meets: on a floor or a table, or at the foot of a wall. Of its origin. */
export function spotAlong(
  solids: PlaceSolids,
  { from, direction }: { readonly from: Vector; readonly direction: Vector },
  size: Size,
  holder: Holder,
): Spot {
  const surface = solids.surface(from, direction, FAR_M);
  if (!surface) return "nowhere";
  const { normal } = surface;
  const wide = Math.max(size.half[0], size.half[2]);
  const isFloor = normal[1] >= FLOOR_MIN;
  const above = isFloor ? surface.point : plus(surface.point, [normal[0], 0, normal[2]], wide);
  if (apart(above, feet(holder)) > LAYS_WITHIN_M) return "beyond";
  const ground = isFloor ? above[1] : solids.floor(above, FALLS_M);
  return ground === null ? "nowhere" : standing(solids, [above[0], ground, above[2]], size, holder);
}

/** On the floor or the table before her. */
export function spotBefore(solids: PlaceSolids, size: Size, holder: Holder): Spot {
  const body: Vector = [holder.x, holder.y + HAND_M, holder.z];
  const ahead = BEFORE_M + Math.max(size.half[0], size.half[2]);
  const wanted = plus(body, [-Math.sin(holder.yaw) * ahead, 0, -Math.cos(holder.yaw) * ahead]);
  const part = solids.free(body, wanted, Math.max(size.half[0], size.half[2]));
  const above = plus(body, plus(wanted, body, -1), part);
  const ground = solids.floor(above, FALLS_M);
  return ground === null ? "nowhere" : standing(solids, [above[0], ground, above[2]], size, holder);
}

/** On what is right under its middle, where she lets go of it; null: that is farther down. */
export function spotUnder(solids: PlaceSolids, middle: Vector, size: Size, holder: Holder): Spot | null {
  const ground = solids.floor(middle, size.half[1] + UNDER_HAND_M);
  return ground === null ? null : standing(solids, [middle[0], ground, middle[2]], size, holder);
}

/** With its foot on the ground, and out of any wall. */
function standing(solids: PlaceSolids, on: Vector, size: Size, holder: Holder): Spot {
  let middle = plus(on, [0, size.half[1], 0]);
  const wide = Math.max(size.half[0], size.half[2]);
  const near = solids.nearest(plus(middle, [0, 0.01, 0]), wide);
  if (near && near.away[1] < FLOOR_MIN) {
    const [x, , z] = near.away;
    middle = plus(middle, [x, 0, z], wide - near.distance);
  }
  const place = plus(middle, size.middle, -1);
  return apart(place, feet(holder)) > LAYS_WITHIN_M ? "beyond" : { place };
}
