/** What stands on a board, one below the other: every item of a Panel as a block that knows how much room it needs. */
import type { Panel } from "../protocol/generated";
import { BAR_ROW, drawBars, drawLines, HEAD, LYING_MAX } from "./charts";
import {
  ACTION,
  CELADON,
  fitted,
  INK,
  LINE,
  linesOf,
  type Pen,
  RIM,
  type Room,
  rounded,
  SECOND,
  sans,
  serif,
  WASH,
  widthOf,
  write,
} from "./ink";
import { tableBlock } from "./table";

export type Item = Panel["items"][number];
type Of<Kind extends Item["kind"]> = Extract<Item, { kind: Kind }>;
export type Field = Extract<Item, { name: string }>;

/** In pixels. Between `least` and `most` it takes what is left. */
export interface Block {
  readonly least: number;
  readonly most: number;
  /** Something to fill in: a press on it opens the Panel as a page. */
  readonly isField?: boolean;
  draw(pen: Pen, room: Room): void;
}

export interface BlockWorld {
  readonly pen: Pen;
  readonly letter: number;
  readonly width: number;
  readonly locale: string;
  /** Undefined: it is on its way; null: there is none. */
  readonly pictureOf: (asset: string) => CanvasImageSource | null | undefined;
}

const BULLET = 1.1;
const MARK = 1.2;
const CHART = { least: 8.5, most: 16 } as const;
const PICTURE = { least: 4, most: 16 } as const;

/** What a board shows of a field. */
const isField = (item: Item): item is Field => "name" in item;

export function blockOf(item: Item, world: BlockWorld): Block {
  if (isField(item)) return fieldBlock(item, world);
  switch (item.kind) {
    case "text":
      return textBlock(item, world);
    case "picture":
      return pictureBlock(item, world);
    case "list":
      return listBlock(item, world);
    case "table":
      return tableBlock(item, world);
    case "progress":
      return progressBlock(item, world);
    case "bars":
      return barsBlock(item, world);
    case "lines":
      return linesBlock(item, world);
  }
}

/** A block that is as high as it is. */
function fixed(height: number, draw: Block["draw"]): Block {
  return { least: height, most: height, draw };
}

function textBlock({ text, style }: Of<"text">, { pen, letter, width }: BlockWorld): Block {
  const isMarked = style === "good" || style === "warning";
  const size = style === "heading" ? letter * 1.16 : letter;
  const font = style === "plain" ? serif(size) : isMarked ? sans(size, 600) : serif(size, 600);
  const indent = isMarked ? MARK * letter : 0;
  const colour = style === "good" ? CELADON : style === "warning" ? ACTION : INK;
  const lines = linesOf(pen, text, font, width - indent);
  const step = size * LINE;
  return fixed(lines.length * step, (on, { left, top }) => {
    if (isMarked) mark(on, style, left, top + step / 2, letter, colour);
    for (const [at, line] of lines.entries())
      write(on, line, left + indent, top + (at + 0.5) * step, { font, colour });
  });
}

/** A tick or a triangle: what it says is told by more than a colour. */
function mark(
  pen: Pen,
  style: "good" | "warning",
  x: number,
  y: number,
  letter: number,
  colour: string,
): void {
  const half = letter * 0.34;
  pen.strokeStyle = pen.fillStyle = colour;
  pen.lineWidth = letter * 0.14;
  pen.lineJoin = pen.lineCap = "round";
  pen.beginPath();
  if (style === "good") {
    pen.moveTo(x, y);
    pen.lineTo(x + half * 0.8, y + half * 0.8);
    pen.lineTo(x + half * 2.2, y - half);
    pen.stroke();
    return;
  }
  pen.moveTo(x + half * 1.1, y - half);
  pen.lineTo(x + half * 2.3, y + half);
  pen.lineTo(x, y + half);
  pen.closePath();
  pen.fill();
}

function pictureBlock({ asset, alt }: Of<"picture">, { pen, letter, width, pictureOf }: BlockWorld): Block {
  const picture = pictureOf(asset);
  if (picture === null)
    return textBlock({ kind: "text", text: alt || "—", style: "plain" }, worldOf(pen, letter, width));
  const [across, up] = picture === undefined ? [3, 2] : sizeOf(picture);
  const whole = (width * up) / Math.max(1, across);
  const most = Math.min(PICTURE.most * letter, whole);
  return {
    least: Math.min(PICTURE.least * letter, most),
    most,
    draw(on, room) {
      const wide = Math.min(room.width, (room.height * across) / Math.max(1, up));
      const place = { ...room, left: room.left + (room.width - wide) / 2, width: wide };
      on.save();
      rounded(on, place, letter * 0.3);
      on.fillStyle = WASH;
      on.fill();
      on.clip();
      if (picture) on.drawImage(picture, place.left, place.top, place.width, place.height);
      on.restore();
    },
  };
}

function worldOf(pen: Pen, letter: number, width: number): BlockWorld {
  return { pen, letter, width, locale: "en", pictureOf: () => null };
}

function sizeOf(picture: CanvasImageSource): readonly [number, number] {
  const { width, height } = picture as ImageBitmap;
  return [width, height];
}

function listBlock({ entries, is_numbered }: Of<"list">, { pen, letter, width }: BlockWorld): Block {
  const font = serif(letter);
  const number = sans(letter * 0.92, 600);
  const indent = is_numbered ? widthOf(pen, `${entries.length}.`, number) + 0.6 * letter : BULLET * letter;
  const wrapped = entries.map((entry) => linesOf(pen, entry, font, width - indent));
  const step = letter * LINE;
  const gap = letter * 0.12;
  const height = wrapped.reduce((sum, lines) => sum + lines.length * step + gap, 0);
  return fixed(Math.max(0, height - gap), (on, { left, top }) => {
    let y = top + step / 2;
    for (const [at, lines] of wrapped.entries()) {
      if (is_numbered)
        write(on, `${at + 1}.`, left + indent - 0.6 * letter, y, {
          font: number,
          colour: CELADON,
          align: "right",
        });
      else {
        on.fillStyle = CELADON;
        on.beginPath();
        on.arc(left + 0.36 * letter, y, letter * 0.13, 0, 2 * Math.PI);
        on.fill();
      }
      for (const line of lines) {
        write(on, line, left + indent, y, { font });
        y += step;
      }
      y += gap;
    }
  });
}

function progressBlock({ label, value }: Of<"progress">, { letter, locale }: BlockWorld): Block {
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(value);
  return fixed(letter * 2, (on, { left, top, width }) => {
    const font = sans(letter * 0.92, 600);
    const room = width - widthOf(on, percent, font) - letter;
    write(on, fitted(on, label, font, room), left, top + 0.6 * letter, { font });
    write(on, percent, left + width, top + 0.6 * letter, { font, colour: SECOND, align: "right" });
    const track = { left, top: top + 1.36 * letter, width, height: 0.5 * letter };
    on.fillStyle = WASH;
    rounded(on, track, letter);
    on.fill();
    on.strokeStyle = RIM;
    on.lineWidth = Math.max(1, letter * 0.03);
    on.stroke();
    if (value === 0) return;
    on.fillStyle = CELADON;
    rounded(on, { ...track, width: Math.max(track.height, width * value) }, letter);
    on.fill();
  });
}

function barsBlock(chart: Of<"bars">, { letter, locale }: BlockWorld): Block {
  const isLying = chart.labels.length <= LYING_MAX;
  const head = chart.title === "" ? 0 : HEAD;
  const rows = chart.labels.length;
  return {
    least: (isLying ? head + rows * BAR_ROW.least : CHART.least) * letter,
    most: (isLying ? head + rows * BAR_ROW.most : CHART.most) * letter,
    draw: (on, room) => drawBars(on, chart, room, letter, locale),
  };
}

function linesBlock(chart: Of<"lines">, { letter, locale }: BlockWorld): Block {
  return {
    least: CHART.least * letter,
    most: CHART.most * letter,
    draw: (on, room) => drawLines(on, chart, room, letter, locale),
  };
}

/** What is to be filled in, with a small pen: it is written on the page that a press opens. */
function fieldBlock(field: Field, { letter, locale }: BlockWorld): Block {
  const value = valueIn(field, locale);
  return {
    least: letter * 2.1,
    most: letter * 2.1,
    isField: true,
    draw(on, { left, top, width }) {
      const font = sans(letter * 0.92, 600);
      const box = { left, top: top + 0.1 * letter, width, height: 1.9 * letter };
      on.fillStyle = WASH;
      rounded(on, box, letter * 0.35);
      on.fill();
      on.strokeStyle = RIM;
      on.lineWidth = Math.max(1, letter * 0.04);
      on.stroke();
      const y = box.top + box.height / 2;
      const label = fitted(on, field.label, font, width * (value === "" ? 0.86 : 0.5));
      write(on, label, left + 0.7 * letter, y, { font });
      const room = width - widthOf(on, label, font) - 3.4 * letter;
      if (value !== "") {
        const plain = sans(letter * 0.92);
        write(on, fitted(on, value, plain, room), left + width - 2 * letter, y, {
          font: plain,
          colour: SECOND,
          align: "right",
        });
      }
      drawPen(on, left + width - 1.5 * letter, y, letter);
    },
  };
}

export function valueIn(field: Field, locale: string): string {
  const { value } = field;
  if (value === null) return "";
  if (typeof value === "number") {
    const unit = "unit" in field && field.unit !== "" ? `\u202f${field.unit}` : "";
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value) + unit;
  }
  return typeof value === "string" ? value.replace(/\s+/g, " ") : value.join(", ");
}

function drawPen(pen: Pen, x: number, y: number, letter: number): void {
  const size = letter * 0.36;
  pen.save();
  pen.translate(x + size, y);
  pen.rotate(-Math.PI / 4);
  pen.strokeStyle = CELADON;
  pen.lineWidth = Math.max(1, letter * 0.09);
  pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(-1.5 * size, 0);
  pen.lineTo(-0.8 * size, -0.42 * size);
  pen.lineTo(1.4 * size, -0.42 * size);
  pen.lineTo(1.4 * size, 0.42 * size);
  pen.lineTo(-0.8 * size, 0.42 * size);
  pen.closePath();
  pen.stroke();
  pen.restore();
}
