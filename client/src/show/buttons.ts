/** The buttons of a board: all of a width that their words need, in rows below everything else. */
import type { PanelButton } from "../protocol/generated";
import type { Touched } from "./board_sheet";
import {
  ACTION,
  ACTION_DEEP,
  CELADON,
  fitted,
  INK,
  linesOf,
  PAPER,
  type Pen,
  type Room,
  rounded,
  SECOND,
  sans,
  WASH,
  widthOf,
  write,
} from "./ink";

/** All lengths are in letters. */
const HEIGHT = 2.3;
const LINE = 1.25;
const GAP = 0.6;
const INSET = 0.9;
const LEAST = 6;
const COLUMNS_MAX = 4;
const LINES_MAX = 2;

export interface ButtonPlace extends Room {
  readonly button: PanelButton;
  readonly lines: readonly string[];
}

export function buttonsHeight(
  pen: Pen,
  buttons: readonly PanelButton[],
  width: number,
  letter: number,
): number {
  if (buttons.length === 0) return 0;
  const { columns, high } = gridOf(pen, buttons, width, letter);
  return Math.ceil(buttons.length / columns) * (high + GAP * letter) - GAP * letter;
}

export function placeButtons(
  pen: Pen,
  buttons: readonly PanelButton[],
  { left, top, width }: Room,
  letter: number,
): ButtonPlace[] {
  if (buttons.length === 0) return [];
  const { columns, wide, high } = gridOf(pen, buttons, width, letter);
  return buttons.map((button, at) => ({
    button,
    lines: linesIn(pen, button.label, wide - 2 * INSET * letter, letter),
    left: left + (at % columns) * (wide + GAP * letter),
    top: top + Math.floor(at / columns) * (high + GAP * letter),
    width: wide,
    height: high,
  }));
}

/** As many beside one another as have room for their words. */
function gridOf(pen: Pen, buttons: readonly PanelButton[], width: number, letter: number) {
  const font = fontOf(letter);
  const words = Math.max(...buttons.map(({ label }) => widthOf(pen, label, font)));
  const wanted = Math.max(LEAST * letter, words + 2 * INSET * letter);
  const gap = GAP * letter;
  const fitting = Math.max(1, Math.floor((width + gap) / (wanted + gap)));
  const columns = Math.min(COLUMNS_MAX, buttons.length, evenly(buttons.length, fitting));
  const share = (width - (columns - 1) * gap) / columns;
  // A button alone in its row is as wide as a hand expects.
  const wide = buttons.length <= columns ? Math.min(share, Math.max(wanted, 9 * letter)) : share;
  const lines = Math.max(
    ...buttons.map(({ label }) => linesIn(pen, label, wide - 2 * INSET * letter, letter).length),
  );
  return { columns, wide, high: (HEIGHT + (lines - 1) * LINE) * letter };
}

/** Four in two rows of two rather than three and one. */
function evenly(count: number, fitting: number): number {
  const columns = Math.min(fitting, COLUMNS_MAX);
  return Math.ceil(count / Math.ceil(count / columns));
}

function linesIn(pen: Pen, label: string, width: number, letter: number): string[] {
  const lines = linesOf(pen, label, fontOf(letter), width);
  if (lines.length <= LINES_MAX) return lines;
  const kept = lines.slice(0, LINES_MAX - 1);
  return [...kept, fitted(pen, lines.slice(LINES_MAX - 1).join(" "), fontOf(letter), width)];
}

function fontOf(letter: number): string {
  return sans(letter * 0.98, 600);
}

export function drawButtons(
  pen: Pen,
  places: readonly ButtonPlace[],
  letter: number,
  touched: Touched,
): void {
  for (const place of places) drawButton(pen, place, letter, touched);
}

function drawButton(pen: Pen, place: ButtonPlace, letter: number, { over, pressed }: Touched): void {
  const { name, style } = place.button;
  const isOver = over === name;
  const state = pressed?.button === name ? pressed.state : null;
  const isFilled = style === "primary";
  pen.save();
  pen.shadowColor = "#22313a2a";
  pen.shadowBlur = letter * (isOver ? 0.4 : 0.15);
  pen.shadowOffsetY = letter * 0.06;
  pen.fillStyle = isFilled ? (isOver ? ACTION_DEEP : ACTION) : isOver ? WASH : PAPER;
  rounded(pen, place, letter * 0.5);
  pen.fill();
  pen.restore();
  pen.strokeStyle = isOver ? INK : style === "warning" ? ACTION : isFilled ? ACTION : SECOND;
  pen.lineWidth = letter * (isOver ? 0.12 : 0.07);
  rounded(pen, place, letter * 0.5);
  pen.stroke();
  const colour = isFilled ? "#ffffff" : style === "warning" ? ACTION : INK;
  pen.globalAlpha = state === "sending" ? 0.5 : 1;
  const middle = place.left + place.width / 2;
  for (const [at, line] of place.lines.entries()) {
    const y = place.top + place.height / 2 + (at - (place.lines.length - 1) / 2) * LINE * letter;
    write(pen, line, middle, y, { font: fontOf(letter), colour, align: "center" });
  }
  pen.globalAlpha = 1;
  if (state === "taken") drawTick(pen, place, letter, isFilled ? "#ffffff" : CELADON);
}

/** In its corner: the experience has it. */
function drawTick(pen: Pen, { left, top, width }: Room, letter: number, colour: string): void {
  const [x, y] = [left + width - 1.1 * letter, top + 0.75 * letter];
  pen.strokeStyle = colour;
  pen.lineWidth = letter * 0.15;
  pen.lineCap = pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(x - 0.3 * letter, y);
  pen.lineTo(x - 0.08 * letter, y + 0.24 * letter);
  pen.lineTo(x + 0.4 * letter, y - 0.28 * letter);
  pen.stroke();
}
