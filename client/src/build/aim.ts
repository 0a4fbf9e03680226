/** From where a pointer points to how far along a line, or how far around one, a hand has dragged. */
import { Plane, Quaternion, type Ray, Vector3 } from "three";
import type { Vector } from "./snapping";

const PARALLEL = 1e-3;
const between = new Vector3();

/** The metres along `axis` (unit) from `origin` to where the ray comes nearest to that line; null: it looks along it. */
export function alongAxis(ray: Ray, origin: Vector3, axis: Vector3): number | null {
  between.copy(origin).sub(ray.origin);
  const cosine = axis.dot(ray.direction);
  const off = 1 - cosine * cosine;
  if (off < PARALLEL) return null;
  return (cosine * between.dot(ray.direction) - between.dot(axis)) / off;
}

/** Where the ray meets the plane through `origin` across `normal`; null: beside or behind. */
export function onPlane(ray: Ray, origin: Vector3, normal: Vector3): Vector3 | null {
  if (Math.abs(ray.direction.dot(normal)) < 0.02) return null;
  return ray.intersectPlane(new Plane().setFromNormalAndCoplanarPoint(normal, origin), new Vector3());
}

/** Radians by which one goes around `axis` from one point to another, counted as a right hand turns. */
export function angleAround(axis: Vector3, origin: Vector3, from: Vector3, to: Vector3): number {
  const one = from.clone().sub(origin).projectOnPlane(axis);
  const other = to.clone().sub(origin).projectOnPlane(axis);
  return Math.atan2(one.clone().cross(other).dot(axis), one.dot(other));
}

/** Factors by which dragging a handle from `start` to `now` metres off the middle sizes a thing along one axis, or all. */
export function factorsOf(start: number, now: number, axis: 0 | 1 | 2 | null): Vector {
  const factor = Math.min(100, Math.max(0.02, now / (Math.abs(start) < 0.01 ? 0.01 : start)));
  if (axis === null) return [factor, factor, factor];
  const factors: Vector = [1, 1, 1];
  factors[axis] = factor;
  return factors;
}

export function turnAround(axis: Vector3, degrees: number): Quaternion {
  return new Quaternion().setFromAxisAngle(axis, (degrees * Math.PI) / 180);
}
