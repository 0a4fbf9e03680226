/** The box around what numbers have become: its edges, ticks with their numbers, titles and the legend. */
import {
  BufferAttribute,
  BufferGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  type Object3D,
} from "three";
import { INK } from "../components/ink";
import { type Legend, legendAt } from "./legend";
import { type Sign, signsMesh, wordsAt } from "./signs";
import { ticksOf, writtenTicks } from "./ticks";

type Three = readonly [number, number, number];

export interface Axis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

export interface Axes {
  /** In the Entity's axes. */
  readonly low: Three;
  readonly high: Three;
  readonly title: string;
  /** Null: there are none. */
  readonly axes: { readonly x: Axis; readonly y: Axis; readonly z: Axis } | null;
  readonly legend: Legend | null;
}

const LETTER_PART = 0.04;
const LETTER_M = { least: 0.015, most: 0.6 } as const;
/** In letters. */
const TICK = 0.5;
const TICKS_APART = { across: 4.5, up: 1.9 } as const;
const TICKS_MAX = 9;

export function axesOf(wanted: Axes, locale: string): Object3D {
  const { low, high } = wanted;
  const longest = Math.max(...[0, 1, 2].map((axis) => (high[axis] as number) - (low[axis] as number)));
  const letter = Math.min(LETTER_M.most, Math.max(LETTER_M.least, LETTER_PART * longest));
  const group = new Group();
  const signs: Sign[] = [];
  const lines: number[] = [];
  if (wanted.axes) {
    frame(lines, low, high);
    alongX(wanted.axes.x, wanted, letter, locale, lines, signs);
    alongY(wanted.axes.y, wanted, letter, locale, lines, signs);
    alongZ(wanted.axes.z, wanted, letter, locale, lines, signs);
  }
  const middle: Three = [0, high[1] + 2.2 * letter, high[2]];
  if (wanted.title !== "") signs.push(wordsAt(middle, [0, -1], wanted.title, "title"));
  // Beside it, to her right, beyond the numbers that stand there.
  const beside: Three = [low[0] - (wanted.axes ? 9 : 2) * letter, low[1], (low[2] + high[2]) / 2];
  if (wanted.legend) signs.push(legendAt(beside, [-1, -1], wanted.legend, locale));
  if (lines.length > 0) group.add(linesOf(lines));
  if (signs.length > 0) group.add(signsMesh(signs, letter));
  return group;
}

/** Before it, from her left to her right. */
function alongX(
  axis: Axis,
  { low, high }: Axes,
  letter: number,
  locale: string,
  lines: number[],
  signs: Sign[],
): void {
  const width = high[0] - low[0];
  const ticks = ticksOf(axis.from, axis.to, most(width / letter, TICKS_APART.across));
  for (const [number, text] of writtenTicks(ticks, locale).entries()) {
    const x = high[0] - (ticks[number]?.part ?? 0) * width;
    lines.push(x, low[1], low[2], x, low[1], low[2] - TICK * letter);
    signs.push(wordsAt([x, low[1], low[2] - 1.5 * letter], [0, 0], text, "tick"));
  }
  if (axis.title !== "")
    signs.push(wordsAt([(low[0] + high[0]) / 2, low[1], low[2] - 3.4 * letter], [0, 0], axis.title, "axis"));
}

/** To her right, away from her. */
function alongY(
  axis: Axis,
  { low, high }: Axes,
  letter: number,
  locale: string,
  lines: number[],
  signs: Sign[],
): void {
  const depth = high[2] - low[2];
  const ticks = ticksOf(axis.from, axis.to, most(depth / letter, TICKS_APART.across));
  for (const [number, text] of writtenTicks(ticks, locale).entries()) {
    const z = low[2] + (ticks[number]?.part ?? 0) * depth;
    lines.push(low[0], low[1], z, low[0] - TICK * letter, low[1], z);
    signs.push(wordsAt([low[0] - 0.9 * letter, low[1], z], [-1, 0], text, "tick"));
  }
  if (axis.title !== "")
    signs.push(wordsAt([low[0] - 4.2 * letter, low[1], (low[2] + high[2]) / 2], [-1, 0], axis.title, "axis"));
}

/** At the corner to her left, upwards. */
function alongZ(
  axis: Axis,
  { low, high }: Axes,
  letter: number,
  locale: string,
  lines: number[],
  signs: Sign[],
): void {
  const height = high[1] - low[1];
  const ticks = ticksOf(axis.from, axis.to, most(height / letter, TICKS_APART.up));
  for (const [number, text] of writtenTicks(ticks, locale).entries()) {
    const y = low[1] + (ticks[number]?.part ?? 0) * height;
    lines.push(high[0], y, low[2], high[0] + TICK * letter, y, low[2]);
    signs.push(wordsAt([high[0] + 0.9 * letter, y, low[2]], [1, 0], text, "tick"));
  }
  if (axis.title !== "")
    signs.push(wordsAt([high[0], high[1] + 1.6 * letter, low[2]], [0, 0], axis.title, "axis"));
}

function frame(lines: number[], low: Three, high: Three): void {
  const [x0, y0, z0] = low;
  const [x1, y1, z1] = high;
  lines.push(x0, y0, z0, x1, y0, z0, x1, y0, z0, x1, y0, z1, x1, y0, z1, x0, y0, z1, x0, y0, z1, x0, y0, z0);
  for (const [x, z] of [
    [x0, z1],
    [x1, z1],
    [x1, z0],
  ] as const)
    lines.push(x, y0, z, x, y1, z);
  lines.push(x0, y1, z1, x1, y1, z1, x1, y1, z1, x1, y1, z0);
}

function linesOf(positions: readonly number[]): LineSegments {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  const lines = new LineSegments(
    geometry,
    new LineBasicMaterial({ color: INK, transparent: true, opacity: 0.6, toneMapped: false }),
  );
  lines.userData.isUntouchable = true;
  return lines;
}

function most(letters: number, apart: number): number {
  return Math.max(2, Math.min(TICKS_MAX, Math.floor(letters / apart) + 1));
}
