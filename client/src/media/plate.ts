/** The plate beside a picture: title, maker, date, rights and price, as a museum writes them. */
import type { Image } from "../components/generated";
import { CELADON, HAIRLINE, INK, PAPER, SERIF } from "../components/ink";

export interface PlateSize {
  readonly width_m: number;
  readonly height_m: number;
}

export interface Plate extends PlateSize {
  readonly canvas: HTMLCanvasElement;
}

type Written = Pick<Image, "title" | "maker" | "date" | "rights" | "price">;

const WIDTH_M = 0.24;
const WIDTH = 640;
const PADDING = 40;
const SECOND = "#5c6a70";
const SANS = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans SC', sans-serif";
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u;

interface Style {
  readonly font: string;
  readonly line: number;
  readonly colour: string;
  readonly linesMax: number;
  /** Above it. */
  readonly gap: number;
}

const STYLES: Readonly<Record<keyof Written, Style>> = {
  title: { font: `600 50px ${SERIF}`, line: 60, colour: INK, linesMax: 3, gap: 0 },
  maker: { font: `400 36px ${SANS}`, line: 46, colour: INK, linesMax: 2, gap: 12 },
  date: { font: `400 32px ${SANS}`, line: 42, colour: SECOND, linesMax: 1, gap: 4 },
  rights: { font: `400 24px ${SANS}`, line: 32, colour: SECOND, linesMax: 2, gap: 20 },
  price: { font: `600 38px ${SERIF}`, line: 48, colour: CELADON, linesMax: 1, gap: 20 },
};
const ORDER: readonly (keyof Written)[] = ["title", "maker", "date", "price", "rights"];

/** Null where nothing is written on it. */
export function writePlate(image: Written): Plate | null {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context || ORDER.every((part) => image[part] === "")) return null;
  const lines = ORDER.flatMap((part) => linesOf(context, part, image[part]));
  const height = lines.reduce((sum, { gap, style }) => sum + gap + style.line, 2 * PADDING);
  canvas.width = WIDTH;
  canvas.height = height;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, height);
  context.strokeStyle = HAIRLINE;
  context.lineWidth = 4;
  context.strokeRect(2, 2, WIDTH - 4, height - 4);
  context.textBaseline = "middle";
  let y = PADDING;
  for (const { text, gap, style } of lines) {
    const isRightToLeft = RIGHT_TO_LEFT.test(text);
    context.font = style.font;
    context.fillStyle = style.colour;
    context.direction = isRightToLeft ? "rtl" : "ltr";
    context.textAlign = "start";
    context.fillText(
      text,
      isRightToLeft ? WIDTH - PADDING : PADDING,
      y + gap + style.line / 2,
      WIDTH - 2 * PADDING,
    );
    y += gap + style.line;
  }
  return { canvas, width_m: WIDTH_M, height_m: (WIDTH_M * height) / WIDTH };
}

interface WrittenLine {
  readonly text: string;
  readonly gap: number;
  readonly style: Style;
}

function linesOf(context: CanvasRenderingContext2D, part: keyof Written, text: string): WrittenLine[] {
  if (text === "") return [];
  const style = STYLES[part];
  context.font = style.font;
  const width = (words: string) => context.measureText(words).width;
  return wrap(text, width, WIDTH - 2 * PADDING, style.linesMax).map((line, at) => ({
    text: line,
    gap: at === 0 ? style.gap : 0,
    style,
  }));
}

/** Breaks a text between words, as its own language has them; what does not fit into the last line ends with "…". */
export function wrap(
  text: string,
  width: (words: string) => number,
  widthMax: number,
  linesMax: number,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text.trim())) {
    if (line !== "" && width((line + segment).trimEnd()) > widthMax) {
      lines.push(line.trimEnd());
      line = segment.trimStart();
    } else {
      line += segment;
    }
  }
  lines.push(line.trimEnd());
  if (lines.length <= linesMax) return lines;
  let last = lines.slice(linesMax - 1).join(" ");
  while (last !== "" && width(`${last}…`) > widthMax) last = [...last].slice(0, -1).join("");
  return [...lines.slice(0, linesMax - 1), `${last.trimEnd()}…`];
}
