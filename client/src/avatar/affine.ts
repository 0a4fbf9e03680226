/** The little algebra that bones need: rows of a 3 × 4 matrix in one array, no garbage. */

/** The upper three rows of a matrix. */
export type Affine = Float64Array;
export const AFFINE_FLOATS = 12;

export function affine(): Affine {
  return new Float64Array(AFFINE_FLOATS);
}

const turn = new Float64Array(9);

/** A place in the world, turned about Y. */
export function place(out: Affine, x: number, y: number, z: number, yaw: number): void {
  const [cos, sin] = [Math.cos(yaw), Math.sin(yaw)];
  out[0] = cos;
  out[1] = 0;
  out[2] = sin;
  out[3] = x;
  out[4] = 0;
  out[5] = 1;
  out[6] = 0;
  out[7] = y;
  out[8] = -sin;
  out[9] = 0;
  out[10] = cos;
  out[11] = z;
}

/** `parent` moved along its own axes. */
export function shifted(out: Affine, parent: Affine, x: number, y: number, z: number): void {
  for (let row = 0; row < AFFINE_FLOATS; row += 4) {
    const [a, b, c] = [parent[row]!, parent[row + 1]!, parent[row + 2]!];
    out[row] = a;
    out[row + 1] = b;
    out[row + 2] = c;
    out[row + 3] = parent[row + 3]! + a * x + b * y + c * z;
  }
}

/** `parent` turned about a joint of it: first about Z, then X, then Y. */
export function jointed(
  out: Affine,
  parent: Affine,
  px: number,
  py: number,
  pz: number,
  x: number,
  y: number,
  z: number,
): void {
  setTurn(x, y, z);
  for (let row = 0; row < AFFINE_FLOATS; row += 4) {
    const [a, b, c] = [parent[row]!, parent[row + 1]!, parent[row + 2]!];
    const u = a * turn[0]! + b * turn[3]! + c * turn[6]!;
    const v = a * turn[1]! + b * turn[4]! + c * turn[7]!;
    const w = a * turn[2]! + b * turn[5]! + c * turn[8]!;
    out[row] = u;
    out[row + 1] = v;
    out[row + 2] = w;
    out[row + 3] = parent[row + 3]! + (a - u) * px + (b - v) * py + (c - w) * pz;
  }
}

/** Makes what follows a bone thinner or thicker along the bone’s own Z, about its axis. */
export function flattened(out: Affine, share: number): void {
  for (let row = 0; row < AFFINE_FLOATS; row += 4) out[row + 2] = out[row + 2]! * share;
}

function setTurn(x: number, y: number, z: number): void {
  const [cx, sx, cy, sy] = [Math.cos(x), Math.sin(x), Math.cos(y), Math.sin(y)];
  const [cz, sz] = [Math.cos(z), Math.sin(z)];
  turn[0] = cy * cz + sy * sx * sz;
  turn[1] = -cy * sz + sy * sx * cz;
  turn[2] = sy * cx;
  turn[3] = cx * sz;
  turn[4] = cx * cz;
  turn[5] = -sx;
  turn[6] = -sy * cz + cy * sx * sz;
  turn[7] = sy * sz + cy * sx * cz;
  turn[8] = cy * cx;
}
