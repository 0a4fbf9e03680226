/** How a figure's surface comes about: lofts through rings, patches on the face, and for each point what moves and tints it. */
import { BufferAttribute, BufferGeometry, SphereGeometry } from "three";
import { Piece } from "../components/piece";
import type { Bone } from "./bones";
import type { Tint } from "./palette";
import { EVERYBODY } from "./wearers";

export type Vec = readonly [number, number, number];

/** One bone, or two with the second one's share. */
export type Follows = readonly [Bone] | readonly [Bone, Bone, number];

/** What a surface is made of. Each may differ from place to place. */
export interface Fabric {
  readonly follows: Follows | ((x: number, y: number, z: number) => Follows);
  /** Asked for the middle of each triangle, so that colours meet in clean edges. */
  readonly tint: Tint | ((x: number, y: number, z: number) => Tint);
  /** Who wears it; everybody if not said. */
  readonly wearers?: number;
  /** How much light reaches a point that others stand around: 1 all of it. */
  readonly shade?: number | ((x: number, y: number, z: number) => number);
  /** Tints of single points, where one colour fades into another. */
  readonly tints?: readonly Tint[];
}

export class Surface {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #follows: number[] = [];
  readonly #parts: number[] = [];
  readonly #indices: number[] = [];

  add(piece: Piece, fabric: Fabric): void {
    const known = new Map<number, number>();
    for (let corner = 0; corner < piece.indices.length; corner += 3) {
      const three = [0, 1, 2].map((at) => piece.indices[corner + at] ?? 0);
      const tint = this.#tint(piece, three, fabric);
      for (const vertex of three) this.#indices.push(this.#vertex(piece, vertex, fabric, tint, known));
    }
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    const attribute = (values: number[]) => new BufferAttribute(new Float32Array(values), 3);
    geometry.setAttribute("position", attribute(this.#positions));
    geometry.setAttribute("normal", attribute(this.#normals));
    geometry.setAttribute("follows", attribute(this.#follows));
    geometry.setAttribute("part", attribute(this.#parts));
    geometry.setIndex(this.#indices);
    return geometry;
  }

  #tint(piece: Piece, three: readonly number[], { tint }: Fabric): Tint {
    if (typeof tint !== "function") return tint;
    const middle = [0, 1, 2].map(
      (axis) => three.reduce((sum, vertex) => sum + (piece.positions[vertex * 3 + axis] ?? 0), 0) / 3,
    ) as unknown as Vec;
    return tint(...middle);
  }

  #vertex(piece: Piece, vertex: number, fabric: Fabric, tint: Tint, known: Map<number, number>): number {
    const own = fabric.tints?.[vertex] ?? tint;
    const key = vertex * 64 + own;
    const before = known.get(key);
    if (before !== undefined) return before;
    const at = pointOf(piece, vertex);
    const follows = typeof fabric.follows === "function" ? fabric.follows(...at) : fabric.follows;
    const shade = typeof fabric.shade === "function" ? fabric.shade(...at) : (fabric.shade ?? 1);
    this.#positions.push(...at);
    this.#normals.push(...piece.normals.slice(vertex * 3, vertex * 3 + 3));
    this.#follows.push(follows[0], follows[1] ?? follows[0], follows[2] ?? 0);
    this.#parts.push(own, fabric.wearers ?? EVERYBODY, shade);
    const number = this.#positions.length / 3 - 1;
    known.set(key, number);
    return number;
  }
}

function pointOf(piece: Piece, vertex: number): Vec {
  const [x = 0, y = 0, z = 0] = piece.positions.slice(vertex * 3, vertex * 3 + 3);
  return [x, y, z];
}

/** One round of a loft: its middle, its half widths aside and ahead, and how it is tipped sideways. */
export interface Ring {
  readonly at: Vec;
  readonly rx: number;
  readonly rz: number;
  readonly tilt?: number;
}

/** A smooth skin through rings. `roundness` 2 is an ellipse, more is fuller in the corners. */
export function loft(rings: readonly Ring[], sides: number, roundness = 2): Piece {
  const piece = new Piece();
  const firsts = rings.map((ring) => addRing(piece, ring, sides, roundness));
  for (let at = 1; at < rings.length; at += 1) {
    const [low, high] = [firsts[at - 1] ?? 0, firsts[at] ?? 0];
    const [lowIsPoint, highIsPoint] = [rings[at - 1]?.rx === 0, rings[at]?.rx === 0];
    for (let side = 0; side < sides; side += 1) {
      const next = (side + 1) % sides;
      if (lowIsPoint) piece.triangle(low, high + side, high + next);
      else if (highIsPoint) piece.triangle(low + side, high, low + next);
      else piece.quad(low + side, high + side, high + next, low + next);
    }
  }
  return smoothed(piece);
}

function addRing(piece: Piece, { at, rx, rz, tilt = 0 }: Ring, sides: number, roundness: number): number {
  const first = piece.count;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  for (let side = 0; side < (rx === 0 ? 1 : sides); side += 1) {
    const angle = ((side + 0.5) / sides) * Math.PI * 2;
    const [across, ahead] = [
      rx * fuller(Math.cos(angle), roundness),
      rz * fuller(Math.sin(angle), roundness),
    ];
    piece.vertex(at[0] + across * cos, at[1] + across * sin, at[2] + ahead, 0, 1, 0);
  }
  return first;
}

export function fuller(value: number, roundness: number): number {
  return Math.sign(value) * Math.abs(value) ** (2 / roundness);
}

/** Turns all triangles outward, and gives each point the mean direction of those around it. */
export function smoothed(piece: Piece): Piece {
  if (volume(piece) < 0) {
    for (let at = 0; at < piece.indices.length; at += 3) {
      [piece.indices[at + 1], piece.indices[at + 2]] = [
        piece.indices[at + 2] ?? 0,
        piece.indices[at + 1] ?? 0,
      ];
    }
  }
  const sums = new Float64Array(piece.positions.length);
  for (let at = 0; at < piece.indices.length; at += 3) {
    const three = [0, 1, 2].map((corner) => piece.indices[at + corner] ?? 0);
    const [a, b, c] = three.map((vertex) => pointOf(piece, vertex)) as [Vec, Vec, Vec];
    const normal = cross(minus(b, a), minus(c, a));
    for (const vertex of three)
      for (let axis = 0; axis < 3; axis += 1) sums[vertex * 3 + axis]! += normal[axis]!;
  }
  for (let at = 0; at < sums.length; at += 3) {
    const length = Math.hypot(sums[at]!, sums[at + 1]!, sums[at + 2]!) || 1;
    for (let axis = 0; axis < 3; axis += 1) piece.normals[at + axis] = sums[at + axis]! / length;
  }
  return piece;
}

/** Six times what the triangles enclose, seen from their own middle: negative where they face inward. */
function volume(piece: Piece): number {
  const middle = [0, 1, 2].map((axis) => {
    let sum = 0;
    for (let at = axis; at < piece.positions.length; at += 3) sum += piece.positions[at] ?? 0;
    return sum / piece.count;
  }) as unknown as Vec;
  let sum = 0;
  for (let at = 0; at < piece.indices.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) =>
      minus(pointOf(piece, piece.indices[at + corner] ?? 0), middle),
    ) as [Vec, Vec, Vec];
    const normal = cross(b, c);
    sum += a[0] * normal[0] + a[1] * normal[1] + a[2] * normal[2];
  }
  return sum;
}

function minus(a: Vec, b: Vec): Vec {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function cross(a: Vec, b: Vec): Vec {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function unit(a: Vec): Vec {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

export function ball(middle: Vec, radii: Vec, columns: number, rows: number): Piece {
  return Piece.from(new SphereGeometry(1, columns, rows).scale(...radii).translate(...middle));
}

/** A box from its middle and half sizes; its normals point from the middle of each face. */
export function block(middle: Vec, half: Vec): Piece {
  const piece = new Piece();
  for (const [axis, sign] of [0, 1, 2].flatMap((each) => [
    [each, -1],
    [each, 1],
  ]) as [number, number][]) {
    const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
    const corners = [
      [-1, -1],
      [sign, -sign],
      [1, 1],
      [-sign, sign],
    ].map(([a = 0, b = 0]) => {
      const at: [number, number, number] = [...middle];
      const normal: [number, number, number] = [0, 0, 0];
      at[axis] = middle[axis]! + sign * half[axis]!;
      at[u] = middle[u]! + a * half[u]!;
      at[v] = middle[v]! + b * half[v]!;
      normal[axis] = sign;
      return piece.vertex(...at, ...normal);
    });
    piece.quad(corners[0]!, corners[1]!, corners[2]!, corners[3]!);
  }
  return piece;
}

/** The same on the other side of the body. */
export function mirrored(piece: Piece): Piece {
  const other = new Piece();
  for (let at = 0; at < piece.positions.length; at += 3) {
    other.positions.push(
      -(piece.positions[at] ?? 0),
      piece.positions[at + 1] ?? 0,
      piece.positions[at + 2] ?? 0,
    );
    other.normals.push(-(piece.normals[at] ?? 0), piece.normals[at + 1] ?? 0, piece.normals[at + 2] ?? 0);
  }
  for (let at = 0; at < piece.indices.length; at += 3) {
    other.triangle(piece.indices[at] ?? 0, piece.indices[at + 2] ?? 0, piece.indices[at + 1] ?? 0);
  }
  return other;
}

/** A band along a line on something round: `outward` says where its upper side looks, `raised` how thick it is. */
export function tape(
  line: readonly Vec[],
  outward: readonly Vec[],
  halfWidth: number | ((at: number) => number),
  raised: number,
): Piece {
  const piece = new Piece();
  const rows = raised > 0 ? [-1, -0.86, 0.86, 1] : [-1, 1];
  for (const [at, point] of line.entries()) {
    const along = unit(minus(line[Math.min(at + 1, line.length - 1)]!, line[Math.max(at - 1, 0)]!));
    const up = unit(outward[at]!);
    const aside = unit(cross(along, up));
    const width = typeof halfWidth === "number" ? halfWidth : halfWidth(at / (line.length - 1));
    for (const row of rows) {
      const lift = Math.abs(row) === 1 ? 0 : raised;
      const bend = Math.abs(row) === 1 && raised > 0 ? 0.8 * row : 0;
      piece.vertex(
        point[0] + aside[0] * row * width + up[0] * lift,
        point[1] + aside[1] * row * width + up[1] * lift,
        point[2] + aside[2] * row * width + up[2] * lift,
        up[0] + aside[0] * bend,
        up[1] + aside[1] * bend,
        up[2] + aside[2] * bend,
      );
    }
  }
  for (let at = 1; at < line.length; at += 1) {
    const [here, there] = [(at - 1) * rows.length, at * rows.length];
    for (let row = 1; row < rows.length; row += 1)
      piece.quad(here + row - 1, here + row, there + row, there + row - 1);
  }
  return facing(piece);
}

/** Turns each triangle to the side that its points' normals look to. */
export function facing(piece: Piece): Piece {
  for (let at = 0; at < piece.indices.length; at += 3) {
    const three = [0, 1, 2].map((corner) => piece.indices[at + corner] ?? 0);
    const [a, b, c] = three.map((vertex) => pointOf(piece, vertex)) as [Vec, Vec, Vec];
    const across = cross(minus(b, a), minus(c, a));
    const from = (three[0] ?? 0) * 3;
    const [nx = 0, ny = 0, nz = 0] = piece.normals.slice(from, from + 3);
    if (across[0] * nx + across[1] * ny + across[2] * nz >= 0) continue;
    [piece.indices[at + 1], piece.indices[at + 2]] = [three[2] ?? 0, three[1] ?? 0];
  }
  return piece;
}
