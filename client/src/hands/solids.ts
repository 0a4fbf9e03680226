/** What things in hand may strike or stand on: the place's solids, and the walls that nobody sees. */
import { Ray, Vector3 } from "three";
import type { HitPointInfo } from "three-mesh-bvh";
import type { CollisionWorld, RayHit } from "../world/collision";
import type { Near, Surroundings } from "./flight";
import type { Vector } from "./turn";

/** So near its surface the way out of a solid is no longer to be seen. */
const TOUCHING_M = 1e-5;

export interface Surface {
  readonly point: Vector;
  readonly normal: Vector;
}

export class PlaceSolids implements Surroundings {
  readonly #point = new Vector3();
  readonly #to = new Vector3();
  readonly #ray = new Ray();
  readonly #hit: RayHit = { distance: 0, x: 0, y: 0, z: 0, nx: 0, ny: 1, nz: 0 };
  readonly #near: HitPointInfo = { point: new Vector3(), distance: 0, faceIndex: 0 };

  constructor(readonly world: CollisionWorld) {}

  nearest(point: Vector, within: number): Near | null {
    this.#point.set(...point);
    let found: Near | null = null;
    for (const { tree } of [...this.world.bodies, ...this.world.unseen]) {
      const near = tree.closestPointToPoint(this.#point, this.#near, 0, found?.distance ?? within);
      if (!near || near.distance >= (found?.distance ?? within)) continue;
      const { distance } = near;
      const away = this.#to.subVectors(this.#point, near.point);
      if (distance < TOUCHING_M) away.set(0, 1, 0);
      else away.divideScalar(distance);
      found = { distance, away: away.toArray() };
    }
    return found;
  }

  /** What a ray meets first, within so many metres. */
  surface(from: Vector, direction: Vector, far: number): Surface | null {
    this.#ray.origin.set(...from);
    this.#ray.direction.set(...direction);
    const hit = this.#hit;
    if (!this.world.rayInto(hit, this.#ray, far)) return null;
    return { point: [hit.x, hit.y, hit.z], normal: [hit.nx, hit.ny, hit.nz] };
  }

  /** The floor below a point; null: there is none so near. */
  floor([x, y, z]: Vector, within: number): number | null {
    const landing = { y: 0, slope: 1 };
    return this.world.landInto(landing, x, y, z, within) ? landing.y : null;
  }

  /** How much of the way from one point to the other is free for a ball: 0 … 1. */
  free(from: Vector, to: Vector, radius: number): number {
    this.#point.set(...from);
    this.#to.set(...to);
    const far = this.#point.distanceTo(this.#to);
    if (far === 0) return 1;
    return Math.max(0, this.world.clearance(this.#point, this.#to, radius) / far);
  }
}
