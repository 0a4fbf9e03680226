/**
 * The last minute as this browser received it, kept in its memory alone: what others said, by voice and in writing, with
 * the tags by which the server knows its own words again, and where people stood. Nothing of it leaves the device unless
 * she sends a report; leaving the Space clears it. Times are handed in, in milliseconds of one clock.
 */

export const KEPT_MS = 60_000;
/** Of all voices together: eight at once come to less than half of it. */
export const SOUND_BYTES_MAX = 4_000_000;
const WORDS_MAX = 300;
const PLACES_MAX = 4_000;

export interface KeptSound {
  readonly participant: string;
  readonly atMs: number;
  readonly sequence: number;
  readonly level: number;
  readonly flags: number;
  readonly tag: Uint8Array;
  readonly opus: Uint8Array;
}

export interface KeptLine {
  readonly participant: string;
  readonly name: string;
  readonly atMs: number;
  readonly number: number;
  readonly text: string;
  readonly tag: Uint8Array;
}

export interface KeptWhisper {
  /** Who said it, and her who alone read it. */
  readonly participant: string;
  readonly name: string;
  readonly to: string;
  readonly atMs: number;
  readonly saidAt: number;
  readonly text: string;
  readonly tag: Uint8Array;
}

export interface KeptPlace {
  readonly participant: string;
  readonly atMs: number;
  readonly x: number;
  readonly z: number;
}

/** Everything of the last minute, oldest first. */
export interface LastMinute {
  readonly untilMs: number;
  readonly sounds: readonly KeptSound[];
  readonly lines: readonly KeptLine[];
  readonly whispers: readonly KeptWhisper[];
  readonly places: readonly KeptPlace[];
}

export class Ring {
  readonly #sounds = new Row<KeptSound>(Number.POSITIVE_INFINITY);
  readonly #lines = new Row<KeptLine>(WORDS_MAX);
  readonly #whispers = new Row<KeptWhisper>(WORDS_MAX);
  readonly #places = new Row<KeptPlace>(PLACES_MAX);
  #soundBytes = 0;

  /** Of the packets that are kept. */
  get soundBytes(): number {
    return this.#soundBytes;
  }

  /** The bytes may be a view of what will be used again: they are copied. */
  sound(heard: KeptSound): void {
    this.#sounds.add({ ...heard, tag: heard.tag.slice(), opus: heard.opus.slice() });
    this.#soundBytes += heard.opus.length;
    while (this.#soundBytes > SOUND_BYTES_MAX) this.#dropSound();
    this.#forget(heard.atMs);
  }

  line(said: KeptLine): void {
    this.#lines.add(said);
    this.#forget(said.atMs);
  }

  whisper(said: KeptWhisper): void {
    this.#whispers.add(said);
    this.#forget(said.atMs);
  }

  place(stood: KeptPlace): void {
    this.#places.add(stood);
    this.#forget(stood.atMs);
  }

  /** What is in it now; a copy, so that it stays as it was when she decided to report. */
  lastMinute(nowMs: number): LastMinute {
    this.#forget(nowMs);
    return {
      untilMs: nowMs,
      sounds: this.#sounds.kept(),
      lines: this.#lines.kept(),
      whispers: this.#whispers.kept(),
      places: this.#places.kept(),
    };
  }

  clear(): void {
    for (const row of [this.#sounds, this.#lines, this.#whispers, this.#places]) row.clear();
    this.#soundBytes = 0;
  }

  #forget(nowMs: number): void {
    const sinceMs = nowMs - KEPT_MS;
    while ((this.#sounds.first?.atMs ?? nowMs) < sinceMs) this.#dropSound();
    this.#lines.dropBefore(sinceMs);
    this.#whispers.dropBefore(sinceMs);
    this.#places.dropBefore(sinceMs);
  }

  #dropSound(): void {
    this.#soundBytes -= this.#sounds.drop()?.opus.length ?? 0;
  }
}

/** What came, in its order. The oldest goes in one step: thousands are kept. */
class Row<Entry extends { readonly atMs: number }> {
  #entries: Entry[] = [];
  #begin = 0;

  constructor(private readonly max: number) {}

  get first(): Entry | undefined {
    return this.#entries[this.#begin];
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length - this.#begin > this.max) this.drop();
  }

  drop(): Entry | undefined {
    const { first } = this;
    if (first === undefined) return undefined;
    this.#begin += 1;
    // Half of it is gone: now is the time to move the rest.
    if (this.#begin * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#begin);
      this.#begin = 0;
    }
    return first;
  }

  dropBefore(sinceMs: number): void {
    while ((this.first?.atMs ?? sinceMs) < sinceMs) this.drop();
  }

  kept(): Entry[] {
    return this.#entries.slice(this.#begin);
  }

  clear(): void {
    this.#entries = [];
    this.#begin = 0;
  }
}
