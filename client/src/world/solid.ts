/**
 * What stops people and carries their feet, as triangles: made of colliders, barriers and bounds by the same rules as the
 * server's `scene/solid.py`.
 */
import { Matrix4, Vector3 } from "three";
import type { Barrier, Bounds, Collider, HeightField } from "../components/generated";
import { groundIndices } from "../components/height_field";
import { WorldMatrices } from "../components/world_matrices";
import type { SceneEntity } from "../model/scene_model";

const CYLINDER_SIDES = 12;
/** The world's border is a wall so thick that no step goes through. */
const BORDER_M = 2;

type Entities = ReadonlyMap<string, SceneEntity>;

/** Triangles of many solids, in the world's axes. */
export class SolidMesh {
  readonly positions: number[] = [];
  readonly indices: number[] = [];
  /** By Entity: its first vertex, and the first after it. */
  readonly stretches = new Map<string, readonly [number, number]>();

  /** What is added now is an Entity's. */
  belongs(id: string, add: () => void): void {
    const from = this.positions.length / 3;
    add();
    if (this.positions.length / 3 > from) this.stretches.set(id, [from, this.positions.length / 3]);
  }

  /** Adds corners of a convex body and its faces, each a list of corners counter-clockwise from outside. */
  addBody(corners: readonly Vector3[], faces: readonly (readonly number[])[]): void {
    const first = this.positions.length / 3;
    for (const corner of corners) this.positions.push(corner.x, corner.y, corner.z);
    for (const [a = 0, ...others] of faces) {
      for (let at = 0; at + 1 < others.length; at += 1) {
        this.indices.push(first + a, first + (others[at] ?? 0), first + (others[at + 1] ?? 0));
      }
    }
  }
}

/** What is there: it stops people, carries them, and hides what is behind it. */
export function bodies(entities: Entities, wanted: Iterable<SceneEntity> = entities.values()): SolidMesh {
  return solids(entities, wanted, (mesh, world, { collider, height_field }) => {
    if (collider) addCollider(mesh, world(), collider, height_field);
  });
}

/** What nobody sees: it stops people and nothing else. */
export function unseenWalls(
  entities: Entities,
  wanted: Iterable<SceneEntity> = entities.values(),
): SolidMesh {
  return solids(entities, wanted, (mesh, world, { barrier, bounds }) => {
    if (barrier) addBarrier(mesh, world(), barrier);
    if (bounds) addBorder(mesh, bounds);
  });
}

function solids(
  entities: Entities,
  wanted: Iterable<SceneEntity>,
  add: (mesh: SolidMesh, world: () => Matrix4, components: SceneEntity["components"]) => void,
): SolidMesh {
  const mesh = new SolidMesh();
  const worlds = new WorldMatrices(entities);
  for (const entity of wanted)
    mesh.belongs(entity.id, () => add(mesh, () => worlds.of(entity), entity.components));
  return mesh;
}

function addCollider(
  mesh: SolidMesh,
  world: Matrix4,
  collider: Collider,
  field: HeightField | undefined,
): void {
  switch (collider.kind) {
    case "box":
      addBox(mesh, world, ...collider.size);
      break;
    case "ramp":
      addRamp(mesh, world, ...collider.size);
      break;
    case "cylinder":
      addCylinder(mesh, world, collider.size[0], collider.size[1]);
      break;
    case "height_field":
      if (field) addGround(mesh, world, field);
  }
}

const BOX_FACES = [
  [0, 1, 3, 2],
  [4, 6, 7, 5],
  [0, 4, 5, 1],
  [2, 3, 7, 6],
  [0, 2, 6, 4],
  [1, 5, 7, 3],
] as const;

function addBox(mesh: SolidMesh, world: Matrix4, width: number, height: number, depth: number): void {
  const corners: Vector3[] = [];
  for (const x of [-0.5, 0.5]) {
    for (const y of [-0.5, 0.5]) {
      for (const z of [-0.5, 0.5])
        corners.push(new Vector3(x * width, y * height, z * depth).applyMatrix4(world));
    }
  }
  mesh.addBody(corners, BOX_FACES);
}

/** From the bottom at +Z up to the full height at −Z. */
function addRamp(mesh: SolidMesh, world: Matrix4, width: number, height: number, depth: number): void {
  const [x, y, z] = [width / 2, height / 2, depth / 2];
  const corners = [
    new Vector3(-x, -y, z),
    new Vector3(x, -y, z),
    new Vector3(-x, -y, -z),
    new Vector3(x, -y, -z),
    new Vector3(-x, y, -z),
    new Vector3(x, y, -z),
  ].map((corner) => corner.applyMatrix4(world));
  mesh.addBody(corners, [
    [0, 1, 5, 4],
    [0, 2, 3, 1],
    [2, 4, 5, 3],
    [0, 4, 2],
    [1, 3, 5],
  ]);
}

function addCylinder(mesh: SolidMesh, world: Matrix4, width: number, height: number): void {
  const corners: Vector3[] = [];
  const sides = Array.from({ length: CYLINDER_SIDES }, (_, side) => side);
  for (const side of sides) {
    const angle = (side / CYLINDER_SIDES) * Math.PI * 2;
    const [x, z] = [(Math.cos(angle) * width) / 2, (Math.sin(angle) * width) / 2];
    corners.push(new Vector3(x, -height / 2, z), new Vector3(x, height / 2, z));
  }
  for (const corner of corners) corner.applyMatrix4(world);
  const count = corners.length;
  const walls = sides.map((side) => [2 * side, 2 * side + 1, (2 * side + 3) % count, (2 * side + 2) % count]);
  const top = sides.map((side) => 2 * side + 1).reverse();
  const bottom = sides.map((side) => 2 * side);
  mesh.addBody(corners, [...walls, top, bottom]);
}

function addGround(mesh: SolidMesh, world: Matrix4, field: HeightField): void {
  const first = mesh.positions.length / 3;
  const point = new Vector3();
  let at = 0;
  for (const z of field.zs) {
    for (const x of field.xs) {
      point.set(x, field.heights[at] ?? 0, z).applyMatrix4(world);
      mesh.positions.push(point.x, point.y, point.z);
      at += 1;
    }
  }
  for (const index of groundIndices(field.xs.length, field.zs.length)) mesh.indices.push(first + index);
}

function addBarrier(mesh: SolidMesh, world: Matrix4, barrier: Barrier): void {
  const line = barrier.line.map((point) => new Vector3(...point).applyMatrix4(world));
  const [first] = line;
  if (barrier.is_closed && first) line.push(first);
  const thickness = barrier.thickness_m;
  for (let at = 0; at + 1 < line.length; at += 1) {
    const [start, end] = [line[at], line[at + 1]];
    if (!start || !end) continue;
    const bottom = Math.min(start.y, end.y) - barrier.depth_m;
    const height = Math.abs(end.y - start.y) + barrier.depth_m + barrier.height_m;
    const middle = new Vector3((start.x + end.x) / 2, bottom + height / 2, (start.z + end.z) / 2);
    const yaw = Math.atan2(start.x - end.x, start.z - end.z);
    const stretch = new Matrix4().makeRotationY(yaw).setPosition(middle);
    addBox(mesh, stretch, thickness, height, Math.hypot(end.x - start.x, end.z - start.z) + thickness);
  }
}

function addBorder(mesh: SolidMesh, bounds: Bounds): void {
  const { x_min, x_max, y_min, y_max, z_min, z_max } = bounds;
  const [width, height, depth] = [x_max - x_min, y_max - y_min, z_max - z_min];
  const [x, y, z] = [(x_min + x_max) / 2, (y_min + y_max) / 2, (z_min + z_max) / 2];
  const wall = (wx: number, wz: number, sizeX: number, sizeZ: number) =>
    addBox(mesh, new Matrix4().setPosition(wx, y, wz), sizeX, height, sizeZ);
  wall(x_min - BORDER_M / 2, z, BORDER_M, depth + 2 * BORDER_M);
  wall(x_max + BORDER_M / 2, z, BORDER_M, depth + 2 * BORDER_M);
  wall(x, z_min - BORDER_M / 2, width + 2 * BORDER_M, BORDER_M);
  wall(x, z_max + BORDER_M / 2, width + 2 * BORDER_M, BORDER_M);
}
