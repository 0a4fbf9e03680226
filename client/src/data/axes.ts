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
    const edges = edgesOf(wanted);
    for (const axis of ["x", "y", "z"] as const)
      write(wanted.axes[axis], edges[axis], letter, locale, lines, signs);
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

/** The edge along which an axis is written. */
interface Edge {
  readonly from: Three;
  readonly to: Three;
  /** Away from the box. */
  readonly out: Three;
  /** Which end of its words the numbers stand at, across and up. */
  readonly hangs: readonly [number, number];
  /** So far out its numbers are, and so many letters one from the next. */
  readonly numbers: number;
  readonly apart: number;
  /** Its title: at which part of the way along, and how many letters from there. */
  readonly title: { readonly part: number; readonly away: Three; readonly hangs: readonly [number, number] };
}

function edgesOf({ low, high }: Axes): { readonly x: Edge; readonly y: Edge; readonly z: Edge } {
  const [x0, y0, z0] = low;
  const [x1, y1, z1] = high;
  const { across, up } = TICKS_APART;
  return {
    // Before it, from her left to her right.
    x: {
      from: [x1, y0, z0],
      to: [x0, y0, z0],
      out: [0, 0, -1],
      hangs: [0, 0],
      numbers: 1.5,
      apart: across,
      title: { part: 0.5, away: [0, 0, -3.4], hangs: [0, 0] },
    },
    // To her right, away from her.
    y: {
      from: [x0, y0, z0],
      to: [x0, y0, z1],
      out: [-1, 0, 0],
      hangs: [-1, 0],
      numbers: 0.9,
      apart: across,
      title: { part: 0.5, away: [-4.2, 0, 0], hangs: [-1, 0] },
    },
    // At the corner to her left, upwards.
    z: {
      from: [x1, y0, z0],
      to: [x1, y1, z0],
      out: [1, 0, 0],
      hangs: [1, 0],
      numbers: 0.9,
      apart: up,
      title: { part: 1, away: [0, 1.6, 0], hangs: [0, 0] },
    },
  };
}

function write(axis: Axis, edge: Edge, letter: number, locale: string, lines: number[], signs: Sign[]): void {
  const way = moved(edge.to, edge.from, -1);
  const ticks = ticksOf(axis.from, axis.to, most(Math.hypot(...way) / letter, edge.apart));
  for (const [number, text] of writtenTicks(ticks, locale).entries()) {
    const at = moved(edge.from, way, ticks[number]?.part ?? 0);
    lines.push(...at, ...moved(at, edge.out, TICK * letter));
    signs.push(wordsAt(moved(at, edge.out, edge.numbers * letter), edge.hangs, text, "tick"));
  }
  if (axis.title === "") return;
  const { part, away, hangs } = edge.title;
  signs.push(wordsAt(moved(moved(edge.from, way, part), away, letter), hangs, axis.title, "axis"));
}

function moved([x, y, z]: Three, [dx, dy, dz]: Three, times: number): Three {
  return [x + dx * times, y + dy * times, z + dz * times];
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
