/**
 * How finely is drawn for a headset, chosen by how long its pictures take: the time is handed in, so that any machine can be
 * played by a test. A late picture there is felt in the stomach, so it steps down soon, and up late and once.
 */

export interface Step {
  /** 0: sharp everywhere … 1: coarse where no eye rests. */
  readonly foveation: number;
  /** People drawn in full; the rest in few triangles. */
  readonly fullMax: number;
  /** Pictures a second that the device is asked for, where it lets itself be asked. */
  readonly rateMax: number;
}

/** From the finest to the coarsest. */
export const STEPS: readonly Step[] = [
  { foveation: 0.4, fullMax: 8, rateMax: 90 },
  { foveation: 0.8, fullMax: 8, rateMax: 72 },
  { foveation: 1, fullMax: 4, rateMax: 72 },
  { foveation: 1, fullMax: 2, rateMax: 60 },
];
/** What a standalone headset begins with, and a machine of more memory. */
const FIRST_SMALL = 1;
const LARGE_MEMORY_GB = 8;

const SETTLING_MS = 2_000;
const WINDOW_MS = 1_500;
/** A picture is late when it takes longer than this part of its time. */
const LATE_PART = 1.25;
/** So many of a hundred may be late before it is too much; and so few before more is asked. */
const TOO_MANY = 0.2;
const FEW = 0.02;
const IN_TIME_FOR_MS = 20_000;
const PAUSE_MS = 500;

export class EyeQuality {
  #at: number;
  #lastMs = Number.NaN;
  #fromMs = Number.NaN;
  #count = 0;
  #late = 0;
  #inTimeSinceMs = Number.NaN;
  #hasRisen = false;

  /** `memoryGb` as the browser tells it; undefined: it does not. */
  constructor(memoryGb: number | undefined) {
    this.#at = (memoryGb ?? 0) >= LARGE_MEMORY_GB ? 0 : FIRST_SMALL;
  }

  get now(): Step {
    return STEPS[this.#at]!;
  }

  /** A picture begins, of so many a second; true when `now` has changed with it. */
  frame(nowMs: number, ratePerS: number): boolean {
    const ms = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    if (!(ms < PAUSE_MS)) {
      this.#restart(nowMs);
      return false;
    }
    if (nowMs < this.#fromMs) return false;
    this.#count += 1;
    if (ms > (1_000 / ratePerS) * LATE_PART) this.#late += 1;
    if (nowMs - this.#fromMs < WINDOW_MS) return false;
    return this.#judge(this.#late / this.#count, nowMs);
  }

  #judge(late: number, nowMs: number): boolean {
    const before = this.#at;
    if (late > FEW) this.#inTimeSinceMs = Number.NaN;
    else if (Number.isNaN(this.#inTimeSinceMs)) this.#inTimeSinceMs = this.#fromMs;
    if (late > TOO_MANY) this.#at = Math.min(STEPS.length - 1, this.#at + 1);
    else if (nowMs - this.#inTimeSinceMs >= IN_TIME_FOR_MS && !this.#hasRisen && this.#at > 0) {
      this.#hasRisen = true;
      this.#at -= 1;
    }
    if (this.#at !== before) this.#restart(nowMs);
    else this.#begin(nowMs);
    return this.#at !== before;
  }

  #restart(nowMs: number): void {
    this.#inTimeSinceMs = Number.NaN;
    this.#begin(nowMs + SETTLING_MS);
  }

  #begin(fromMs: number): void {
    this.#fromMs = fromMs;
    this.#count = 0;
    this.#late = 0;
  }
}

/** Of the device's own rates the highest that is not above; null: it has none to choose from. */
export function rateWithin(rates: Iterable<number> | undefined, most: number): number | null {
  const within = [...(rates ?? [])].filter((rate) => rate <= most);
  return within.length > 0 ? Math.max(...within) : null;
}

/** How many texels to one of the display's own: fewer where memory is little. */
export function texelsFor(memoryGb: number | undefined): number {
  return (memoryGb ?? LARGE_MEMORY_GB) >= 4 ? 1 : 0.8;
}
