/**
 * Tells of comings and goings without drowning a reader: singly up to five a minute, the rest together as a count. Time is
 * handed in.
 */
import type { Change } from "./comings";

const SINGLY_MAX = 5;
const SINGLY_WITHIN_MS = 60_000;
/** Those who are only counted are gathered for so long. */
const GATHER_MS = 10_000;

export type Announcement =
  | { readonly what: "came" | "left"; readonly name: string }
  | { readonly what: "came-more" | "left-more"; readonly people: number };

export class Announcer {
  readonly #spokenAtMs: number[] = [];
  #came = 0;
  #left = 0;
  #gatheredSinceMs: number | null = null;

  /** What to say now of a change, and of what was gathered before. */
  tell(change: Change, nowMs: number): Announcement[] {
    const said: Announcement[] = [];
    for (const name of change.came)
      if (this.#maySpeak(nowMs)) said.push({ what: "came", name });
      else this.#came += 1;
    for (const name of change.left)
      if (this.#maySpeak(nowMs)) said.push({ what: "left", name });
      else this.#left += 1;
    this.#came += change.cameUnnamed;
    this.#left += change.leftUnnamed;
    return [...said, ...this.#gathered(nowMs)];
  }

  #maySpeak(nowMs: number): boolean {
    const spoken = this.#spokenAtMs;
    while (spoken[0] !== undefined && nowMs - spoken[0] >= SINGLY_WITHIN_MS) spoken.shift();
    if (spoken.length >= SINGLY_MAX) return false;
    spoken.push(nowMs);
    return true;
  }

  #gathered(nowMs: number): Announcement[] {
    if (this.#came + this.#left === 0) return [];
    this.#gatheredSinceMs ??= nowMs;
    if (nowMs - this.#gatheredSinceMs < GATHER_MS) return [];
    const said: Announcement[] = [];
    if (this.#came > 0) said.push({ what: "came-more", people: this.#came });
    if (this.#left > 0) said.push({ what: "left-more", people: this.#left });
    this.#came = 0;
    this.#left = 0;
    this.#gatheredSinceMs = null;
    return said;
  }
}
