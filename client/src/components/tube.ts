/** `tube`: a round bar along a line, with round ends. */
import { Vector3 } from "three";
import type { Tube } from "./generated";
import { Piece } from "./piece";
import type { BuilderOf } from "./site";

const UP = new Vector3(0, 1, 0);
const ASIDE = new Vector3(1, 0, 0);

export const tube: BuilderOf<"tube"> = (site) => ({
  add(component, { entity, matrix }) {
    site.batch(entity, component.finish).add(bar(component), matrix, component.colour);
  },
});

export function bar(tube: Tube): Piece {
  const piece = new Piece();
  const line = tube.line.map((point) => new Vector3(...point));
  const end = tube.end_radius_m ?? tube.radius_m;
  const rings: number[] = [];
  for (const [at, point] of line.entries()) {
    const radius = tube.radius_m + ((end - tube.radius_m) * at) / Math.max(line.length - 1, 1);
    rings.push(addRing(piece, point, directionAt(line, at, tube.is_closed), radius, tube));
  }
  const joints = tube.is_closed ? rings.length : rings.length - 1;
  for (let at = 0; at < joints; at += 1) {
    joinRings(piece, rings[at] ?? 0, rings[(at + 1) % rings.length] ?? 0, tube.sides);
  }
  if (!tube.is_closed) {
    addEnd(piece, line[0], rings[0] ?? 0, directionAt(line, 0, false).negate(), tube.sides, true);
    const last = line.length - 1;
    addEnd(piece, line[last], rings[last] ?? 0, directionAt(line, last, false), tube.sides, false);
  }
  return piece;
}

function directionAt(line: readonly Vector3[], at: number, closed: boolean): Vector3 {
  const count = line.length;
  const before = closed ? line[(at + count - 1) % count] : line[Math.max(at - 1, 0)];
  const after = closed ? line[(at + 1) % count] : line[Math.min(at + 1, count - 1)];
  return new Vector3().subVectors(after ?? UP, before ?? UP).normalize();
}

function addRing(piece: Piece, middle: Vector3, direction: Vector3, radius: number, tube: Tube): number {
  const reference = Math.abs(direction.y) > 0.95 ? ASIDE : UP;
  const side = new Vector3().crossVectors(direction, reference).normalize();
  const rise = new Vector3().crossVectors(side, direction);
  const first = piece.count;
  for (let each = 0; each <= tube.sides; each += 1) {
    const angle = (each / tube.sides) * Math.PI * 2;
    const normal = side.clone().multiplyScalar(Math.cos(angle)).addScaledVector(rise, Math.sin(angle));
    const flat = tube.flatness * Math.sin(angle);
    const offset = side
      .clone()
      .multiplyScalar(Math.cos(angle))
      .addScaledVector(rise, flat)
      .multiplyScalar(radius);
    piece.vertex(middle.x + offset.x, middle.y + offset.y, middle.z + offset.z, normal.x, normal.y, normal.z);
  }
  return first;
}

function joinRings(piece: Piece, near: number, far: number, sides: number): void {
  for (let each = 0; each < sides; each += 1)
    piece.quad(near + each, far + each, far + each + 1, near + each + 1);
}

function addEnd(
  piece: Piece,
  middle: Vector3 | undefined,
  ring: number,
  outward: Vector3,
  sides: number,
  isStart: boolean,
): void {
  if (!middle) return;
  const tip = piece.vertex(middle.x, middle.y, middle.z, outward.x, outward.y, outward.z);
  for (let each = 0; each < sides; each += 1) {
    if (isStart) piece.triangle(tip, ring + each, ring + each + 1);
    else piece.triangle(tip, ring + each + 1, ring + each);
  }
}
