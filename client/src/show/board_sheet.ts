/**
 * A board from a Panel: title, items, buttons below, in the same order for every Panel. What does not fit is written
 * smaller, down to what is read from four metres; then what is left over is told by three points, and a press on them, as
 * one on a field, opens the Panel as a page.
 */
import type { Panel } from "../protocol/generated";
import { type Block, type BlockWorld, blockOf } from "./blocks";
import { type ButtonPlace, buttonsHeight, drawButtons, placeButtons } from "./buttons";
import {
  HAIRLINE,
  INK,
  LINE,
  linesOf,
  PAPER,
  type Pen,
  RIM,
  type Room,
  rounded,
  rule,
  SECOND,
  serif,
} from "./ink";

/** All lengths are in letters. */
const PADDING = 1.2;
const TITLE = 1.6;
const TITLE_LINE = 1.22;
const GAP = 0.7;
/** Of the size that should just do. */
const SMALLER = 0.97;
const TRIES_MAX = 5;
/** Of the first size: smaller letters are not read from four metres. */
const SMALLEST = 0.6;
const MORE = 1.3;

export interface Touched {
  /** What a hand is on. */
  readonly over: string | null;
  /** The button that was pressed, and how it fares. */
  readonly pressed: {
    readonly button: string | null;
    readonly state: "sending" | "taken" | "refused";
  } | null;
}

export interface SheetWorld {
  readonly locale: string;
  readonly pictureOf: BlockWorld["pictureOf"];
}

/** A board that is laid out: what is where, in pixels of its canvas. */
export interface Laid {
  readonly letter: number;
  readonly buttons: readonly ButtonPlace[];
  /** Where a press opens the Panel as a page. */
  readonly opens: readonly Room[];
  draw(touched: Touched): void;
}

/** `letter`: an em in pixels, as large as it should be. */
export function layBoard(
  pen: Pen,
  panel: Panel,
  size: { readonly width: number; readonly height: number },
  letter: number,
  world: SheetWorld,
): Laid {
  let sized = sizedAt(pen, panel, size, letter, world);
  for (let tries = 0; tries < TRIES_MAX && sized.needed > size.height; tries += 1) {
    // Half as large, words need about a quarter of the room.
    const em = sized.letter * SMALLER * Math.sqrt(size.height / sized.needed);
    if (sized.letter === letter * SMALLEST) break;
    sized = sizedAt(pen, panel, size, Math.max(em, letter * SMALLEST), world);
  }
  return laid(pen, panel, size, sized);
}

interface Sized {
  readonly letter: number;
  readonly blocks: readonly Block[];
  readonly title: readonly string[];
  readonly head: number;
  readonly foot: number;
  /** Pixels, with every block as small as it can be. */
  readonly needed: number;
}

function sizedAt(
  pen: Pen,
  panel: Panel,
  { width }: { readonly width: number },
  letter: number,
  world: SheetWorld,
): Sized {
  const inner = width - 2 * PADDING * letter;
  const title = linesOf(pen, panel.title, serif(TITLE * letter, 600), inner);
  const head = (PADDING + title.length * TITLE * TITLE_LINE + 0.45) * letter;
  const blocks = panel.items.map((item) => blockOf(item, { pen, letter, width: inner, ...world }));
  const body = blocks.reduce((sum, { least }) => sum + least + GAP * letter, 0);
  const foot = (buttonsHeight(pen, panel.buttons, inner, letter) + PADDING * letter) as number;
  return { letter, blocks, title, head, foot, needed: head + body + GAP * letter + foot };
}

function laid(
  pen: Pen,
  panel: Panel,
  size: { readonly width: number; readonly height: number },
  { letter, blocks, title, head, foot, needed }: Sized,
): Laid {
  const left = PADDING * letter;
  const width = size.width - 2 * left;
  const bottom = size.height - foot - (panel.buttons.length > 0 ? GAP * letter : 0);
  const spare = Math.max(0, size.height - needed);
  const rooms = roomsOf(blocks, { left, width, top: head + GAP * letter }, GAP * letter, spare);
  const isCut = needed > size.height;
  const seen = isCut ? bottom - MORE * letter : bottom;
  const buttons = placeButtons(
    pen,
    panel.buttons,
    { left, width, top: size.height - foot, height: 0 },
    letter,
  );
  const opens = rooms.filter((room, at) => blocks[at]?.isField && room.top < seen);
  if (isCut) opens.push({ left, width, top: seen, height: MORE * letter });
  return {
    letter,
    buttons,
    opens,
    draw(touched) {
      drawPaper(pen, size, letter);
      drawTitle(pen, title, left, width, letter);
      pen.save();
      pen.beginPath();
      pen.rect(0, 0, size.width, seen);
      pen.clip();
      for (const [at, block] of blocks.entries()) {
        const room = rooms[at]!;
        if (room.top < seen) block.draw(pen, room);
      }
      pen.restore();
      if (isCut) drawMore(pen, { left, width, top: seen, height: MORE * letter }, letter);
      drawButtons(pen, buttons, letter, touched);
    },
  };
}

/** What is left over goes to those that grow, each up to its most. */
export function roomsOf(
  blocks: readonly Block[],
  { left, width, top }: Pick<Room, "left" | "width" | "top">,
  gap: number,
  spare: number,
): Room[] {
  const growth = blocks.map(({ least, most }) => most - least);
  const wished = growth.reduce((sum, each) => sum + each, 0);
  const share = wished > 0 ? Math.min(1, spare / wished) : 0;
  let y = top;
  return blocks.map(({ least }, at) => {
    const height = least + share * (growth[at] ?? 0);
    const room = { left, width, top: y, height };
    y += height + gap;
    return room;
  });
}

function drawPaper(pen: Pen, { width, height }: { width: number; height: number }, letter: number): void {
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, width, height);
  const edge = letter * 0.42;
  pen.strokeStyle = HAIRLINE;
  pen.lineWidth = Math.max(1, letter * 0.045);
  rounded(pen, { left: edge, top: edge, width: width - 2 * edge, height: height - 2 * edge }, letter * 0.35);
  pen.stroke();
}

function drawTitle(pen: Pen, lines: readonly string[], left: number, width: number, letter: number): void {
  const size = TITLE * letter;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.font = serif(size, 600);
  pen.fillStyle = INK;
  for (const [at, line] of lines.entries())
    pen.fillText(line, left, PADDING * letter + (at + 0.5) * size * TITLE_LINE);
  const y = PADDING * letter + lines.length * size * TITLE_LINE + 0.3 * letter;
  pen.strokeStyle = RIM;
  pen.lineWidth = Math.max(1, letter * 0.05);
  rule(pen, [left, y], [left + width, y]);
}

/** What is above fades into the paper. */
function drawMore(pen: Pen, { left, width, top, height }: Room, letter: number): void {
  const fade = pen.createLinearGradient(0, top - LINE * letter, 0, top);
  fade.addColorStop(0, "#fbf8f000");
  fade.addColorStop(1, PAPER);
  pen.fillStyle = fade;
  pen.fillRect(left, top - LINE * letter, width, LINE * letter + 1);
  pen.fillStyle = SECOND;
  for (const at of [-1, 0, 1]) {
    pen.beginPath();
    pen.arc(left + width / 2 + at * 0.7 * letter, top + height / 2, letter * 0.16, 0, 2 * Math.PI);
    pen.fill();
  }
}
