/** What is said to whoever listens: the last few sentences, each said once. A screen reader reads them as they come. */
import { signal } from "@preact/signals";

/** Enough to look back at; more would only be in the way. */
const LINES_MAX = 6;

export interface SpokenLine {
  readonly number: number;
  readonly text: string;
}

export class Speech {
  readonly lines = signal<readonly SpokenLine[]>([]);
  #number = 0;

  say(text: string): void {
    if (text === "") return;
    this.#number += 1;
    this.lines.value = [...this.lines.peek(), { number: this.#number, text }].slice(-LINES_MAX);
  }
}
