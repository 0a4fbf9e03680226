/** What stands on a sheet: a title, and under it sentences and buttons, in their order. Lengths are millimetres. */

export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
  /** `second`: beside the point. `done`: what has just been done, or why it was not. */
  readonly tone?: "second" | "done";
  /** What is longer is shortened. */
  readonly linesMax?: number;
}

export interface ButtonBlock {
  readonly kind: "button";
  /** The same for as long as it does the same; no two of a sheet are alike. */
  readonly name: string;
  readonly label: string;
  /** Under the label, smaller. */
  readonly note?: string;
  readonly act: () => void;
  readonly isDisabled?: boolean;
  /** It is on. */
  readonly isOn?: boolean;
  /** The one that is meant. */
  readonly isAction?: boolean;
  /** Held instead of pressed; `act` is then for nobody. */
  readonly hold?: { readonly down: () => void; readonly up: () => void };
}

/** Side by side, equally wide. */
export interface RowBlock {
  readonly kind: "row";
  readonly buttons: readonly ButtonBlock[];
}

export type Block = TextBlock | ButtonBlock | RowBlock;

export interface Content {
  readonly title: string;
  /** What a page speaks of that may speak of another next: that one is read from its beginning. */
  readonly about?: string;
  readonly blocks: readonly Block[];
  /** In the head, before the title and behind it. */
  readonly before?: ButtonBlock;
  readonly after?: ButtonBlock;
}

export function text(words: string, tone?: TextBlock["tone"]): TextBlock {
  return tone ? { kind: "text", text: words, tone } : { kind: "text", text: words };
}

type More = Partial<Omit<ButtonBlock, "kind" | "name" | "label" | "act">>;

export function button(name: string, label: string, act: () => void, more: More = {}): ButtonBlock {
  return { kind: "button", name, label, act, ...more };
}

/** In rows of so many; the last one may be shorter, and its buttons are no wider. */
export function inRows(buttons: readonly ButtonBlock[], columns: number): RowBlock[] {
  const rows: RowBlock[] = [];
  for (let at = 0; at < buttons.length; at += columns)
    rows.push({ kind: "row", buttons: buttons.slice(at, at + columns) });
  return rows;
}
