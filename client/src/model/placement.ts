/** Where a thing stands in the world, without any graphics: its Entity's transform under all its parents'. */
import type { SceneEntity } from "./scene_model";

export interface Placement {
  /** Metres. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians: 0 faces along −Z, positive is turned left. */
  readonly yaw: number;
}

type Vector = readonly [number, number, number];

/** The Entity's origin, and where its −Z looks. */
export function placementOf(entities: ReadonlyMap<string, SceneEntity>, entity: SceneEntity): Placement {
  let origin: Vector = [0, 0, 0];
  let ahead: Vector = [0, 0, -1];
  for (let at: SceneEntity | undefined = entity; at; at = parentOf(entities, at)) {
    const { transform } = at.components;
    if (!transform) continue;
    const { position, rotation, scale } = transform;
    const turned = rotated([origin[0] * scale[0], origin[1] * scale[1], origin[2] * scale[2]], rotation);
    origin = [turned[0] + position[0], turned[1] + position[1], turned[2] + position[2]];
    ahead = rotated(ahead, rotation);
  }
  return { x: origin[0], y: origin[1], z: origin[2], yaw: Math.atan2(-ahead[0], -ahead[2]) };
}

/** The point so many metres in front of a placement. */
export function before(placement: Placement, metres: number): { x: number; z: number } {
  return {
    x: placement.x - Math.sin(placement.yaw) * metres,
    z: placement.z - Math.cos(placement.yaw) * metres,
  };
}

function parentOf(entities: ReadonlyMap<string, SceneEntity>, entity: SceneEntity): SceneEntity | undefined {
  return entity.parent === null ? undefined : entities.get(entity.parent);
}

/** A vector turned by a unit quaternion, x y z w. */
function rotated([x, y, z]: Vector, [qx, qy, qz, qw]: readonly [number, number, number, number]): Vector {
  const [tx, ty, tz] = [2 * (qy * z - qz * y), 2 * (qz * x - qx * z), 2 * (qx * y - qy * x)];
  return [x + qw * tx + qy * tz - qz * ty, y + qw * ty + qz * tx - qx * tz, z + qw * tz + qx * ty - qy * tx];
}
