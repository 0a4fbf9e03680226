/** What a ray meets first of all that is drawn: boxes of stretches first, and the triangles only of those that it meets. */
import {
  Box3,
  type BufferAttribute,
  type Matrix4,
  Mesh,
  type Object3D,
  type Ray,
  Raycaster,
  Vector3,
} from "three";
import { acceleratedRaycast, MeshBVH } from "three-mesh-bvh";
import { EVERYWHERE } from "./bounds";
import { boxesOf, type Drawing, type Range, RUN_TRIANGLES } from "./drawing";
import type { LivePlace } from "./live_place";
import { worldOf } from "./part";

/** So many triangles are asked one by one. */
const FEW_TRIANGLES = 4_000;
/** Of more than this a tree takes too long to make for a click: the box has to do. */
const TREE_TRIANGLES_MAX = 400_000;

export interface Hit {
  readonly entity: string;
  readonly point: Vector3;
  readonly normal: Vector3;
  readonly distance: number;
}

interface Local {
  readonly ray: Ray;
  readonly world: Matrix4;
}

const NONE: ReadonlySet<string> = new Set();
const [a, b, c, met] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
const run = new Box3();
const caster = new Raycaster();

export function pickAlong(
  place: Pick<LivePlace, "drawings">,
  ray: Ray,
  except: ReadonlySet<string> = NONE,
): Hit | null {
  const locals = new Map<Object3D, Local>();
  let nearest: Hit | null = null;
  for (const [id, drawings] of place.drawings) {
    if (except.has(id)) continue;
    for (const drawing of drawings) {
      if (!drawing.part.root.visible || EVERYWHERE.has(drawing.origin.component)) continue;
      const hit = drawing.range ? meetStretch(drawing, drawing.range, ray, locals) : meetObject(drawing, ray);
      if (hit && (!nearest || hit.distance < nearest.distance)) nearest = hit;
    }
  }
  return nearest;
}

function meetStretch(drawing: Drawing, range: Range, ray: Ray, locals: Map<Object3D, Local>): Hit | null {
  const mesh = drawing.object as Mesh;
  let local = locals.get(mesh);
  if (!local) {
    const world = worldOf(mesh);
    local = { ray: ray.clone().applyMatrix4(world.clone().invert()), world };
    locals.set(mesh, local);
  }
  const { whole, runs } = boxesOf(drawing);
  if (!local.ray.intersectsBox(whole)) return null;
  const position = mesh.geometry.getAttribute("position") as BufferAttribute;
  const indices = mesh.geometry.index?.array ?? [];
  let best = Number.POSITIVE_INFINITY;
  let bestAt = -1;
  for (let at = range.index; at < range.indexEnd; at += 3) {
    const triangle = (at - range.index) / 3;
    if (triangle % RUN_TRIANGLES === 0 && !meetsRun(local.ray, runs, (triangle / RUN_TRIANGLES) * 6)) {
      at += (RUN_TRIANGLES - 1) * 3;
      continue;
    }
    a.fromBufferAttribute(position, indices[at] ?? 0);
    b.fromBufferAttribute(position, indices[at + 1] ?? 0);
    c.fromBufferAttribute(position, indices[at + 2] ?? 0);
    if (!local.ray.intersectTriangle(a, b, c, false, met)) continue;
    const away = met.distanceToSquared(local.ray.origin);
    if (away >= best) continue;
    best = away;
    bestAt = at;
  }
  if (bestAt < 0) return null;
  const corners = [0, 1, 2].map((each) =>
    new Vector3().fromBufferAttribute(position, indices[bestAt + each] ?? 0),
  );
  const [first, second, third] = corners.map((each) => each.applyMatrix4(local.world)) as [
    Vector3,
    Vector3,
    Vector3,
  ];
  const normal = second.clone().sub(first).cross(third.clone().sub(first)).normalize();
  const point = new Vector3();
  if (!ray.intersectTriangle(first, second, third, false, point)) return null;
  return facing(drawing.origin.id, point, normal, ray);
}

function meetsRun(ray: Ray, runs: Float32Array, at: number): boolean {
  run.min.fromArray(runs, at);
  run.max.fromArray(runs, at + 3);
  return ray.intersectsBox(run);
}

/** Measures for a few milliseconds what picking will ask for; true when all is measured. */
export function measure(drawings: Iterator<Drawing>, untilMs: number): boolean {
  while (performance.now() < untilMs) {
    const { done, value } = drawings.next();
    if (done) return true;
    if (value.range) boxesOf(value);
    else value.object.traverse((each) => each instanceof Mesh && prepare(each));
  }
  return false;
}

/** Seen from behind, a surface looks to whoever sees it. */
function facing(entity: string, point: Vector3, normal: Vector3, ray: Ray): Hit {
  if (normal.dot(ray.direction) > 0) normal.negate();
  return { entity, point, normal, distance: point.distanceTo(ray.origin) };
}

function meetObject(drawing: Drawing, ray: Ray): Hit | null {
  const { id } = drawing.origin;
  let nearest: Hit | null = null;
  drawing.object.updateWorldMatrix(true, true);
  drawing.object.traverseVisible((each) => {
    if (!(each instanceof Mesh) || each.userData.isUntouchable) return;
    const found = isTooLarge(each) ? meetBox(each, ray, id) : meetTriangles(each, ray, id);
    if (found && (!nearest || found.distance < nearest.distance)) nearest = found;
  });
  return nearest;
}

function meetTriangles(mesh: Mesh, ray: Ray, entity: string): Hit | null {
  prepare(mesh);
  caster.ray.copy(ray);
  caster.firstHitOnly = true;
  const [hit] = caster.intersectObject(mesh, false);
  return hit ? facing(entity, hit.point, normalOf(hit.face?.normal, mesh.matrixWorld), ray) : null;
}

/** Large meshes are asked by a tree. */
function prepare(mesh: Mesh): void {
  const { geometry } = mesh;
  const triangles = trianglesOf(mesh);
  if ("isSkinnedMesh" in mesh || "boundsTree" in geometry) return;
  if (triangles < FEW_TRIANGLES || triangles > TREE_TRIANGLES_MAX) return;
  Object.assign(geometry, { boundsTree: new MeshBVH(geometry, { indirect: true }) });
  mesh.raycast = acceleratedRaycast;
}

function normalOf(normal: Vector3 | undefined, world: Matrix4): Vector3 {
  return (normal?.clone() ?? new Vector3(0, 1, 0)).transformDirection(world);
}

function trianglesOf({ geometry }: Mesh): number {
  return (geometry.index?.count ?? geometry.getAttribute("position")?.count ?? 0) / 3;
}

function isTooLarge(mesh: Mesh): boolean {
  return trianglesOf(mesh) > TREE_TRIANGLES_MAX && !("boundsTree" in mesh.geometry);
}

function meetBox({ geometry, matrixWorld }: Mesh, ray: Ray, entity: string): Hit | null {
  if (!geometry.boundingBox) geometry.computeBoundingBox();
  const box = geometry.boundingBox?.clone().applyMatrix4(matrixWorld);
  const point = box && ray.intersectBox(box, new Vector3());
  return point ? facing(entity, point, ray.direction.clone().negate(), ray) : null;
}
