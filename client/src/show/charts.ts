/** Charts as good print has them: few lines, direct names, numbers where they are meant. */
import { drawChart, endsOf } from "../data/board_chart";
import { type Tick, ticksOf, written, writtenTicks } from "../data/ticks";
import type { BarChart, LineChart } from "../protocol/generated";
import {
  BAR,
  fitted,
  HAIRLINE,
  INK,
  LINES,
  type Pen,
  type Room,
  rounded,
  rule,
  SECOND,
  sans,
  widthOf,
  write,
} from "./ink";

/** More than this stand beside one another, with their names below. */
export const LYING_MAX = 14;
const NAMES_PART = 0.36;
const BAR_PART = 0.6;
/** Of a row of bars, in letters. */
export const BAR_ROW = { least: 1.12, most: 2 } as const;
const TICKS_MAX = 5;
/** A chart's own title, in letters. */
export const HEAD = 1.55;
const SMALL = 0.82;
/** So that six lines are told apart without any colour. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [0.7, 0.28],
  [0.16, 0.26],
  [1.2, 0.3, 0.16, 0.3],
  [],
  [0.4, 0.4],
];

export function drawBars(pen: Pen, chart: BarChart, room: Room, letter: number, locale: string): void {
  const count = Math.min(chart.labels.length, chart.values.length);
  const isLying = count <= LYING_MAX;
  // Lying bars have it at each number.
  const inner = headed(pen, chart.title, isLying ? "" : chart.unit, room, letter);
  if (count === 0) return;
  if (isLying) drawLying(pen, chart, count, inner, letter, locale);
  else {
    const series = chart.labels
      .slice(0, count)
      .map((name, at) => [name, chart.values[at]!] as [string, number]);
    drawChart(pen, { series, series_title: "", chart: "bars" }, inner, letter, locale);
  }
}

/** How far up a value's bar begins and ends, from 0 to 1 of the room: nought is always among them. */
export function barEnds(values: readonly number[]): readonly [number, number] {
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

function drawLying(
  pen: Pen,
  { labels, values, unit }: BarChart,
  count: number,
  room: Room,
  letter: number,
  locale: string,
): void {
  const row = Math.min(BAR_ROW.most * letter, room.height / count);
  const font = sans(Math.min(letter * 0.92, row * 0.72));
  const shown = values.slice(0, count);
  const texts = shown.map((value) => withUnit(written(value, locale), unit));
  const names = Math.min(
    NAMES_PART * room.width,
    Math.max(...labels.slice(0, count).map((name) => widthOf(pen, name, font))),
  );
  const numbers = Math.max(...texts.map((text) => widthOf(pen, text, font))) + 0.5 * letter;
  const [least, most] = barEnds(shown);
  const left = room.left + names + 0.6 * letter;
  const below = least < 0 ? numbers : 0;
  const width = room.width - names - 0.6 * letter - numbers - below;
  const xOf = (value: number) => left + below + (width * (value - least)) / (most - least || 1);
  for (const [at, value] of shown.entries()) {
    const y = room.top + (at + 0.5) * row;
    const name = fitted(pen, labels[at]!, font, names);
    write(pen, name, room.left + names, y, { font, align: "right" });
    const [a, b] = [xOf(Math.min(0, value)), xOf(Math.max(0, value))];
    pen.fillStyle = BAR;
    const bar = { left: a, top: y - (row * BAR_PART) / 2, width: Math.max(b - a, 1), height: row * BAR_PART };
    rounded(pen, bar, letter * 0.12);
    pen.fill();
    const isBelow = value < 0;
    const x = isBelow ? a - 0.3 * letter : b + 0.3 * letter;
    write(pen, texts[at]!, x, y, { font, align: isBelow ? "right" : "left" });
  }
  pen.strokeStyle = INK;
  pen.lineWidth = Math.max(1, letter * 0.045);
  rule(pen, [xOf(0), room.top], [xOf(0), room.top + count * row]);
}

export function drawLines(pen: Pen, chart: LineChart, room: Room, letter: number, locale: string): void {
  const inner = headed(pen, chart.title, chart.y_label, room, letter);
  const points = chart.series.flatMap((series) => series.points);
  const font = sans(letter * SMALL);
  const [yFrom, yTo] =
    points.length > 0
      ? endsOf(
          points.map(([, y]) => y),
          "line",
        )
      : [0, 1];
  const [xFrom, xTo] = spanOf(points.map(([x]) => x));
  const yTicks = ticksOf(
    yFrom,
    yTo,
    Math.max(3, Math.min(TICKS_MAX + 1, Math.floor(inner.height / (2 * letter)))),
  );
  const yTexts = writtenTicks(yTicks, locale);
  const margin = Math.max(...yTexts.map((text) => widthOf(pen, text, font))) + 0.5 * letter;
  const named = chart.series.filter(({ name, points: own }) => name !== "" && own.length > 0);
  const bold = sans(letter * SMALL, 600);
  const names = named.length > 1 ? Math.max(...named.map(({ name }) => widthOf(pen, name, bold))) : 0;
  const beside = Math.min(names, 0.3 * inner.width) + (names > 0 ? 0.7 * letter : 0.3 * letter);
  const plot: Room = {
    left: inner.left + margin,
    top: inner.top + 0.4 * letter,
    width: inner.width - margin - beside,
    height: inner.height - 1.7 * letter,
  };
  const xOf = (x: number) => plot.left + (plot.width * (x - xFrom)) / (xTo - xFrom);
  const yOf = (y: number) => plot.top + plot.height * (1 - (y - yFrom) / (yTo - yFrom));
  drawGrid(pen, yTicks, yTexts, yOf, plot, letter);
  drawFoot(
    pen,
    ticksOf(xFrom, xTo, Math.max(2, Math.floor(plot.width / (2.6 * letter)))),
    chart.x_label,
    xOf,
    plot,
    letter,
    locale,
  );
  for (const [at, { points: own }] of chart.series.entries())
    drawCourse(
      pen,
      own.map(([x, y]) => [xOf(x), yOf(y)] as const),
      at,
      letter,
    );
  if (names > 0) nameLines(pen, chart, yOf, plot, beside, letter);
}

function spanOf(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? [least - 0.5, most + 0.5] : [least, most];
}

function drawGrid(
  pen: Pen,
  ticks: readonly Tick[],
  texts: readonly string[],
  yOf: (value: number) => number,
  plot: Room,
  letter: number,
): void {
  pen.lineWidth = Math.max(1, letter * 0.035);
  for (const [at, { value }] of ticks.entries()) {
    const y = yOf(value);
    pen.strokeStyle = at === 0 ? INK : HAIRLINE;
    rule(pen, [plot.left, y], [plot.left + plot.width, y]);
    write(pen, texts[at]!, plot.left - 0.35 * letter, y, { font: sans(letter * SMALL), align: "right" });
  }
}

function drawFoot(
  pen: Pen,
  ticks: readonly Tick[],
  label: string,
  xOf: (value: number) => number,
  plot: Room,
  letter: number,
  locale: string,
): void {
  const font = sans(letter * SMALL);
  const texts = writtenTicks(ticks, locale);
  const y = plot.top + plot.height + 0.8 * letter;
  const right = plot.left + plot.width;
  const free = label === "" ? right : right - widthOf(pen, label, font) - 0.8 * letter;
  pen.strokeStyle = INK;
  for (const [at, { value }] of ticks.entries()) {
    const x = xOf(value);
    rule(pen, [x, plot.top + plot.height], [x, plot.top + plot.height + 0.18 * letter]);
    if (x + widthOf(pen, texts[at]!, font) / 2 <= free || label === "")
      write(pen, texts[at]!, x, y, { font, align: "center" });
  }
  if (label !== "") write(pen, label, right, y, { font, colour: SECOND, align: "right" });
}

function drawCourse(
  pen: Pen,
  spots: readonly (readonly [number, number])[],
  at: number,
  letter: number,
): void {
  const colour = LINES[at % LINES.length]!;
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineJoin = pen.lineCap = "round";
  pen.lineWidth = Math.max(2, letter * 0.13);
  pen.setLineDash((DASHES[at % DASHES.length] ?? []).map((part) => part * letter));
  pen.beginPath();
  for (const [index, [x, y]] of spots.entries()) {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.stroke();
  pen.setLineDash([]);
  const last = spots.at(-1);
  if (!last) return;
  pen.beginPath();
  pen.arc(...last, Math.max(2.5, letter * 0.17), 0, 2 * Math.PI);
  pen.fill();
}

/** Each at its line's end; where two would touch, the lower gives way. */
function nameLines(
  pen: Pen,
  { series }: LineChart,
  yOf: (value: number) => number,
  plot: Room,
  width: number,
  letter: number,
): void {
  const font = sans(letter * SMALL, 600);
  const ends = series
    .map(({ name, points }, at) => ({ name, at, y: points.length > 0 ? yOf(points.at(-1)![1]) : Number.NaN }))
    .filter(({ name, y }) => name !== "" && !Number.isNaN(y))
    .sort((a, b) => a.y - b.y);
  const step = letter * SMALL * 1.15;
  let free = Number.NEGATIVE_INFINITY;
  for (const { name, at, y } of ends) {
    const place = Math.max(y, free);
    free = place + step;
    const text = fitted(pen, name, font, width - 0.5 * letter);
    write(pen, text, plot.left + plot.width + 0.45 * letter, place, {
      font,
      colour: LINES[at % LINES.length]!,
    });
  }
}

/** The title of a chart and what its numbers are; returns the room below. */
function headed(pen: Pen, title: string, unit: string, room: Room, letter: number): Room {
  if (title === "" && unit === "") return room;
  const font = sans(letter * 0.94, 600);
  const text = fitted(pen, title, font, room.width);
  const y = room.top + 0.6 * letter;
  write(pen, text, room.left, y, { font });
  if (unit !== "") {
    const from = room.left + (text === "" ? 0 : widthOf(pen, text, font) + 0.6 * letter);
    const small = sans(letter * SMALL);
    const left = room.left + room.width - from;
    write(pen, fitted(pen, unit, small, Math.max(0, left)), from, y, { font: small, colour: SECOND });
  }
  const head = HEAD * letter;
  return { ...room, top: room.top + head, height: room.height - head };
}

function withUnit(text: string, unit: string): string {
  return unit === "" ? text : `${text}\u202f${unit}`;
}
