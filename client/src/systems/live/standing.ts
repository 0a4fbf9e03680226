/** Where a thing of given bounds would stand on a surface: on a floor, before a wall, beneath a ceiling. */
import { Quaternion, Vector3 } from "three";
import type { Box } from "../drawn_place";

/** Steeper than this nothing stands. */
const FLOOR_MIN = 0.5;
/** Before a wall by this: things in one plane flicker. */
const GAP_M = 0.003;
const UP = new Vector3(0, 1, 0);

export interface Standing {
  readonly position: Vector3;
  readonly rotation: Quaternion;
}

export function standingOn(point: Vector3, normal: Vector3, own: Box | null): Standing {
  const position = point.clone();
  const rotation = new Quaternion();
  if (normal.y >= FLOOR_MIN) position.y -= own?.min[1] ?? 0;
  else if (normal.y <= -FLOOR_MIN) position.y -= own?.max[1] ?? 0;
  else {
    const away = new Vector3(normal.x, 0, normal.z).normalize();
    rotation.setFromAxisAngle(UP, Math.atan2(-away.x, -away.z));
    position.addScaledVector(away, (own?.max[2] ?? 0) + GAP_M);
  }
  return { position, rotation };
}
