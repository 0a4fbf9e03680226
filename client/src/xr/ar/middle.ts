/** Which part of a place comes to stand in the middle of a table, and from which side it is seen first. */
import { Quaternion, Vector3 } from "three";
import { WorldMatrices } from "../../components/world_matrices";
import type { SceneEntity } from "../../model/scene_model";
import { yawOf } from "../room";

/** A place that reaches no farther is seen on a table nearly whole: then its own middle counts. */
const FITS_M = 35;

export interface Middle {
  /** On the level of where people come in, in the world. */
  readonly at: Vector3;
  /** How far the place reaches from there, world metres. */
  readonly reach: number;
  /** Which way people look who come in. */
  readonly yaw: number;
}

export function middleOf(entities: ReadonlyMap<string, SceneEntity>): Middle {
  const spawns = spawnsOf(entities);
  const [first] = spawns;
  const at = new Vector3();
  for (const { position } of spawns) at.addScaledVector(position, 1 / spawns.length);
  const yaw = first ? yawOf(first.turn) : 0;
  const bounds = [...entities.values()].find(({ components }) => components.bounds)?.components.bounds;
  if (!bounds) return { at, reach: FITS_M, yaw };
  const reach = Math.hypot(bounds.x_max - bounds.x_min, bounds.z_max - bounds.z_min) / 2;
  if (reach > FITS_M) return { at, reach, yaw };
  at.x = (bounds.x_min + bounds.x_max) / 2;
  at.z = (bounds.z_min + bounds.z_max) / 2;
  return { at, reach, yaw };
}

interface Spawn {
  readonly position: Vector3;
  readonly turn: Quaternion;
}

function spawnsOf(entities: ReadonlyMap<string, SceneEntity>): Spawn[] {
  const spawns: Spawn[] = [];
  const worlds = new WorldMatrices(entities);
  for (const entity of entities.values()) {
    if (!entity.components.spawn) continue;
    const spawn = { position: new Vector3(), turn: new Quaternion() };
    worlds.of(entity).decompose(spawn.position, spawn.turn, new Vector3());
    spawns.push(spawn);
  }
  return spawns;
}
