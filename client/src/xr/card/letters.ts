/** Words in boxes: how wide they are, where a line may end, and what is left out where there is no room. */
import { SERIF } from "../../components/ink";
import { FONTS } from "../../crowd/name_plates";

/** Of letters, in millimetres. */
export interface Font {
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  readonly isSerif?: boolean;
}

export type Measure = (text: string, font: Font) => number;

export interface Fitted {
  readonly lines: readonly string[];
  readonly font: Font;
  /** Not all of it is to be read. */
  readonly isCut: boolean;
}

/** From one line's foot to the next, by the size of its letters. */
export const LINE = 1.28;
const SHRUNK = 0.84;
const ELLIPSIS = "…";

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Begin no line, and end none. Hard blanks do neither. */
const CLOSING = /^[\p{Pe}\p{Pf}，。！？；：、…·\u00a0\u202f]/u;
const OPENING = /[\p{Ps}\p{Pi}\u00a0\u202f]$/u;

export function cssFont({ size, weight, isSerif }: Font, pixels: number): string {
  return `${weight} ${(size * pixels).toFixed(2)}px ${isSerif ? SERIF : FONTS.join(", ")}`;
}

/** By the letters of this machine; where there is no canvas, by the room that letters usually take. */
export function measureBy(context: Pick<CanvasRenderingContext2D, "font" | "measureText"> | null): Measure {
  if (!context) return (text, { size }) => [...text].reduce((sum, each) => sum + usualWidth(each), 0) * size;
  // In pixels of a size that no browser rounds.
  const scale = 10;
  return (text, font) => {
    const wanted = cssFont(font, scale);
    if (context.font !== wanted) context.font = wanted;
    return context.measureText(text).width / scale;
  };
}

function usualWidth(letter: string): number {
  if (HAN.test(letter) || CLOSING.test(letter)) return 1;
  return /\s/.test(letter) ? 0.28 : 0.56;
}

/** The pieces between which a line may end; blanks stand at the end of theirs. */
export function pieces(text: string): string[] {
  const found: string[] = [];
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)) {
    const last = found.at(-1);
    if (last === undefined || mayEnd(last, segment)) found.push(segment);
    else found[found.length - 1] = last + segment;
  }
  return found;
}

function mayEnd(before: string, next: string): boolean {
  if (/^[ \t]/.test(next) || CLOSING.test(next) || OPENING.test(before)) return false;
  if (/[ \t-]$/.test(before)) return true;
  return HAN.test(next.charAt(0)) || HAN.test(before.charAt(before.length - 1)) || CLOSING_HAN.test(before);
}

/** After these a Chinese line may end, though no blank follows. */
const CLOSING_HAN = /[，。！？；：、」』）】》]$/u;

/** In lines no wider than the room; a word that is too long by itself is broken. */
export function wrapped(text: string, font: Font, room: number, measure: Measure): string[] {
  return text.split("\n").flatMap((part) => wrappedLine(part, font, room, measure));
}

function wrappedLine(text: string, font: Font, room: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text).flatMap((each) => broken(each, font, room, measure))) {
    if (line !== "" && measure((line + piece).trimEnd(), font) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

function broken(piece: string, font: Font, room: number, measure: Measure): string[] {
  if (measure(piece.trimEnd(), font) <= room) return [piece];
  const parts: string[] = [];
  let part = "";
  for (const { segment } of new Intl.Segmenter().segment(piece)) {
    if (part !== "" && measure(part + segment, font) > room) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}

/** In so many lines at most: smaller where that helps, shortened where it does not. */
export function fitted(text: string, font: Font, room: number, linesMax: number, measure: Measure): Fitted {
  for (const size of [font.size, font.size * SHRUNK]) {
    const smaller = { ...font, size };
    const lines = wrapped(text, smaller, room, measure);
    if (lines.length <= linesMax && !breaksWords(text, smaller, room, measure))
      return { lines, font: smaller, isCut: false };
  }
  const smaller = { ...font, size: font.size * SHRUNK };
  const lines = wrapped(text, smaller, room, measure);
  if (lines.length <= linesMax) return { lines, font: smaller, isCut: false };
  const kept = lines.slice(0, linesMax);
  kept[linesMax - 1] = shortened(lines.slice(linesMax - 1).join(" "), smaller, room, measure);
  return { lines: kept, font: smaller, isCut: true };
}

function breaksWords(text: string, font: Font, room: number, measure: Measure): boolean {
  return pieces(text).some((piece) => measure(piece.trimEnd(), font) > room);
}

/** Cut by whole letters, as a reader counts them. */
function shortened(text: string, font: Font, room: number, measure: Measure): string {
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (letters.length > 0 && measure(`${letters.join("").trimEnd()}${ELLIPSIS}`, font) > room)
    letters.pop();
  return `${letters.join("").trimEnd()}${ELLIPSIS}`;
}
