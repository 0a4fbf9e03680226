/** What is written and drawn on a board: dark on paper; what does not fit is written smaller until it does. */
import type { Board } from "../components/generated";
import { CELADON, HAIRLINE, INK, PAPER, SERIF } from "../components/ink";
import { wrapped } from "../components/text";
import { drawChart } from "./board_chart";
import { SANS } from "./signs";

/** All lengths are in letters. */
const PADDING = 0.9;
const TITLE = 1.5;
const LINE = 1.42;
const GAP = 0.55;
const CHART = { most: 11, least: 5 } as const;
const CELL = 0.35;
const SMALLER = 0.92;
const LETTER_PIXELS_MIN = 7;
const SECOND = "#5c6a70";

/** Something on the sheet, one below the other. */
interface Block {
  readonly height: number;
  draw(context: CanvasRenderingContext2D, y: number): void;
}

export function drawBoard(board: Board, pixelsMax: number, locale: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const scale = Math.min(pixelsMax / board.width_m, pixelsMax / board.height_m, 64 / board.letter_m);
  canvas.width = Math.max(1, Math.round(board.width_m * scale));
  canvas.height = Math.max(1, Math.round(board.height_m * scale));
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = "middle";
  let letter = board.letter_m * scale;
  let blocks = blocksOf(context, board, letter, canvas, locale);
  while (heightOf(blocks, letter) > canvas.height && letter > LETTER_PIXELS_MIN) {
    letter *= SMALLER;
    blocks = blocksOf(context, board, letter, canvas, locale);
  }
  let y = PADDING * letter;
  for (const block of blocks) {
    block.draw(context, y);
    y += block.height + GAP * letter;
  }
  return canvas;
}

function heightOf(blocks: readonly Block[], letter: number): number {
  const inner = blocks.reduce((sum, { height }) => sum + height + GAP * letter, 0);
  return inner - GAP * letter + 2 * PADDING * letter;
}

function blocksOf(
  context: CanvasRenderingContext2D,
  board: Board,
  letter: number,
  canvas: HTMLCanvasElement,
  locale: string,
): Block[] {
  const left = PADDING * letter;
  const width = canvas.width - 2 * left;
  const blocks: Block[] = [];
  if (board.title !== "") {
    const font = `600 ${TITLE * letter}px ${SERIF}`;
    blocks.push(writing(context, board.title, font, INK, TITLE * letter, left, width));
  }
  if (board.text !== "")
    blocks.push(writing(context, board.text, `500 ${letter}px ${SERIF}`, INK, letter, left, width));
  if (board.rows.length > 0) blocks.push(tableOf(context, board.rows, letter, left, width));
  if (board.series.length > 0) {
    const above = blocks.reduce((sum, { height }) => sum + height + GAP * letter, 2 * PADDING * letter);
    const room = Math.min(CHART.most * letter, Math.max(CHART.least * letter, canvas.height - above));
    blocks.push({
      height: room,
      draw: (pen, y) => drawChart(pen, board, { left, top: y, width, height: room }, letter, locale),
    });
  }
  return blocks;
}

function writing(
  context: CanvasRenderingContext2D,
  text: string,
  font: string,
  colour: string,
  letter: number,
  left: number,
  width: number,
): Block {
  context.font = font;
  const lines = wrapped(text, width, (line) => context.measureText(line).width);
  return {
    height: lines.length * LINE * letter,
    draw(pen, y) {
      pen.font = font;
      pen.fillStyle = colour;
      pen.textAlign = "left";
      for (const [at, line] of lines.entries()) pen.fillText(line, left, y + (at + 0.5) * LINE * letter);
    },
  };
}

/** Columns as wide as they need, numbers to the right; the first row names them. */
function tableOf(
  context: CanvasRenderingContext2D,
  rows: Board["rows"],
  letter: number,
  left: number,
  width: number,
): Block {
  const columns = Math.max(...rows.map((row) => row.length));
  const font = (at: number) => `${at === 0 ? 600 : 500} ${letter * 0.94}px ${SANS}`;
  const widths = Array.from({ length: columns }, (_, column) =>
    rows.reduce((most, row, at) => {
      context.font = font(at);
      return Math.max(most, context.measureText(row[column] ?? "").width);
    }, letter),
  );
  const wanted = widths.reduce((sum, each) => sum + each + 2 * CELL * letter, 0);
  const share = width / wanted;
  const isNumeric = widths.map((_, column) => rows.slice(1).every((row) => isNumber(row[column] ?? "")));
  const line = LINE * letter;
  return {
    height: rows.length * line,
    draw(pen, y) {
      pen.lineWidth = Math.max(1, letter * 0.04);
      for (const [at, row] of rows.entries()) {
        pen.font = font(at);
        pen.fillStyle = at === 0 ? CELADON : INK;
        let x = left;
        for (const [column, own] of widths.entries()) {
          const room = (own + 2 * CELL * letter) * share;
          const isRight = isNumeric[column] && rows.length > 1;
          pen.textAlign = isRight ? "right" : "left";
          const place = isRight ? x + room - CELL * letter : x + CELL * letter;
          pen.fillText(row[column] ?? "", place, y + (at + 0.5) * line, room - 2 * CELL * letter);
          x += room;
        }
        pen.strokeStyle = at === 0 ? SECOND : HAIRLINE;
        pen.beginPath();
        pen.moveTo(left, y + (at + 1) * line);
        pen.lineTo(left + width, y + (at + 1) * line);
        pen.stroke();
      }
    },
  };
}

function isNumber(cell: string): boolean {
  return /^\s*[+−-]?[\d\s.,'’\u00a0\u202f]*\d\s*[%€$£¥]?\s*$/u.test(cell);
}
