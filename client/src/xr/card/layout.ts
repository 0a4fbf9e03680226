/** Where everything stands on a sheet: pure, so that a test can look for what overlaps or stands out. Millimetres, from the left upper corner. */
import type { Block, ButtonBlock, Content, TextBlock } from "./content";
import { type Fitted, type Font, fitted, LINE, type Measure } from "./letters";

/** A finger hits nothing smaller, in either direction. */
export const BUTTON_MM = 25;
const BUTTON_H = 27;
/** A title that needs two lines has smaller letters. */
const TITLE_OF_TWO = 0.84;
const PADDING = 9;
const GAP = 4;
const HEAD_BUTTON_W = 42;
const IN_BUTTON = 5;
/** A sentence of its own takes no more lines than this, unless it says otherwise. */
const LINES_MAX = 7;

const TITLE: Font = { size: 12.5, weight: 600, isSerif: true };
const BODY: Font = { size: 10, weight: 400 };
const SMALL: Font = { size: 8.4, weight: 400 };
const LABEL: Font = { size: 10, weight: 500 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export interface TextBox extends Box {
  readonly fitted: Fitted;
  readonly tone: TextBlock["tone"] | "title" | "number";
}

export interface ButtonBox extends Box {
  readonly block: ButtonBlock;
  readonly label: Fitted;
  readonly note: Fitted | null;
}

export interface Layout {
  readonly texts: readonly TextBox[];
  readonly buttons: readonly ButtonBox[];
  readonly page: number;
  readonly pages: number;
  /** As far as anything stands on it, with the rim. */
  readonly usedHeight: number;
}

/** How the paging buttons are said, and what they do. */
export interface Paging {
  readonly earlier: ButtonBlock;
  readonly later: ButtonBlock;
}

/** `zoom`: how large she wants letters, 1 and more. */
export class Layouter {
  readonly #size: Size;
  readonly #measure: Measure;
  readonly #zoom: number;

  constructor(size: Size, measure: Measure, zoom = 1) {
    this.#size = size;
    this.#measure = measure;
    this.#zoom = zoom;
  }

  /** The page of that number, or the last one there is. */
  lay(content: Content, wanted: number, paging: Paging): Layout {
    const top = content.title === "" ? PADDING : PADDING + this.#buttonHeight + GAP;
    const room = this.#size.height - top - PADDING;
    const laid = content.blocks.map((block) => this.#block(block));
    const whole = inPages(laid, room);
    const pages = whole.length > 1 ? inPages(laid, room - this.#buttonHeight - GAP) : whole;
    const page = Math.min(Math.max(0, wanted), pages.length - 1);
    const texts: TextBox[] = [];
    const buttons: ButtonBox[] = [];
    this.#head(content, texts, buttons);
    let y = top;
    for (const block of pages[page] ?? []) {
      for (const each of block.texts) texts.push({ ...each, y: each.y + y });
      for (const each of block.buttons) buttons.push({ ...each, y: each.y + y });
      y += block.height + GAP;
    }
    if (pages.length > 1) this.#foot(page, pages.length, paging, texts, buttons);
    const usedHeight = pages.length > 1 ? this.#size.height : Math.max(top, y - GAP) + PADDING;
    return { texts, buttons, page, pages: pages.length, usedHeight };
  }

  /** As large as its letters need. */
  get #buttonHeight(): number {
    return BUTTON_H * this.#zoom;
  }

  get #width(): number {
    return this.#size.width - 2 * PADDING;
  }

  #font(font: Font): Font {
    return { ...font, size: font.size * this.#zoom };
  }

  #head({ title, before, after }: Content, texts: TextBox[], buttons: ButtonBox[]): void {
    if (title === "") return;
    let [x, width] = [PADDING, this.#width];
    const head = (block: ButtonBlock, at: number) =>
      buttons.push(
        this.#button(block, { x: at, y: PADDING, width: HEAD_BUTTON_W, height: this.#buttonHeight }),
      );
    if (before) {
      head(before, x);
      x += HEAD_BUTTON_W + GAP;
      width -= HEAD_BUTTON_W + GAP;
    }
    if (after) {
      width -= HEAD_BUTTON_W + GAP;
      head(after, x + width + GAP);
    }
    const one = fitted(title, this.#font(TITLE), width, 1, this.#measure);
    const smaller = { ...TITLE, size: TITLE.size * TITLE_OF_TWO };
    const fit = one.isCut ? fitted(title, this.#font(smaller), width, 2, this.#measure) : one;
    const height = heightOf(fit);
    texts.push({
      x,
      y: PADDING + (this.#buttonHeight - height) / 2,
      width,
      height,
      fitted: fit,
      tone: "title",
    });
  }

  /** Which part of the whole this is, and the ways to the others. */
  #foot(page: number, pages: number, paging: Paging, texts: TextBox[], buttons: ButtonBox[]): void {
    const y = this.#size.height - PADDING - this.#buttonHeight;
    const width = (this.#width - 2 * GAP) / 3;
    const at = (column: number) => ({
      x: PADDING + column * (width + GAP),
      y,
      width,
      height: this.#buttonHeight,
    });
    buttons.push(this.#button({ ...paging.earlier, isDisabled: page === 0 }, at(0)));
    buttons.push(this.#button({ ...paging.later, isDisabled: page === pages - 1 }, at(2)));
    const fit = fitted(`${page + 1} / ${pages}`, this.#font(SMALL), width, 1, this.#measure);
    const height = heightOf(fit);
    texts.push({ ...at(1), y: y + (this.#buttonHeight - height) / 2, height, fitted: fit, tone: "number" });
  }

  #block(block: Block): Laid {
    if (block.kind === "text") return this.#text(block);
    if (block.kind === "button") {
      const box = { x: PADDING, y: 0, width: this.#width, height: this.#buttonHeight };
      return { height: this.#buttonHeight, texts: [], buttons: [this.#button(block, box)] };
    }
    const columns = Math.max(2, block.buttons.length);
    const width = (this.#width - (columns - 1) * GAP) / columns;
    const buttons = block.buttons.map((each, at) =>
      this.#button(each, { x: PADDING + at * (width + GAP), y: 0, width, height: this.#buttonHeight }),
    );
    return { height: this.#buttonHeight, texts: [], buttons };
  }

  #text({ text, tone, linesMax = LINES_MAX }: TextBlock): Laid {
    const font = this.#font(tone === "second" ? SMALL : BODY);
    const fit = fitted(text, font, this.#width, linesMax, this.#measure);
    const height = heightOf(fit);
    const box = { x: PADDING, y: 0, width: this.#width, height, fitted: fit, tone };
    return { height, texts: [box], buttons: [] };
  }

  #button(block: ButtonBlock, box: Box): ButtonBox {
    const room = box.width - 2 * IN_BUTTON;
    const noted = block.note ? fitted(block.note, this.#font(SMALL), room, 1, this.#measure) : null;
    const label = fitted(block.label, this.#font(LABEL), room, noted ? 1 : 2, this.#measure);
    return { ...box, block, label, note: noted };
  }
}

interface Laid {
  readonly height: number;
  readonly texts: readonly TextBox[];
  readonly buttons: readonly ButtonBox[];
}

export function heightOf({ lines, font }: Fitted): number {
  return lines.length * font.size * LINE;
}

function isLead({ texts, buttons }: Laid): boolean {
  return buttons.length === 0 && texts[0]?.fitted.lines.length === 1;
}

/** A short line over buttons is on their page. */
function inPages(blocks: readonly Laid[], room: number): Laid[][] {
  const pages: Laid[][] = [[]];
  let left = room;
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    const needed = block.height + (isLead(block) && next?.buttons.length ? GAP + next.height : 0);
    if (needed > left && pages.at(-1)!.length > 0) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)!.push(block);
    left -= block.height + GAP;
  }
  return pages;
}
