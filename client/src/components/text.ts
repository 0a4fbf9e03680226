/** `text`: a sheet with words that lines up and wraps, in any script that the visitor's own letters have. */
import {
  CanvasTexture,
  Group,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  SRGBColorSpace,
} from "three";
import type { Text } from "./generated";
import { SERIF } from "./ink";
import type { BuilderOf } from "./site";

/** A letter's em on the canvas, where the sheet is small enough for it. */
const EM_PIXELS = 48;
const SIDE_PIXELS_MAX = { high: 2_048, low: 1_024 } as const;
/** In letters. */
const LINE_HEIGHT = 1.45;
const PADDING = 0.7;
/** What is left of a sheet's brightness in the evening: paper does not shine. */
const IN_THE_EVENING = 0.72;

const SPACE = /^\s+$/;
/** Scripts that break between any two letters. */
const HAN = "\u2e80-\u2fff\u3005-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff";
/** One of their letters with what never begins a line, or a word. */
const WORD = `(?:[${HAN}][\u3001-\u3003\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u2019\u201d\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff5d]*|[^\\s${HAN}]+)`;
/** No line ends at these: French has one before `?` and inside `« »`. */
const HARD = "\u00a0\u202f";
const UNITS = new RegExp(`[^\\S${HARD}]+|(?:${WORD}?[${HARD}])*${WORD}`, "gu");
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

export const text: BuilderOf<"text"> = (site) => ({
  add(component, { entity, matrix }) {
    const { canvas, height_m } = written(component, SIDE_PIXELS_MAX[site.quality]);
    const map = new CanvasTexture(canvas);
    map.colorSpace = SRGBColorSpace;
    map.anisotropy = 8;
    map.minFilter = LinearMipmapLinearFilter;
    map.magFilter = LinearFilter;
    const material = new MeshBasicMaterial({ map, transparent: component.paper === null, alphaTest: 0.02 });
    const sheet = new Group();
    sheet.add(new Mesh(new PlaneGeometry(component.width_m, height_m).rotateY(Math.PI), material));
    if (component.paper) {
      const back = new MeshBasicMaterial({ color: component.paper });
      sheet.add(new Mesh(new PlaneGeometry(component.width_m, height_m), back));
    }
    if (site.daylight === "evening")
      for (const side of sheet.children)
        (side as Mesh<never, MeshBasicMaterial>).material.color.multiplyScalar(IN_THE_EVENING);
    sheet.applyMatrix4(matrix);
    site.owner(entity).add(sheet);
  },
});

/** A text in lines that are no wider than allowed, as `measure` measures them. */
export function wrapped(words: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of words.split(/\r?\n/)) {
    let line = "";
    for (const unit of paragraph.match(UNITS) ?? []) {
      if (line === "" && SPACE.test(unit)) continue;
      if (measure(line + unit) <= width || (line !== "" && SPACE.test(unit))) {
        line += unit;
        continue;
      }
      if (line !== "") lines.push(line.trimEnd());
      const pieces = measure(unit) <= width ? [unit] : cut(unit, width, measure);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? "";
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** One word that is wider than a line. */
function cut(word: string, width: number, measure: (line: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function written(sheet: Text, pixelsMax: number): { canvas: HTMLCanvasElement; height_m: number } {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const padding = sheet.paper ? PADDING * sheet.letter_m : 0;
  const inner = Math.max(sheet.width_m - 2 * padding, sheet.letter_m);
  if (!context) return { canvas, height_m: sheet.letter_m * LINE_HEIGHT + 2 * padding };
  context.font = `500 ${EM_PIXELS}px ${SERIF}`;
  const lines = wrapped(
    sheet.text,
    (inner / sheet.letter_m) * EM_PIXELS,
    (line) => context.measureText(line).width,
  );
  const height_m = lines.length * LINE_HEIGHT * sheet.letter_m + 2 * padding;
  const pixels = Math.min(EM_PIXELS / sheet.letter_m, pixelsMax / sheet.width_m, pixelsMax / height_m);
  canvas.width = Math.max(1, Math.ceil(sheet.width_m * pixels));
  canvas.height = Math.max(1, Math.ceil(height_m * pixels));
  if (sheet.paper) {
    context.fillStyle = sheet.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.font = `500 ${sheet.letter_m * pixels}px ${SERIF}`;
  context.fillStyle = sheet.colour;
  context.textBaseline = "middle";
  drawLines(context, lines, sheet, padding * pixels, pixels);
  return { canvas, height_m };
}

function drawLines(
  context: CanvasRenderingContext2D,
  lines: readonly string[],
  { alignment, letter_m }: Text,
  padding: number,
  pixels: number,
): void {
  const { width } = context.canvas;
  for (const [at, line] of lines.entries()) {
    const isRightToLeft = RIGHT_TO_LEFT.test(line);
    context.direction = isRightToLeft ? "rtl" : "ltr";
    context.textAlign = alignment === "centre" ? "center" : alignment;
    const isLeft = (alignment === "start") !== isRightToLeft;
    const x = alignment === "centre" ? width / 2 : isLeft ? padding : width - padding;
    context.fillText(line, x, padding + (at + 0.5) * LINE_HEIGHT * letter_m * pixels);
  }
}
