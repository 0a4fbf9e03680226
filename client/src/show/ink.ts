/** What a board is drawn with: the page's paper and ink, and a pen that knows how large its letters are. */
import { CELADON, HAIRLINE, INK, PAPER, SERIF } from "../components/ink";
import { wrapped } from "../components/text";
import { SANS } from "../data/signs";

export { CELADON, HAIRLINE, INK, PAPER };
export const SECOND = "#5c6a70";
export const ACTION = "#b8402a";
export const ACTION_DEEP = "#9c3320";
/** What is filled lightly: a track, a field, what a hand is on. */
export const WASH = "#f1eada";
export const RIM = "#cdc3ab";
export const BAR = "#7fa58b";
/** The cloths, as far as they are dark enough for a line on paper. */
export const LINES = ["#3f7064", "#b0553f", "#3f6f86", "#b9781f", "#7a6594", "#4b5a66"] as const;
/** Lines of light and of rows, in letters. */
export const LINE = 1.42;

export type Pen = CanvasRenderingContext2D;
export type Weight = 500 | 600;

/** A block is drawn into so much room; `letter` is an em in pixels. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function sans(letter: number, weight: Weight = 500): string {
  return `${weight} ${letter}px ${SANS}`;
}

export function serif(letter: number, weight: Weight = 500): string {
  return `${weight} ${letter}px ${SERIF}`;
}

export function linesOf(pen: Pen, text: string, font: string, width: number): string[] {
  pen.font = font;
  return wrapped(text, width, (line) => pen.measureText(line).width);
}

export function widthOf(pen: Pen, text: string, font: string): number {
  pen.font = font;
  return pen.measureText(text).width;
}

/** One line, cut with three points where there is no room for all of it. */
export function fitted(pen: Pen, text: string, font: string, width: number): string {
  if (widthOf(pen, text, font) <= width) return text;
  const letters = [...text];
  let [least, most] = [0, letters.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (pen.measureText(`${letters.slice(0, middle).join("").trimEnd()}…`).width <= width) least = middle;
    else most = middle - 1;
  }
  return `${letters.slice(0, least).join("").trimEnd()}…`;
}

export function write(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  { font, colour = INK, align = "left" }: { font: string; colour?: string; align?: CanvasTextAlign },
): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.textBaseline = "middle";
  pen.fillText(text, x, y);
}

export function rule(pen: Pen, from: readonly [number, number], to: readonly [number, number]): void {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

export function rounded(pen: Pen, { left, top, width, height }: Room, corner: number): void {
  pen.beginPath();
  pen.roundRect(left, top, width, height, Math.min(corner, width / 2, height / 2));
}
