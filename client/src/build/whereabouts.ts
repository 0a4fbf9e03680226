/** Where things are in the world, and which transform under their parents puts them there. */
import { Euler, Matrix4, Quaternion, Vector3 } from "three";
import type { Transform } from "../components/generated";
import type { SceneEntity } from "../model/scene_model";
import { exact, type Vector } from "./snapping";

export type Entities = ReadonlyMap<string, SceneEntity>;

export const PLAIN: Transform = { position: [0, 0, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] };
const QUATERNION_EXACT = 1e6;
const SCALE_MIN = 0.001;
/** No tree of things is deeper: whoever hangs in a ring would else hang for ever. */
const DEPTH_MAX = 64;

export function matrixOf({ position, rotation, scale }: Transform): Matrix4 {
  return new Matrix4().compose(new Vector3(...position), new Quaternion(...rotation), new Vector3(...scale));
}

export function worldOf(entities: Entities, id: string | null): Matrix4 {
  const world = new Matrix4();
  let at = id === null ? undefined : entities.get(id);
  for (let depth = 0; at && depth < DEPTH_MAX; depth += 1) {
    world.premultiply(matrixOf(at.components.transform ?? PLAIN));
    at = at.parent === null ? undefined : entities.get(at.parent);
  }
  return world;
}

export function positionOf(entities: Entities, id: string): Vector3 {
  return new Vector3().setFromMatrixPosition(worldOf(entities, id));
}

export function turnOf(entities: Entities, id: string): Quaternion {
  const turn = new Quaternion();
  worldOf(entities, id).decompose(new Vector3(), turn, new Vector3());
  return turn;
}

/** The transform that a thing needs under `parent` to stand there in the world. */
export function localIn(entities: Entities, parent: string | null, world: Matrix4): Transform {
  return transformOf(worldOf(entities, parent).invert().multiply(world));
}

export function transformOf(matrix: Matrix4): Transform {
  const [position, rotation, scale] = [new Vector3(), new Quaternion(), new Vector3()];
  matrix.decompose(position, rotation, scale);
  return {
    position: tuple(position),
    rotation: rotationOf(rotation),
    scale: [least(scale.x), least(scale.y), least(scale.z)],
  };
}

export function tuple({ x, y, z }: Vector3): Vector {
  return [exact(x), exact(y), exact(z)];
}

export function rotationOf({ x, y, z, w }: Quaternion): Transform["rotation"] {
  const part = (value: number) => Math.round(value * QUATERNION_EXACT) / QUATERNION_EXACT || 0;
  return [part(x), part(y), part(z), part(w)];
}

function least(value: number): number {
  return Math.max(SCALE_MIN, exact(Math.abs(value)));
}

/** Degrees as a builder reads them: turned about the upright, tilted back, leaning to the side. */
export interface Turns {
  readonly turn: number;
  readonly tilt: number;
  readonly lean: number;
}

const DEGREES = 180 / Math.PI;

export function turnsOf(rotation: Transform["rotation"]): Turns {
  const { x, y, z } = new Euler().setFromQuaternion(new Quaternion(...rotation), "YXZ");
  return { turn: degrees(y), tilt: degrees(x), lean: degrees(z) };
}

function degrees(radians: number): number {
  return Math.round(radians * DEGREES * 100) / 100 || 0;
}

export function rotationFrom({ turn, tilt, lean }: Turns): Transform["rotation"] {
  const euler = new Euler(tilt / DEGREES, turn / DEGREES, lean / DEGREES, "YXZ");
  return rotationOf(new Quaternion().setFromEuler(euler));
}

export const UP: Readonly<Vector3> = new Vector3(0, 1, 0);

/** The middle of several things. */
export function middleOf(entities: Entities, ids: readonly string[]): Vector3 {
  const middle = new Vector3();
  for (const id of ids) middle.add(positionOf(entities, id));
  return middle.divideScalar(Math.max(1, ids.length));
}
