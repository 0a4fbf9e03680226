/**
 * What was drawn of one component of an Entity: a stretch of a mesh that it shares with others, or an object of its own;
 * and how a stretch is cut out of its mesh, so that the thing can move by itself.
 */
import { Box3, BufferAttribute, BufferGeometry, type Matrix4, Mesh, type Object3D, Vector3 } from "three";
import type { Origin, Stretch } from "../../components/piece";
import type { Part } from "./part";

/** From a vertex and an index up to others. */
export interface Range {
  readonly vertex: number;
  readonly vertexEnd: number;
  readonly index: number;
  readonly indexEnd: number;
}

export interface Drawing {
  readonly origin: Origin;
  part: Part;
  /** The mesh that it is a stretch of, or its own object. */
  readonly object: Object3D;
  /** Null: the object is its own. */
  readonly range: Range | null;
  /** Of a stretch, once they were asked for. */
  boxes: Boxes | null;
}

/** Everything drawn in a place that was just built. */
export function drawingsIn(part: Part, root: Object3D): Drawing[] {
  const found: Drawing[] = [];
  for (const object of root.children) {
    const { stretches } = (object as Partial<Mesh>).geometry?.userData ?? {};
    const origin: Origin | null | undefined = object.userData.origin;
    if (stretches?.length > 0) found.push(...stretchesOf(part, object as Mesh));
    else if (origin) found.push({ origin, part, object, range: null, boxes: null });
    else if (object.userData.carries) found.push(...drawingsIn(part, object));
  }
  return found;
}

export function stretchesOf(part: Part, mesh: Mesh): Drawing[] {
  const { geometry } = mesh;
  const stretches: readonly Stretch[] = geometry.userData.stretches;
  geometry.userData.drawn = stretches.length;
  return stretches.map(({ origin, vertex, index }, at) => {
    const next = stretches[at + 1];
    const vertexEnd = next?.vertex ?? geometry.getAttribute("position").count;
    const indexEnd = next?.index ?? geometry.index?.count ?? 0;
    return { origin, part, object: mesh, range: { vertex, vertexEnd, index, indexEnd }, boxes: null };
  });
}

/** Leaves a hole in the mesh: its triangles there have no area. True when nothing of the mesh is left. */
export function cutOut(mesh: Mesh, range: Range): boolean {
  const { geometry } = mesh;
  const { index } = geometry;
  if (!index) return false;
  (index.array as Uint32Array).fill(0, range.index, range.indexEnd);
  index.addUpdateRange(range.index, range.indexEnd - range.index);
  index.needsUpdate = true;
  geometry.userData.drawn -= 1;
  return geometry.userData.drawn === 0;
}

/** What is copied from a mesh, where a matrix puts it. */
export interface Copied {
  readonly mesh: Mesh;
  readonly range: Range;
  readonly origin: Origin;
  /** Null: as it is. */
  readonly matrix: Matrix4 | null;
}

/** One mesh of many stretches, all of meshes that are drawn alike. A step for each. */
export function* joined(copies: readonly Copied[]): Generator<undefined, Mesh | null> {
  const [first] = copies;
  if (!first) return null;
  const geometry = new BufferGeometry();
  const vertices = copies.reduce((sum, { range }) => sum + range.vertexEnd - range.vertex, 0);
  const indices = copies.reduce((sum, { range }) => sum + range.indexEnd - range.index, 0);
  const index = new Uint32Array(indices);
  const stretches: Stretch[] = [];
  for (const [name, { itemSize }] of Object.entries(first.mesh.geometry.attributes))
    geometry.setAttribute(name, new BufferAttribute(new Float32Array(vertices * itemSize), itemSize));
  let [vertexAt, indexAt] = [0, 0];
  for (const copy of copies) {
    stretches.push({ origin: copy.origin, vertex: vertexAt, index: indexAt });
    copyVertices(copy, geometry, vertexAt);
    const source = copy.mesh.geometry.index?.array ?? [];
    for (let at = copy.range.index; at < copy.range.indexEnd; at += 1)
      index[indexAt++] = (source[at] ?? 0) - copy.range.vertex + vertexAt;
    vertexAt += copy.range.vertexEnd - copy.range.vertex;
    yield;
  }
  geometry.setIndex(new BufferAttribute(index, 1));
  geometry.userData.stretches = stretches;
  return likeMesh(first.mesh, geometry);
}

function copyVertices({ mesh, range, matrix }: Copied, into: BufferGeometry, vertexAt: number): void {
  const piece = new BufferGeometry();
  for (const [name, attribute] of Object.entries(mesh.geometry.attributes)) {
    const { array, itemSize } = attribute as BufferAttribute;
    const copied = (array as Float32Array).slice(range.vertex * itemSize, range.vertexEnd * itemSize);
    piece.setAttribute(name, new BufferAttribute(copied, itemSize));
  }
  if (matrix) piece.applyMatrix4(matrix);
  for (const [name, attribute] of Object.entries(piece.attributes)) {
    const target = into.getAttribute(name) as BufferAttribute;
    (target.array as Float32Array).set(attribute.array as Float32Array, vertexAt * attribute.itemSize);
  }
}

function likeMesh(mesh: Mesh, geometry: BufferGeometry): Mesh {
  const like = new Mesh(geometry, mesh.material);
  like.castShadow = mesh.castShadow;
  like.receiveShadow = mesh.receiveShadow;
  like.renderOrder = mesh.renderOrder;
  return like;
}

/** Around a stretch, and around each run of a few of its triangles, as x y z of the least and of the greatest corner. */
export interface Boxes {
  readonly whole: Box3;
  readonly runs: Float32Array;
}

export const RUN_TRIANGLES = 64;

/** In its mesh's axes. */
export function boxesOf(drawing: Drawing): Boxes {
  if (drawing.boxes) return drawing.boxes;
  const { geometry } = drawing.object as Mesh;
  const { index, indexEnd } = drawing.range ?? { index: 0, indexEnd: 0 };
  const positions = (geometry.getAttribute("position") as BufferAttribute).array;
  const indices = geometry.index?.array ?? [];
  const length = RUN_TRIANGLES * 3;
  const runs = new Float32Array(Math.ceil((indexEnd - index) / length) * 6);
  const whole = new Box3();
  const corner = new Vector3();
  for (let run = 0; run * 6 < runs.length; run += 1) {
    const box = new Box3();
    const from = index + run * length;
    for (let at = from; at < Math.min(from + length, indexEnd); at += 1)
      box.expandByPoint(corner.fromArray(positions, (indices[at] ?? 0) * 3));
    runs.set([...box.min.toArray(), ...box.max.toArray()], run * 6);
    whole.union(box);
  }
  drawing.boxes = { whole, runs };
  return drawing.boxes;
}
