/** How far a fingertip is before a button of the place: it is pressed by going through its face. */
import type { Vector3 } from "three";
import type { SceneEntity } from "../../model/scene_model";
import type { UsableThing } from "../../systems/usable";

/** The knob of whatever has no body of its own, and the ball that stands for a body of unknown form. */
const KNOB_M = 0.075;

/** Metres before its face, negative behind it. */
export function faceAt(thing: UsableThing, entity: SceneEntity | undefined, tip: Vector3): number {
  const [dx, dy, dz] = [tip.x - thing.x, tip.y - thing.y, tip.z - thing.z];
  const size = entity?.components.shape?.size ?? entity?.components.collider?.size;
  if (!size) return Math.hypot(dx, dy, dz) - KNOB_M;
  const [sin, cos] = [Math.sin(thing.yaw), Math.cos(thing.yaw)];
  const across = Math.abs(dx * cos - dz * sin) - size[0] / 2;
  const along = Math.abs(dx * sin + dz * cos) - size[2] / 2;
  const up = Math.abs(dy) - size[1] / 2;
  const inside = Math.min(0, Math.max(across, along, up));
  return inside + Math.hypot(Math.max(0, across), Math.max(0, along), Math.max(0, up));
}
