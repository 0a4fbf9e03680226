/** The place as something to bump into and stand on: bounding volume trees over its solids. Needs no graphics. */
import {
  Box3,
  BufferAttribute,
  BufferGeometry,
  FrontSide,
  type Intersection,
  Line3,
  Ray,
  Vector3,
} from "three";
import { MeshBVH } from "three-mesh-bvh";
import type { SceneEntity } from "../model/scene_model";
import { bodies, type SolidMesh, unseenWalls } from "./solid";

/** Where a ray came down. */
export interface Landing {
  y: number;
  /** The upward part of the surface's normal: 1 is level. */
  slope: number;
}

/** Where a ray met something, and which way that faces. */
export interface RayHit {
  distance: number;
  x: number;
  y: number;
  z: number;
  nx: number;
  ny: number;
  nz: number;
}

/** A ball swept along an upright line, moved out of whatever it touches. */
export interface UprightCapsule {
  readonly bottom: number;
  readonly top: number;
  readonly radius: number;
}

/** So far down nothing of a place is, and nobody falls. */
const OUT_OF_THE_WORLD_M = 20_000;

/** Solids that were made at once. */
export class Solids {
  readonly tree: MeshBVH;
  readonly #position: BufferAttribute;
  readonly #stretches: Map<string, readonly [number, number]>;

  constructor(mesh: SolidMesh) {
    const geometry = new BufferGeometry();
    this.#position = new BufferAttribute(new Float32Array(mesh.positions), 3);
    geometry.setAttribute("position", this.#position);
    geometry.setIndex(mesh.indices);
    this.tree = new MeshBVH(geometry);
    this.#stretches = mesh.stretches;
  }

  /** An Entity's are no longer here. The tree need not know: where it looks for them there is nothing. */
  takeOut(id: string): void {
    const [from, to] = this.#stretches.get(id) ?? [0, 0];
    for (let at = from; at < to; at += 1)
      this.#position.setY(at, this.#position.getY(at) - OUT_OF_THE_WORLD_M);
    this.#stretches.delete(id);
  }
}

export class CollisionWorld {
  /** What stops people and carries them; those that were made later hold what was edited since. */
  bodies: Solids[];
  /** What only stops them. */
  unseen: Solids[];
  readonly #ray = new Ray();
  readonly #segment = new Line3();
  readonly #box = new Box3();
  readonly #onTriangle = new Vector3();
  readonly #onSegment = new Vector3();
  readonly #away = new Vector3();

  constructor(entities: ReadonlyMap<string, SceneEntity>) {
    this.bodies = solidsOf(bodies(entities));
    this.unseen = solidsOf(unseenWalls(entities));
  }

  /** The highest ground under (x, z) between `from` and `from − reach`; false where there is none. */
  landInto(out: Landing, x: number, from: number, z: number, reach: number): boolean {
    this.#ray.origin.set(x, from, z);
    this.#ray.direction.set(0, -1, 0);
    const hit = this.#first(this.#ray, reach);
    if (!hit) return false;
    out.y = hit.point.y;
    out.slope = hit.face?.normal.y ?? 1;
    return true;
  }

  /** What a ray meets first within `far` metres; false if nothing. */
  rayInto(out: RayHit, ray: Ray, far: number): boolean {
    const hit = this.#first(ray, far);
    if (!hit) return false;
    out.distance = hit.distance;
    out.x = hit.point.x;
    out.y = hit.point.y;
    out.z = hit.point.z;
    out.nx = hit.face?.normal.x ?? 0;
    out.ny = hit.face?.normal.y ?? 1;
    out.nz = hit.face?.normal.z ?? 0;
    return true;
  }

  /** How far one gets from `from` towards `to` when `margin` has to stay free ahead: at most the distance between them. */
  clearance(from: Vector3, to: Vector3, margin: number): number {
    const far = from.distanceTo(to);
    this.#ray.origin.copy(from);
    this.#ray.direction.subVectors(to, from).normalize();
    const hit = this.#first(this.#ray, far + margin);
    return hit ? Math.min(far, hit.distance - margin) : far;
  }

  /** Moves a point sideways until the capsule above it touches nothing; the push is added to `position`. */
  pushOut(position: Vector3, capsule: UprightCapsule): void {
    for (const { tree } of this.bodies) this.#pushOutOf(tree, position, capsule);
    for (const { tree } of this.unseen) this.#pushOutOf(tree, position, capsule);
  }

  #first(ray: Ray, far: number): Intersection | null {
    let nearest: Intersection | null = null;
    for (const { tree } of this.bodies) {
      const hit = tree.raycastFirst(ray, FrontSide, 0, nearest?.distance ?? far);
      if (hit) nearest = hit;
    }
    return nearest;
  }

  #pushOutOf(bvh: MeshBVH, position: Vector3, capsule: UprightCapsule): void {
    const { radius } = capsule;
    const segment = this.#segment;
    segment.start.set(position.x, position.y + capsule.bottom + radius, position.z);
    segment.end.set(position.x, position.y + capsule.top - radius, position.z);
    this.#box.makeEmpty().expandByPoint(segment.start).expandByPoint(segment.end).expandByScalar(radius);
    bvh.shapecast({
      intersectsBounds: (box) => box.intersectsBox(this.#box),
      intersectsTriangle: (triangle) => {
        const distance = triangle.closestPointToSegment(segment, this.#onTriangle, this.#onSegment);
        if (!(distance < radius)) return false;
        this.#away.subVectors(this.#onSegment, this.#onTriangle);
        // A floor or a ceiling is no wall: whoever walks is pushed sideways only.
        const level = Math.hypot(this.#away.x, this.#away.z);
        if (level < 1e-5 || level < Math.abs(this.#away.y)) return false;
        const push = (radius - distance) / level;
        const [dx, dz] = [this.#away.x * push, this.#away.z * push];
        for (const point of [segment.start, segment.end, position]) {
          point.x += dx;
          point.z += dz;
        }
        return false;
      },
    });
  }
}

export function solidsOf(mesh: SolidMesh): Solids[] {
  return mesh.indices.length === 0 ? [] : [new Solids(mesh)];
}
