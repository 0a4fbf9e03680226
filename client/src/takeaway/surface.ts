/** What three.js draws as the accessors of a primitive: triangles in an Entity's own axes. */
import {
  type BufferAttribute,
  type BufferGeometry,
  Color,
  type InterleavedBufferAttribute,
  Matrix3,
  type Matrix4,
  type Texture,
  Vector2,
  Vector3,
} from "three";
import type { Assembly } from "./assembly";
import { ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER, FLOAT, type Made, UNSIGNED_INT, UNSIGNED_SHORT } from "./gltf";

const SHORTS_MAX = 0xffff;
const FULL = 0xffff;
const POINTS = 0;
const UP: readonly [number, number, number] = [0, 1, 0];

type Attribute = BufferAttribute | InterleavedBufferAttribute;

/** From a vertex and an index up to others; where it is missing: all of it. */
export interface Range {
  readonly vertex: number;
  readonly vertexEnd: number;
  readonly index: number;
  readonly indexEnd: number;
}

export interface SurfaceLook {
  /** It takes light, and so needs to know which way it faces. */
  readonly isLit: boolean;
  readonly hasColours: boolean;
  /** The picture on it, for the axes that its place is told in. */
  readonly map: Texture | null;
  /** Seen from its back alone: the triangles are turned over. */
  readonly isTurned: boolean;
  /** It has points instead of triangles. */
  readonly isPoints: boolean;
}

/** Null where nothing of it can be seen, or a number is none. */
export function primitiveOf(
  assembly: Assembly,
  geometry: BufferGeometry,
  range: Range,
  matrix: Matrix4,
  look: SurfaceLook,
): Made | null {
  const indices = look.isPoints ? null : indicesOf(geometry, range, look.isTurned);
  const positions = placed(geometry.getAttribute("position"), range, matrix);
  if (indices?.length === 0 || positions.length === 0 || !positions.every(Number.isFinite)) return null;
  const attributes: Made = { POSITION: addPositions(assembly, positions) };
  if (look.isLit) {
    if (!geometry.hasAttribute("normal")) geometry.computeVertexNormals();
    attributes.NORMAL = add(assembly, normalsOf(geometry, range, matrix, look.isTurned), "VEC3", FLOAT);
  }
  const colour = geometry.getAttribute("color");
  if (look.hasColours && colour) {
    const colours = coloursOf(colour, range);
    attributes.COLOR_0 = add(assembly, colours, "VEC4", UNSIGNED_SHORT, { normalized: true });
  }
  const uv = geometry.getAttribute("uv");
  if (look.map && uv) attributes.TEXCOORD_0 = add(assembly, uvsOf(uv, range, look.map), "VEC2", FLOAT);
  return indices ? { attributes, indices: addIndices(assembly, indices) } : { attributes, mode: POINTS };
}

export function wholeOf(geometry: BufferGeometry): Range {
  const vertexEnd = geometry.getAttribute("position").count;
  return { vertex: 0, vertexEnd, index: 0, indexEnd: geometry.index?.count ?? vertexEnd };
}

type Numbers = Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

function add(
  assembly: Assembly,
  numbers: Numbers,
  type: "SCALAR" | "VEC2" | "VEC3" | "VEC4",
  componentType: number,
  more: Made = {},
  target = ARRAY_BUFFER,
): number {
  const count = numbers.length / { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 }[type];
  const bufferView = assembly.view(numbers, target);
  return assembly.add("accessors", { bufferView, componentType, count, type, ...more });
}

function addPositions(assembly: Assembly, positions: Float32Array<ArrayBuffer>): number {
  const min = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const max = min.map((value) => -value);
  for (const [at, value] of positions.entries()) {
    const axis = at % 3;
    min[axis] = Math.min(min[axis] as number, value);
    max[axis] = Math.max(max[axis] as number, value);
  }
  return add(assembly, positions, "VEC3", FLOAT, { min, max });
}

function addIndices(assembly: Assembly, indices: readonly number[]): number {
  const isShort = indices.every((index) => index < SHORTS_MAX);
  const numbers = isShort ? new Uint16Array(indices) : new Uint32Array(indices);
  const type = isShort ? UNSIGNED_SHORT : UNSIGNED_INT;
  return add(assembly, numbers, "SCALAR", type, {}, ELEMENT_ARRAY_BUFFER);
}

/** Triangles without area are left out: they are holes that nobody sees. */
function indicesOf({ index }: BufferGeometry, range: Range, isTurned: boolean): number[] {
  const found: number[] = [];
  const corner = (at: number) => (index ? index.getX(at) : at) - range.vertex;
  for (let at = range.index; at + 2 < range.indexEnd; at += 3) {
    const [a, b, c] = [corner(at), corner(at + 1), corner(at + 2)];
    if (a === b || b === c || a === c) continue;
    if (isTurned) found.push(a, c, b);
    else found.push(a, b, c);
  }
  return found;
}

function placed(position: Attribute, range: Range, matrix: Matrix4): Float32Array<ArrayBuffer> {
  const found = new Float32Array((range.vertexEnd - range.vertex) * 3);
  const point = new Vector3();
  for (let at = range.vertex; at < range.vertexEnd; at += 1)
    point
      .fromBufferAttribute(position, at)
      .applyMatrix4(matrix)
      .toArray(found, (at - range.vertex) * 3);
  return found;
}

function normalsOf(
  geometry: BufferGeometry,
  range: Range,
  matrix: Matrix4,
  isTurned: boolean,
): Float32Array<ArrayBuffer> {
  const normal = geometry.getAttribute("normal");
  const found = new Float32Array((range.vertexEnd - range.vertex) * 3);
  const turn = new Matrix3().getNormalMatrix(matrix);
  const way = new Vector3();
  for (let at = range.vertex; at < range.vertexEnd; at += 1) {
    way.fromBufferAttribute(normal, at).applyMatrix3(turn).normalize();
    if (isTurned) way.negate();
    if (!(way.lengthSq() > 0.5)) way.set(...UP);
    way.toArray(found, (at - range.vertex) * 3);
  }
  return found;
}

/** Linear, as three has them and glTF wants them; four of two bytes each, so that each begins at a multiple of four. */
function coloursOf(colour: Attribute, range: Range): Uint16Array<ArrayBuffer> {
  const found = new Uint16Array((range.vertexEnd - range.vertex) * 4);
  const part = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * FULL);
  for (let at = range.vertex; at < range.vertexEnd; at += 1) {
    const to = (at - range.vertex) * 4;
    found[to] = part(colour.getX(at));
    found[to + 1] = part(colour.getY(at));
    found[to + 2] = part(colour.getZ(at));
    found[to + 3] = colour.itemSize > 3 ? part(colour.getW(at)) : FULL;
  }
  return found;
}

/** From the picture's upper left corner, as glTF has it. */
function uvsOf(uv: Attribute, range: Range, map: Texture): Float32Array<ArrayBuffer> {
  const found = new Float32Array((range.vertexEnd - range.vertex) * 2);
  const place = new Vector2();
  if (map.matrixAutoUpdate) map.updateMatrix();
  for (let at = range.vertex; at < range.vertexEnd; at += 1) {
    place.fromBufferAttribute(uv as BufferAttribute, at).applyMatrix3(map.matrix);
    found[(at - range.vertex) * 2] = place.x;
    found[(at - range.vertex) * 2 + 1] = map.flipY ? 1 - place.y : place.y;
  }
  return found;
}

/** A colour as glTF has it: linear. */
export function linear(colour: Color | string, alpha = 1): number[] {
  const { r, g, b } = typeof colour === "string" ? new Color(colour) : colour;
  return [r, g, b, alpha].map((part) => Math.min(1, Math.max(0, part)));
}
