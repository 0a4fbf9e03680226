/** `shape`: boxes, cylinders, spheres and rings, their edges rounded just enough to catch the light. */
import { SphereGeometry, TorusGeometry } from "three";
import type { Shape } from "./generated";
import { Piece, revolve, type Turned } from "./piece";
import type { BuilderOf } from "./site";

/** Below this nobody sees the rounding. */
const ROUNDED_EDGE_MIN_M = 0.3;
/** A cylinder with fewer sides shows them. */
const SMOOTH_SIDES_MIN = 9;

export const shape: BuilderOf<"shape"> = (site) => ({
  add(component, { entity, matrix }) {
    site.batch(entity, component.finish).add(surface(component), matrix, component.colour);
  },
});

function surface(shape: Shape): Piece {
  const [width, height, depth] = shape.size;
  switch (shape.kind) {
    case "box":
      return box(width, height, depth, shape.rounding_m);
    case "cylinder":
      return cylinder(shape);
    case "sphere":
      return Piece.from(new SphereGeometry(0.5, 24, 16).scale(width, height, depth));
    case "ring": {
      const tube = depth / 2;
      const ring = new TorusGeometry(width / 2 - tube, tube, 10, Math.max(shape.sides, 24));
      return Piece.from(ring.scale(1, height / width, 1));
    }
  }
}

/** Six faces, twelve bevels whose normals lean from face to face, eight corners. */
export function box(width: number, height: number, depth: number, rounding: number): Piece {
  const piece = new Piece();
  const half = [width / 2, height / 2, depth / 2] as const;
  const wanted = Math.max(width, height, depth) < ROUNDED_EDGE_MIN_M ? 0 : rounding;
  const r = Math.min(wanted, ...half.map((each) => each * 0.5));
  // corner[sx][sy][sz] holds the vertex of each of its three faces.
  const corners = new Map<string, number[]>();
  for (const sx of [-1, 1]) {
    for (const sy of [-1, 1]) {
      for (const sz of [-1, 1]) {
        const [x, y, z] = [sx * half[0], sy * half[1], sz * half[2]];
        corners.set(`${sx},${sy},${sz}`, [
          piece.vertex(x, y - sy * r, z - sz * r, sx, 0, 0),
          piece.vertex(x - sx * r, y, z - sz * r, 0, sy, 0),
          piece.vertex(x - sx * r, y - sy * r, z, 0, 0, sz),
        ]);
      }
    }
  }
  const at = (signs: readonly number[], face: number) => corners.get(signs.join(","))?.[face] ?? 0;
  for (let axis = 0; axis < 3; axis += 1) addFacesAndBevels(piece, at, axis, r > 0);
  if (r > 0) {
    for (const [key, [a = 0, b = 0, c = 0]] of corners) {
      const outward = key.split(",").reduce((sign, each) => sign * Number(each), 1);
      if (outward > 0) piece.triangle(a, b, c);
      else piece.triangle(a, c, b);
    }
  }
  return piece;
}

/** The two faces across one axis, and the four bevels along it. */
function addFacesAndBevels(
  piece: Piece,
  at: (signs: readonly number[], face: number) => number,
  axis: number,
  bevelled: boolean,
): void {
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
  const signs = (onAxis: number, onU: number, onV: number) => {
    const found = [0, 0, 0];
    found[axis] = onAxis;
    found[u] = onU;
    found[v] = onV;
    return found;
  };
  for (const s of [-1, 1]) {
    const [a, b, c, d] = [signs(s, -1, -1), signs(s, 1, -1), signs(s, 1, 1), signs(s, -1, 1)].map((each) =>
      at(each, axis),
    );
    if (s > 0) piece.quad(a ?? 0, b ?? 0, c ?? 0, d ?? 0);
    else piece.quad(d ?? 0, c ?? 0, b ?? 0, a ?? 0);
  }
  if (!bevelled) return;
  for (const su of [-1, 1]) {
    for (const sv of [-1, 1]) {
      const low = signs(-1, su, sv);
      const high = signs(1, su, sv);
      if (su * sv > 0) piece.quad(at(low, u), at(low, v), at(high, v), at(high, u));
      else piece.quad(at(low, v), at(low, u), at(high, u), at(high, v));
    }
  }
}

function cylinder(shape: Shape): Piece {
  const [width, height, depth] = shape.size;
  const foot = 0.5;
  const top = foot * shape.taper;
  const big = Math.max(width, height, depth) >= ROUNDED_EDGE_MIN_M;
  const r = big ? Math.min(shape.rounding_m, height / 4, width / 8) : 0;
  const [rx, ry] = [r / width, r];
  const lean = (foot - top) * (width / height);
  const h = height / 2;
  const outline: Turned[] = [
    { r: 0, y: -h, nr: 0, ny: -1 },
    { r: foot - rx, y: -h, nr: 0, ny: -1 },
    { r: foot, y: -h + ry, nr: 1, ny: lean },
    { r: top, y: h - ry, nr: 1, ny: lean },
    { r: Math.max(top - rx, 0), y: h, nr: 0, ny: 1 },
    { r: 0, y: h, nr: 0, ny: 1 },
  ];
  const piece = revolve(outline, shape.sides, shape.sides >= SMOOTH_SIDES_MIN);
  for (let at = 0; at < piece.positions.length; at += 3) {
    piece.positions[at] = (piece.positions[at] ?? 0) * width;
    piece.positions[at + 2] = (piece.positions[at + 2] ?? 0) * depth;
  }
  return piece;
}
