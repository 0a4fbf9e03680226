/** Where she is among the pages of a card, and the way back. */
import { signal } from "@preact/signals";
import type { Refusal } from "../../model/chat";

export type PageName =
  | "home"
  | "people"
  | "person"
  | "block"
  | "report"
  | "remove"
  | "emotes"
  | "chat"
  | "portals"
  | "comfort"
  | "panic"
  | "shown";

/** Somebody whom a page is about: her name was this when it was opened. */
export interface Whom {
  readonly participant: string;
  readonly name: string;
}

export interface Step {
  readonly page: PageName;
  /** Of `person`, `block`, `report` and `remove`; in the chat: who alone hears it. */
  readonly whom: Whom | null;
}

export class Way {
  #first: Step;
  readonly steps = signal<readonly Step[]>([]);
  /** What was done on this page, or why not: the key of its words. */
  readonly told = signal<Refusal | null>(null);

  constructor(page: PageName, whom: Whom | null = null) {
    this.#first = { page, whom };
    this.restart();
  }

  /** Another one to come back to. */
  begin(page: PageName, whom: Whom | null): void {
    this.#first = { page, whom };
    this.restart();
  }

  get now(): Step {
    return this.steps.value.at(-1) ?? this.#first;
  }

  get isFirst(): boolean {
    return this.steps.value.length === 1;
  }

  open(page: PageName, whom: Whom | null = null): void {
    this.told.value = null;
    this.steps.value = [...this.steps.peek(), { page, whom }];
  }

  back(): void {
    this.told.value = null;
    if (this.steps.peek().length > 1) this.steps.value = this.steps.peek().slice(0, -1);
  }

  tell(code: string, facts: Refusal["facts"] = {}): void {
    this.told.value = { code, facts };
  }

  restart(): void {
    this.told.value = null;
    this.steps.value = [this.#first];
  }
}
