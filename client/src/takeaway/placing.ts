/** Where each Entity's node stands: as its transform says, and what goes along a line where it is at the clock's nought. */
import { Matrix4, Quaternion, Vector3 } from "three";
import type { Transform } from "../components/generated";
import { MOVING, type Site } from "../components/site";
import { localMatrix } from "../components/world_matrices";
import type { SceneEntity } from "../model/scene_model";
import type { Made } from "./gltf";

export class Placing {
  readonly #site: Site;
  readonly #worlds = new Map<string, Matrix4>();

  constructor(site: Site) {
    this.#site = site;
  }

  /** A node's translation, rotation and scale, but for those that change nothing. */
  of(entity: SceneEntity): Made {
    const transform = entity.components.transform;
    if (!isMoving(entity)) return transform ? told(transform) : {};
    const [position, turn, scale] = [new Vector3(), new Quaternion(), new Vector3()];
    this.#above(entity).clone().invert().multiply(this.#worldOf(entity)).decompose(position, turn, scale);
    return told({ position: position.toArray(), rotation: turn.toArray(), scale: scale.toArray() });
  }

  #worldOf(entity: SceneEntity): Matrix4 {
    const known = this.#worlds.get(entity.id);
    if (known) return known;
    const world = isMoving(entity)
      ? this.#carried(entity)
      : localMatrix(entity.components.transform).premultiply(this.#above(entity));
    this.#worlds.set(entity.id, world);
    return world;
  }

  #above({ parent }: SceneEntity): Matrix4 {
    const above = parent === null ? undefined : this.#site.entities.get(parent);
    return above ? this.#worldOf(above) : new Matrix4();
  }

  #carried(entity: SceneEntity): Matrix4 {
    const carrier = this.#site.carrier(entity);
    carrier.updateMatrix();
    return carrier.matrix.clone();
  }
}

function isMoving({ components }: SceneEntity): boolean {
  return [...MOVING].some((name) => components[name]);
}

function told({ position, rotation, scale }: Transform): Made {
  const turn = new Quaternion(...rotation).normalize().toArray();
  return {
    ...(position.some((part) => part !== 0) ? { translation: [...position] } : {}),
    ...(turn[3] === 1 ? {} : { rotation: turn }),
    ...(scale.some((part) => part !== 1) ? { scale: [...scale] } : {}),
  };
}
