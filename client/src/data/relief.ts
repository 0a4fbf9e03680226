/** From a matrix to the corners and triangles of a relief; runs in the Worker. */
import type { Matrix } from "./npy";

export interface ReliefWish {
  readonly size: readonly [number, number, number];
  /** Null: the least, and the greatest of the numbers. */
  readonly from: number | null;
  readonly to: number | null;
  readonly cornersMax: number;
}

export interface Relief {
  readonly positions: Float32Array<ArrayBuffer>;
  readonly normals: Float32Array<ArrayBuffer>;
  /** Where on the scale each corner is: a texture's place. */
  readonly parts: Float32Array<ArrayBuffer>;
  readonly indices: Uint32Array<ArrayBuffer>;
  /** Down the outer edge to the floor of the box, as triangles of their own; none where a hole lies at the edge. */
  readonly skirt: Float32Array<ArrayBuffer>;
  /** Rows and columns of the matrix itself. */
  readonly shape: readonly [number, number];
  readonly from: number;
  readonly to: number;
}

/** A field of numbers, NaN where there is a hole. */
export interface Field {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Float64Array;
}

/** Throws where it is no matrix. */
export function reliefOf(matrix: Matrix, wish: ReliefWish): Relief {
  const [rows = 0, columns = 0] = matrix.shape;
  if (matrix.shape.length !== 2 || rows < 2 || columns < 2)
    throw new Error("a relief needs rows and columns");
  const [low, high] = extentOf(matrix.numbers);
  const field = coarser(matrix, wish.cornersMax);
  let [from, to] = [wish.from ?? low, wish.to ?? high];
  if (from === to) [from, to] = [from - 0.5, to + 0.5];
  const positions = cornersOf(field, wish.size, from, to);
  return {
    positions,
    normals: normalsOf(field, positions),
    parts: partsOf(field, from, to),
    indices: trianglesOf(field),
    skirt: skirtOf(field, positions, -wish.size[1] / 2),
    shape: [rows, columns],
    from,
    to,
  };
}

export function extentOf(numbers: ArrayLike<number>): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < numbers.length; at += 1) {
    const value = numbers[at] as number;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** The mean of each block, a hole where less than half of it is known. */
export function coarser({ shape, numbers }: Matrix, cornersMax: number): Field {
  const [rows, columns] = shape as [number, number];
  const share = Math.min(1, Math.sqrt(cornersMax / (rows * columns)));
  const [newRows, newColumns] = [rows, columns].map((side) =>
    Math.min(side, Math.max(2, Math.round(side * share))),
  ) as [number, number];
  const field = new Float64Array(newRows * newColumns);
  const columnAt = Uint32Array.from({ length: newColumns + 1 }, (_, at) =>
    Math.floor((at * columns) / newColumns),
  );
  for (let row = 0; row < newRows; row += 1) {
    const top = Math.floor((row * rows) / newRows);
    const bottom = Math.floor(((row + 1) * rows) / newRows);
    for (let column = 0; column < newColumns; column += 1) {
      const [left, right] = [columnAt[column] as number, columnAt[column + 1] as number];
      let [sum, count] = [0, 0];
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          const value = numbers[y * columns + x] as number;
          if (!Number.isFinite(value)) continue;
          sum += value;
          count += 1;
        }
      }
      const all = (bottom - top) * (right - left);
      field[row * newColumns + column] = 2 * count >= all && count > 0 ? sum / count : Number.NaN;
    }
  }
  return { rows: newRows, columns: newColumns, numbers: field };
}

/** The first column is to the right of the Entity's own x, so to the left of who stands before it; rows go away from her. */
function cornersOf(
  { rows, columns, numbers }: Field,
  [width, height, depth]: ReliefWish["size"],
  from: number,
  to: number,
): Float32Array<ArrayBuffer> {
  const positions = new Float32Array(rows * columns * 3);
  for (let row = 0, at = 0; row < rows; row += 1) {
    const z = depth * (row / (rows - 1) - 0.5);
    for (let column = 0; column < columns; column += 1, at += 3) {
      const value = numbers[row * columns + column] as number;
      const part = Number.isNaN(value) ? 0 : clamped((value - from) / (to - from));
      positions[at] = width * (0.5 - column / (columns - 1));
      positions[at + 1] = height * (part - 0.5);
      positions[at + 2] = z;
    }
  }
  return positions;
}

function partsOf({ numbers }: Field, from: number, to: number): Float32Array<ArrayBuffer> {
  const parts = new Float32Array(numbers.length * 2);
  for (let at = 0; at < numbers.length; at += 1) {
    const value = numbers[at] as number;
    parts[2 * at] = Number.isNaN(value) ? 0 : 0.5 / 256 + (clamped((value - from) / (to - from)) * 255) / 256;
    parts[2 * at + 1] = 0.5;
  }
  return parts;
}

/** By what rises on both sides of a corner; at a hole or an edge, on the one side that there is. */
function normalsOf({ rows, columns, numbers }: Field, positions: Float32Array): Float32Array<ArrayBuffer> {
  const normals = new Float32Array(positions.length);
  const isKnown = (at: number) => !Number.isNaN(numbers[at] as number);
  const slope = (before: number, after: number, axis: 0 | 2) => {
    const run = (positions[3 * after + axis] as number) - (positions[3 * before + axis] as number);
    return run === 0
      ? 0
      : ((positions[3 * after + 1] as number) - (positions[3 * before + 1] as number)) / run;
  };
  for (let row = 0, at = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, at += 1) {
      const left = column > 0 && isKnown(at - 1) ? at - 1 : at;
      const right = column < columns - 1 && isKnown(at + 1) ? at + 1 : at;
      const near = row > 0 && isKnown(at - columns) ? at - columns : at;
      const far = row < rows - 1 && isKnown(at + columns) ? at + columns : at;
      const [dx, dz] = [slope(left, right, 0), slope(near, far, 2)];
      const length = Math.hypot(dx, 1, dz);
      normals[3 * at] = -dx / length;
      normals[3 * at + 1] = 1 / length;
      normals[3 * at + 2] = -dz / length;
    }
  }
  return normals;
}

/** Two for each square; one where a single corner of it is a hole. */
function trianglesOf({ rows, columns, numbers }: Field): Uint32Array<ArrayBuffer> {
  const indices = new Uint32Array((rows - 1) * (columns - 1) * 6);
  let count = 0;
  const add = (a: number, b: number, c: number) => {
    for (const each of [a, b, c]) if (Number.isNaN(numbers[each] as number)) return;
    indices[count] = a;
    indices[count + 1] = b;
    indices[count + 2] = c;
    count += 3;
  };
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const a = row * columns + column;
      const [b, d, e] = [a + 1, a + columns, a + columns + 1];
      const isCutAtB = Number.isNaN(numbers[b] as number) || Number.isNaN(numbers[d] as number);
      if (isCutAtB) {
        add(a, e, d);
        add(a, b, e);
      } else {
        add(a, b, d);
        add(b, e, d);
      }
    }
  }
  return indices.slice(0, count);
}

function skirtOf(
  { rows, columns, numbers }: Field,
  positions: Float32Array,
  floor: number,
): Float32Array<ArrayBuffer> {
  const around: number[] = [];
  for (let column = 0; column < columns; column += 1) around.push(column);
  for (let row = 1; row < rows; row += 1) around.push(row * columns + columns - 1);
  for (let column = columns - 2; column >= 0; column -= 1) around.push((rows - 1) * columns + column);
  for (let row = rows - 2; row >= 0; row -= 1) around.push(row * columns);
  // A piece of a wall would say that the rest was lost.
  if (around.some((at) => Number.isNaN(numbers[at] as number))) return new Float32Array(0);
  const corners: number[] = [];
  for (let at = 0; at + 1 < around.length; at += 1) {
    const [one, other] = [around[at] as number, around[at + 1] as number];
    const [ax, ay, az] = positions.slice(3 * one, 3 * one + 3) as unknown as [number, number, number];
    const [bx, by, bz] = positions.slice(3 * other, 3 * other + 3) as unknown as [number, number, number];
    corners.push(ax, ay, az, ax, floor, az, bx, by, bz, bx, by, bz, ax, floor, az, bx, floor, bz);
  }
  return new Float32Array(corners);
}

function clamped(part: number): number {
  return part < 0 ? 0 : part > 1 ? 1 : part;
}
