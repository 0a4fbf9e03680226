/** `coping`: the little roof along a wall's top. */
import { Color, Vector3 } from "three";
import type { Coping } from "./generated";
import { Piece } from "./piece";
import type { BuilderOf } from "./site";
import { bar } from "./tube";

/** From the eaves to the ridge: how far out, how high, as shares of half the width and of the height. */
const SLOPE: readonly (readonly [number, number])[] = [
  [1, -0.1],
  [0.58, 0.28],
  [0.28, 0.6],
  [0.08, 0.96],
];
const EAVES_M = 0.09;
const TILE_HALF_M = 0.055;
const TILE_RISE_M = 0.06;

export const coping: BuilderOf<"coping"> = (site) => ({
  add(component, { entity, matrix }) {
    const batch = site.batch(entity, "matt");
    const line = component.line.map((point) => new Vector3(...point));
    const tiles = new Color(component.colour).lerp(new Color(component.ridge), 0.4);
    for (const side of [1, -1] as const) {
      batch.add(slope(component, line, side), matrix, component.colour);
      batch.add(rows(component, line, side), matrix, `#${tiles.getHexString()}`);
    }
    const top = line.map(({ x, y, z }): [number, number, number] => [x, y + component.height_m, z]);
    const ridge = {
      line: top,
      radius_m: 0.09,
      end_radius_m: 0.09,
      sides: 6,
      flatness: 1,
      is_closed: false,
    } as const;
    batch.add(bar({ ...ridge, colour: component.ridge, finish: "matt" }), matrix, component.ridge);
  },
});

/** To the wall's side, level, at a joint of its line. */
function aside(line: readonly Vector3[], at: number): Vector3 {
  const [before, after] = [line[Math.max(at - 1, 0)], line[Math.min(at + 1, line.length - 1)]];
  if (!before || !after) return new Vector3(0, 0, 1);
  return new Vector3(before.z - after.z, 0, after.x - before.x).normalize();
}

function pointOf(coping: Coping, foot: Vector3, out: Vector3, side: number, step: number): Vector3 {
  const [reach, rise] = SLOPE[step] ?? [0, 0];
  return foot
    .clone()
    .addScaledVector(out, (side * reach * coping.width_m) / 2)
    .setY(foot.y + rise * coping.height_m);
}

/** One slope and the eaves below it. */
export function slope(coping: Coping, line: readonly Vector3[], side: 1 | -1): Piece {
  const piece = new Piece();
  for (const [at, foot] of line.entries()) {
    const out = aside(line, at);
    const points = SLOPE.map((_, step) => pointOf(coping, foot, out, side, step));
    const eaves = points[0]?.clone();
    if (eaves) {
      eaves.y -= EAVES_M;
      // What one sees from below: level, from the wall out to the eaves.
      points.unshift(foot.clone().setY(eaves.y), eaves);
    }
    for (const [step, point] of points.entries()) {
      const up = step === 0 ? -1 : step < 3 ? 0.4 : 1;
      piece.vertex(point.x, point.y, point.z, side * out.x * 0.8, up, side * out.z * 0.8);
    }
    joinProfiles(piece, at, points.length, side);
  }
  closeEnds(piece, line, side);
  return piece;
}

/** The gables: half of each end's outline, filled down to the eaves. */
function closeEnds(piece: Piece, line: readonly Vector3[], side: 1 | -1): void {
  const count = SLOPE.length + 2;
  for (const at of [0, line.length - 1]) {
    const [foot, inner] = [line[at], line[at === 0 ? 1 : at - 1]];
    if (!foot || !inner) continue;
    const outward = foot.clone().sub(inner).setY(0).normalize();
    const first = piece.count;
    for (let step = 0; step < count; step += 1) {
      const from = 3 * (at * count + step);
      const [x = 0, y = 0, z = 0] = piece.positions.slice(from, from + 3);
      piece.vertex(x, y, z, outward.x, 0, outward.z);
    }
    const facesOut = (at === 0) === side > 0;
    for (let step = 1; step + 1 < count; step += 1) {
      if (facesOut) piece.triangle(first, first + step, first + step + 1);
      else piece.triangle(first, first + step + 1, first + step);
    }
  }
}

function joinProfiles(piece: Piece, at: number, count: number, side: 1 | -1): void {
  if (at === 0) return;
  const [near, far] = [(at - 1) * count, at * count];
  for (let step = 0; step + 1 < count; step += 1) {
    if (side > 0) piece.quad(near + step, far + step, far + step + 1, near + step + 1);
    else piece.quad(far + step, near + step, near + step + 1, far + step + 1);
  }
}

/** Rows of round tiles down one slope, as three-cornered bars. */
function rows(coping: Coping, line: readonly Vector3[], side: 1 | -1): Piece {
  const piece = new Piece();
  for (let at = 0; at + 1 < line.length; at += 1) {
    const [from, to] = [line[at], line[at + 1]];
    if (!from || !to) continue;
    const out = new Vector3(from.z - to.z, 0, to.x - from.x).normalize();
    const length = Math.hypot(to.x - from.x, to.z - from.z);
    const count = Math.max(1, Math.round(length / coping.tile_step_m));
    const along = to.clone().sub(from).setY(0).normalize();
    for (let row = 0; row < count; row += 1) {
      addRow(piece, coping, from.clone().lerp(to, (row + 0.5) / count), along, out, side);
    }
  }
  return piece;
}

function addRow(
  piece: Piece,
  coping: Coping,
  foot: Vector3,
  along: Vector3,
  out: Vector3,
  side: 1 | -1,
): void {
  const first = piece.count;
  for (let step = 0; step < SLOPE.length; step += 1) {
    const at = pointOf(coping, foot, out, side, step).addScaledVector(out, step === 0 ? side * 0.02 : 0);
    for (const beside of [-1, 0, 1]) {
      const rise = beside === 0 ? TILE_RISE_M : 0.004;
      const x = at.x + along.x * TILE_HALF_M * beside;
      const z = at.z + along.z * TILE_HALF_M * beside;
      piece.vertex(
        x,
        at.y + rise,
        z,
        side * out.x * 0.6 + along.x * beside,
        1,
        side * out.z * 0.6 + along.z * beside,
      );
    }
  }
  const face = (a: number, b: number, c: number, d: number) =>
    side > 0 ? piece.quad(a, b, c, d) : piece.quad(d, c, b, a);
  for (let step = 0; step + 1 < SLOPE.length; step += 1) {
    const [low, high] = [first + 3 * step, first + 3 * step + 3];
    face(low, low + 1, high + 1, high);
    face(low + 1, low + 2, high + 2, high + 1);
  }
  if (side > 0) piece.triangle(first, first + 2, first + 1);
  else piece.triangle(first, first + 1, first + 2);
}
