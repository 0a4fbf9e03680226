/**
 * The lines of the Space in their order, no number twice, and the own lines that are not stored yet.
 *
 * A line is known by its number; a pending one by its request id. The answer takes the pending line away and brings the
 * stored one, in whichever order the two notices come.
 */
import { signal } from "@preact/signals";
import type { ChatLine } from "../protocol/generated";

/** The page forgets what is older: scrolling back farther is a page of its own. */
const LINES_MAX = 1_000;

export interface PendingLine {
  readonly requestId: string;
  readonly text: string;
  /** The refusal's code and facts, once there is one: the words stay so that they can be sent again. */
  readonly refused: Refusal | null;
}

export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

export class Chat {
  readonly lines = signal<readonly ChatLine[]>([]);
  readonly pending = signal<readonly PendingLine[]>([]);
  /** Lines that came while nobody looked at the chat. */
  readonly unread = signal(0);

  /** The last line's number; null before the first. */
  get lastNumber(): number | null {
    return this.lines.value.at(-1)?.number ?? null;
  }

  /** Another Space or a fresh page of history. */
  clear(): void {
    this.lines.value = [];
    this.pending.value = [];
    this.unread.value = 0;
  }

  /** Lines said before one came, or missed meanwhile. */
  remember(lines: readonly ChatLine[]): void {
    this.#add(lines);
  }

  said(line: ChatLine): void {
    if (this.#add([line])) this.unread.value += 1;
  }

  waiting(requestId: string, text: string): void {
    this.pending.value = [...this.pending.value, { requestId, text, refused: null }];
  }

  accepted(requestId: string, line: ChatLine): void {
    this.pending.value = this.pending.value.filter((pending) => pending.requestId !== requestId);
    this.#add([line]);
  }

  refused(requestId: string, refusal: Refusal): void {
    this.pending.value = this.pending.value.map((pending) =>
      pending.requestId === requestId ? { ...pending, refused: refusal } : pending,
    );
  }

  /** The visitor read the refusal. */
  dismiss(requestId: string): void {
    this.pending.value = this.pending.value.filter((pending) => pending.requestId !== requestId);
  }

  #add(lines: readonly ChatLine[]): boolean {
    const known = new Set(this.lines.value.map((line) => line.number));
    const fresh = lines.filter((line) => !known.has(line.number) && known.add(line.number));
    if (fresh.length === 0) return false;
    const all = [...this.lines.value, ...fresh].sort((a, b) => a.number - b.number);
    this.lines.value = all.slice(-LINES_MAX);
    return true;
  }
}
