/** A small chart on a board: bars or a line, from nought where that says more, with round numbers beside it. */
import type { Board } from "../components/generated";
import { CELADON, HAIRLINE, INK } from "../components/ink";
import { SANS } from "./signs";
import { ticksOf, writtenTicks } from "./ticks";

interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const BAR = "#7fa58b";
const TICKS_MAX = 5;
const BAR_PART = 0.68;
/** In letters, between two names below. */
const NAME_GAP = 0.6;

/** The ends of the axis: bars stand on nought, a line has it only where it comes near it. */
export function endsOf(values: readonly number[], chart: Board["chart"]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const near = low > 0 && low > 0.5 * high ? low : high < 0 && high < 0.5 * low ? high : 0;
  const [from, to] = chart === "bars" || near === 0 ? [Math.min(0, low), Math.max(0, high)] : [low, high];
  const step = ticksOf(from, from === to ? from + 1 : to, TICKS_MAX);
  const apart = (step[1]?.value ?? 1) - (step[0]?.value ?? 0) || 1;
  return [Math.floor(from / apart) * apart, Math.ceil((from === to ? from + 1 : to) / apart) * apart];
}

export function drawChart(
  pen: CanvasRenderingContext2D,
  { series, series_title, chart }: Pick<Board, "series" | "series_title" | "chart">,
  room: Room,
  letter: number,
  locale: string,
): void {
  const small = letter * 0.8;
  const values = series.map(([, value]) => value);
  const [from, to] = endsOf(values, chart);
  const ticks = ticksOf(from, to, TICKS_MAX + 1);
  const texts = writtenTicks(ticks, locale);
  pen.font = `500 ${small}px ${SANS}`;
  const margin = Math.max(...texts.map((text) => pen.measureText(text).width)) + 0.5 * letter;
  const head = series_title === "" ? 0.4 * letter : 1.4 * letter;
  const plot: Room = {
    left: room.left + margin,
    top: room.top + head,
    width: room.width - margin,
    height: room.height - head - 1.4 * letter,
  };
  const yOf = (value: number) => plot.top + plot.height * (1 - (value - from) / (to - from));
  if (series_title !== "") {
    pen.font = `600 ${small}px ${SANS}`;
    pen.fillStyle = CELADON;
    pen.textAlign = "left";
    pen.fillText(series_title, room.left, room.top + 0.5 * letter, room.width);
  }
  pen.font = `500 ${small}px ${SANS}`;
  pen.lineWidth = Math.max(1, letter * 0.035);
  for (const [at, { value }] of ticks.entries()) {
    pen.strokeStyle = HAIRLINE;
    stroke(pen, [
      [plot.left, yOf(value)],
      [plot.left + plot.width, yOf(value)],
    ]);
    pen.fillStyle = INK;
    pen.textAlign = "right";
    pen.fillText(texts[at] ?? "", plot.left - 0.35 * letter, yOf(value));
  }
  const step = plot.width / series.length;
  const xOf = (at: number) => plot.left + (at + 0.5) * step;
  if (chart === "bars") {
    pen.fillStyle = BAR;
    for (const [at, value] of values.entries()) {
      const [a, b] = [yOf(Math.max(0, from)), yOf(value)];
      pen.fillRect(xOf(at) - (step * BAR_PART) / 2, Math.min(a, b), step * BAR_PART, Math.abs(a - b));
    }
  } else
    drawLine(
      pen,
      values.map((value, at) => [xOf(at), yOf(value)] as const),
      letter,
    );
  pen.strokeStyle = INK;
  stroke(pen, [
    [plot.left, yOf(Math.max(from, Math.min(0, to)))],
    [plot.left + plot.width, yOf(Math.max(from, Math.min(0, to)))],
  ]);
  drawNames(
    pen,
    series.map(([name]) => name),
    xOf,
    plot.top + plot.height + 0.85 * letter,
    step,
    letter,
  );
}

function drawLine(
  pen: CanvasRenderingContext2D,
  spots: readonly (readonly [number, number])[],
  letter: number,
): void {
  pen.strokeStyle = CELADON;
  pen.lineJoin = "round";
  const width = pen.lineWidth;
  pen.lineWidth = Math.max(2, letter * 0.12);
  stroke(pen, spots);
  pen.fillStyle = CELADON;
  for (const [x, y] of spots) {
    pen.beginPath();
    pen.arc(x, y, Math.max(2, letter * 0.16), 0, 2 * Math.PI);
    pen.fill();
  }
  pen.lineWidth = width;
}

/** Where they would touch, only every second, third … is named. */
function drawNames(
  pen: CanvasRenderingContext2D,
  names: readonly string[],
  xOf: (at: number) => number,
  y: number,
  step: number,
  letter: number,
): void {
  pen.fillStyle = INK;
  pen.textAlign = "center";
  const widest = Math.max(...names.map((name) => pen.measureText(name).width)) + NAME_GAP * letter;
  const every = Math.max(1, Math.min(Math.ceil(widest / step), Math.ceil((letter * 8) / step)));
  for (let at = 0; at < names.length; at += every)
    pen.fillText(names[at] ?? "", xOf(at), y, every * step - 0.2 * letter);
}

function stroke(pen: CanvasRenderingContext2D, spots: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  for (const [at, [x, y]] of spots.entries()) {
    if (at === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.stroke();
}
