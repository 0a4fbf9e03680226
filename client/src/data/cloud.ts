/** From an array of rows to the points of a cloud; runs in the Worker. */
import type { Matrix } from "./npy";

export interface CloudWish {
  readonly size: readonly [number, number, number];
  readonly isStretched: boolean;
  readonly from: number | null;
  readonly to: number | null;
}

type Three = readonly [number, number, number];

export interface Cloud {
  readonly count: number;
  /** x, y and z within the box, and where on the colour scale, each of 65,535. */
  readonly spots: Uint16Array<ArrayBuffer>;
  /** Red, green, blue and 255, where the array says so. */
  readonly tints: Uint8Array<ArrayBuffer> | null;
  /** In the Entity's axes. */
  readonly low: Three;
  readonly high: Three;
  /** Of x, y and z as the array has them. */
  readonly lows: Three;
  readonly highs: Three;
  /** Of what is shown as colour. */
  readonly from: number;
  readonly to: number;
}

const MOST = 65_535;

/** Throws where its rows are no points. */
export function cloudOf({ shape, numbers }: Matrix, wish: CloudWish): Cloud {
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2 || ![3, 4, 6].includes(columns))
    throw new Error("points have 3, 4 or 6 numbers each");
  const kept = rowsKept(numbers, rows, columns);
  const extents = [0, 1, 2, 3, 4, 5].map((column) =>
    column < columns ? extentOf(numbers, kept, columns, column) : ([0, 0] as const),
  );
  const [lows, highs] = [0, 1].map((end) => [0, 1, 2].map((axis) => extents[axis]?.[end as 0 | 1] ?? 0)) as [
    [number, number, number],
    [number, number, number],
  ];
  const { low, high } = boxOf(lows, highs, wish);
  const coloured = columns === 4 ? 3 : 2;
  let [from, to] = [
    wish.from ?? (extents[coloured]?.[0] as number),
    wish.to ?? (extents[coloured]?.[1] as number),
  ];
  if (columns !== 4) [from, to] = [lows[2], highs[2]];
  const spots = new Uint16Array(kept.length * 4);
  for (let at = 0; at < kept.length; at += 1) {
    const row = (kept[at] as number) * columns;
    const part = (axis: 0 | 1 | 2) => shareOf(numbers[row + axis] as number, lows[axis], highs[axis]);
    // Her x goes against the Entity's own, z of the array is up, y goes away from her.
    spots[4 * at] = MOST * (1 - part(0));
    spots[4 * at + 1] = MOST * part(2);
    spots[4 * at + 2] = MOST * part(1);
    spots[4 * at + 3] = MOST * shareOf(numbers[row + coloured] as number, from, to);
  }
  const greatest = Math.max(...extents.slice(3).map(([, most]) => most));
  const tints = columns === 6 ? tintsOf(numbers, kept, greatest) : null;
  return { count: kept.length, spots, tints, low, high, lows, highs, from, to };
}

/**
 * The rows whose numbers are all finite, in an order of which every beginning is spread over all: a few of them show the
 * whole cloud from afar.
 */
function rowsKept(numbers: ArrayLike<number>, rows: number, columns: number): Uint32Array {
  const step = stepThrough(rows);
  const kept = new Uint32Array(rows);
  let count = 0;
  for (let at = 0, row = 0; at < rows; at += 1, row = (row + step) % rows) {
    let isWhole = true;
    for (let column = 0; column < columns; column += 1)
      isWhole &&= Number.isFinite(numbers[row * columns + column] as number);
    if (isWhole) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

/** About a golden part of the count, and without a common divisor with it. */
export function stepThrough(count: number): number {
  let step = Math.max(1, Math.round(count * 0.6180339887));
  while (divisor(step, count) > 1) step += 1;
  return step;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function extentOf(
  numbers: ArrayLike<number>,
  kept: Uint32Array,
  columns: number,
  column: number,
): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of kept) {
    const value = numbers[row * columns + column] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** What the cloud fills: the whole box, or as much of it as one scale for all axes allows, standing on its floor. */
function boxOf(lows: Three, highs: Three, { size, isStretched }: CloudWish): { low: Three; high: Three } {
  const spans = [highs[0] - lows[0], highs[2] - lows[2], highs[1] - lows[1]] as const;
  const scale = Math.min(...spans.map((span, axis) => (span > 0 ? (size[axis] as number) / span : Infinity)));
  const [width, height, depth] = spans.map((span, axis) =>
    isStretched || !Number.isFinite(scale) ? (size[axis] as number) : span * scale,
  ) as [number, number, number];
  const floor = -size[1] / 2;
  return { low: [-width / 2, floor, -depth / 2], high: [width / 2, floor + height, depth / 2] };
}

function tintsOf(numbers: ArrayLike<number>, kept: Uint32Array, greatest: number): Uint8Array<ArrayBuffer> {
  const full = greatest <= 1 ? 1 : greatest <= 255 ? 255 : MOST;
  const tints = new Uint8Array(kept.length * 4);
  for (let at = 0; at < kept.length; at += 1) {
    const row = (kept[at] as number) * 6;
    for (let part = 0; part < 3; part += 1)
      tints[4 * at + part] = 255 * Math.min(1, Math.max(0, (numbers[row + 3 + part] as number) / full));
    tints[4 * at + 3] = 255;
  }
  return tints;
}

function shareOf(value: number, from: number, to: number): number {
  if (from === to) return 0.5;
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
