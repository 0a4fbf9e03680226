/** Where a row of things goes: on the wall that is before her, else on the ground a few steps ahead, looking at her. */
import type { SelfPlace } from "../model/self";
import type { DrawnPlace } from "../systems/drawn_place";
import type { RowPlace } from "./row";

const AHEAD_M = 3;
const WALL_WITHIN_M = 15;
/** A wall is what looks to the side. */
const UPRIGHT = 0.3;
const BEFORE_WALL_M = 0.005;

export interface RowGoes {
  readonly place: RowPlace;
  readonly isOnWall: boolean;
}

export function rowGoes(
  self: Pick<SelfPlace, "x" | "y" | "z" | "yaw">,
  drawn: Pick<DrawnPlace, "pick"> | null,
  middle: { readonly x: number; readonly y: number },
): RowGoes {
  const met = drawn?.pick(middle.x, middle.y) ?? null;
  if (met && met.distance <= WALL_WITHIN_M && Math.abs(met.normal[1]) < UPRIGHT) {
    const [nx, , nz] = met.normal;
    const [x, , z] = met.point;
    const position = [x + nx * BEFORE_WALL_M, self.y, z + nz * BEFORE_WALL_M] as const;
    return { place: { position, yaw: Math.atan2(-nx, -nz) }, isOnWall: true };
  }
  const position = [
    self.x - Math.sin(self.yaw) * AHEAD_M,
    self.y,
    self.z - Math.cos(self.yaw) * AHEAD_M,
  ] as const;
  return { place: { position, yaw: self.yaw + Math.PI }, isOnWall: false };
}
