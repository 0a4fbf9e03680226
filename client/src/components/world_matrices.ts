/** Where Entities stand in the world: each one's transform under all its parents'. */
import { Matrix4, Quaternion, Vector3 } from "three";
import type { SceneEntity } from "../model/scene_model";
import type { Transform } from "./generated";

export class WorldMatrices {
  readonly #known = new Map<string, Matrix4>();

  constructor(readonly entities: ReadonlyMap<string, SceneEntity>) {}

  of(entity: SceneEntity): Matrix4 {
    const known = this.#known.get(entity.id);
    if (known) return known;
    const matrix = localMatrix(entity.components.transform);
    const parent = entity.parent === null ? undefined : this.entities.get(entity.parent);
    if (parent) matrix.premultiply(this.of(parent));
    this.#known.set(entity.id, matrix);
    return matrix;
  }

  /** It may stand elsewhere now. */
  forget(id: string): void {
    this.#known.delete(id);
  }
}

export function localMatrix(transform: Transform | undefined): Matrix4 {
  if (!transform) return new Matrix4();
  return new Matrix4().compose(
    new Vector3(...transform.position),
    new Quaternion(...transform.rotation),
    new Vector3(...transform.scale),
  );
}
