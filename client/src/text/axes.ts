/** From a thing's own axes to the world's and back, seen from above. */
import type { Placement } from "../model/placement";

export function toWorld(placement: Placement, x: number, z: number): { x: number; z: number } {
  const [sin, cos] = [Math.sin(placement.yaw), Math.cos(placement.yaw)];
  return { x: placement.x + x * cos + z * sin, z: placement.z - x * sin + z * cos };
}

export function toOwn(placement: Placement, x: number, z: number): { x: number; z: number } {
  const [sin, cos] = [Math.sin(placement.yaw), Math.cos(placement.yaw)];
  const [dx, dz] = [x - placement.x, z - placement.z];
  return { x: dx * cos - dz * sin, z: dx * sin + dz * cos };
}
