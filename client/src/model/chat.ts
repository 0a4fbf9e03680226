/**
 * The lines of the Space in their order, no number twice, and the own lines that are not stored yet.
 *
 * A line is known by its number; a pending one by its request id. The answer takes the pending line away and brings the
 * stored one, in whichever order the two notices come.
 */
import { computed, type Signal, signal } from "@preact/signals";
import type { ChatLine, Told, Whispered } from "../protocol/generated";
import { inOrder, type Whisper, whisperOf } from "./whisper";

/** The page forgets what is older: scrolling back farther is a page of its own. */
const LINES_MAX = 1_000;
const WHISPERS_MAX = 200;

export interface PendingLine {
  readonly requestId: string;
  readonly text: string;
  /** The refusal's code and facts, once there is one: the words stay so that they can be sent again. */
  readonly refused: Refusal | null;
}

type Said = Pick<ChatLine, "participant">;

export interface Refusal {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

export class Chat {
  readonly #lines = signal<readonly ChatLine[]>([]);
  readonly #whispers = signal<readonly Whisper[]>([]);
  /** Whose words she does not wish to read. */
  readonly hides = signal<(participant: string) => boolean>(() => false);
  readonly lines = this.#shown(this.#lines);
  readonly whispers = this.#shown(this.#whispers);
  readonly pending = signal<readonly PendingLine[]>([]);
  /** What is to be read: the lines of the Space, and among them those for this visitor alone. */
  readonly entries = computed(() => inOrder(this.lines.value, this.whispers.value));
  /** Lines that came while nobody looked at the chat. */
  readonly unread = signal(0);

  /** When, by the page's clock, her last line was taken. */
  readonly saidAtMs = signal(Number.NEGATIVE_INFINITY);
  /** Until then, a refusal said, no line of hers is taken. */
  readonly notBeforeMs = signal(Number.NEGATIVE_INFINITY);

  #whispered = 0;

  /** The last line's number; null before the first. */
  get lastNumber(): number | null {
    return this.#lines.value.at(-1)?.number ?? null;
  }

  /** Another Space or a fresh page of history. */
  clear(): void {
    this.#lines.value = [];
    this.pending.value = [];
    this.#whispers.value = [];
    this.unread.value = 0;
  }

  /** Lines said before one came, or missed meanwhile. */
  remember(lines: readonly ChatLine[]): void {
    this.#add(lines);
  }

  said(line: ChatLine): void {
    if (this.#add([line])) this.#count(line);
  }

  /** Somebody said something to her alone, or she to somebody. */
  whispered(whisper: Omit<Whispered, "tag">, way: Whisper["way"]): void {
    this.#whispered += 1;
    const entry = whisperOf(whisper, way, this.lastNumber ?? 0, this.#whispered);
    this.#whispers.value = [...this.#whispers.value, entry].slice(-WHISPERS_MAX);
    if (way !== "to") this.#count(entry);
  }

  /** An experience said something; it is nowhere stored either. */
  told(told: Told, said_at: number): void {
    this.whispered({ ...told, participant: "", said_at }, "told");
  }

  waiting(requestId: string, text: string): void {
    this.pending.value = [...this.pending.value, { requestId, text, refused: null }];
  }

  accepted(requestId: string, line: ChatLine, nowMs = 0): void {
    this.saidAtMs.value = nowMs;
    this.pending.value = this.pending.value.filter((pending) => pending.requestId !== requestId);
    this.#add([line]);
  }

  refused(requestId: string, refusal: Refusal, nowMs = 0): void {
    const { wait_s } = refusal.facts;
    if (typeof wait_s === "number") this.notBeforeMs.value = nowMs + wait_s * 1_000;
    this.pending.value = this.pending.value.map((pending) =>
      pending.requestId === requestId ? { ...pending, refused: refusal } : pending,
    );
  }

  /** The visitor read the refusal. */
  dismiss(requestId: string): void {
    this.pending.value = this.pending.value.filter((pending) => pending.requestId !== requestId);
  }

  #add(lines: readonly ChatLine[]): boolean {
    const known = new Set(this.#lines.value.map((line) => line.number));
    const fresh = lines.filter((line) => !known.has(line.number) && known.add(line.number));
    if (fresh.length === 0) return false;
    const all = [...this.#lines.value, ...fresh].sort((a, b) => a.number - b.number);
    this.#lines.value = all.slice(-LINES_MAX);
    return true;
  }

  #count({ participant }: Said): void {
    if (!this.hides.value(participant)) this.unread.value += 1;
  }

  #shown<Entry extends Said>(all: Signal<readonly Entry[]>) {
    return computed(() => all.value.filter(({ participant }) => !this.hides.value(participant)));
  }
}
