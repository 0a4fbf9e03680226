/**
 * How finely the picture is drawn, chosen by how long pictures take: the time is handed in, so that any machine can be
 * played by a test. Steps down soon, up late and once: a picture that changes all the time is worse than a coarse one.
 */
import type { QualityChoice } from "../model/settings";

export interface Fineness {
  readonly quality: "high" | "low";
  readonly pixelRatio: number;
}

/** Shaders are compiled and textures sent in the first pictures: they say nothing. */
const SETTLING_MS = 1_000;
const WINDOW_MS = 2_000;
const SLOW_MS = 40;
/** So slow that no step between would do. */
const HOPELESS_MS = 100;
/**
 * In time on a screen of 60 Hz, where no picture comes sooner than after 16.7 ms however idle the machine is. What it has
 * to spare cannot be seen from here, so hardly a picture may be late, for long, before more is asked of it.
 */
const IN_TIME_MS = 18;
const LATE_MS = 25;
const LATE_PART_MAX = 0.05;
const IN_TIME_FOR_MS = 20_000;
/** A longer pause was no picture but a hidden page. */
const PAUSE_MS = 1_500;
const SAMPLES_MAX = 512;
const SAMPLES_MIN = 4;
const LOW: Fineness = { quality: "low", pixelRatio: 1 };
const RATIOS = [1, 1.5, 2] as const;

export class QualityChooser {
  /** From the coarsest to the finest that this screen shows. */
  readonly #steps: readonly Fineness[];
  readonly #samples = new Float32Array(SAMPLES_MAX);
  readonly #isSlowDevice: boolean;
  #choice: QualityChoice;
  #setting: QualityChoice;
  #at: number;
  #count = 0;
  #lastMs = Number.NaN;
  #windowFromMs = Number.NaN;
  #inTimeSinceMs = Number.NaN;
  #hasRisen = false;

  /** `asked` holds for this visit until the setting is changed; `isSlowDevice`: a processor does the drawing. */
  constructor(
    setting: QualityChoice,
    asked: QualityChoice | null,
    devicePixelRatio: number,
    isSlowDevice: boolean,
  ) {
    this.#steps = [
      LOW,
      ...ratiosUpTo(devicePixelRatio).map((pixelRatio) => ({ quality: "high" as const, pixelRatio })),
    ];
    this.#isSlowDevice = isSlowDevice;
    this.#setting = setting;
    this.#choice = asked ?? setting;
    this.#at = this.#first();
  }

  get now(): Fineness {
    return this.#steps[this.#at] ?? LOW;
  }

  /** A picture begins. True when `now` has changed with it. */
  frame(nowMs: number, setting: QualityChoice): boolean {
    const before = this.#at;
    if (setting !== this.#setting) this.#choose(setting);
    else if (this.#choice === "auto") this.#measure(nowMs);
    if (this.#at !== before) this.#restart(nowMs);
    return this.#at !== before;
  }

  #choose(setting: QualityChoice): void {
    this.#setting = setting;
    this.#choice = setting;
    this.#hasRisen = false;
    this.#at = this.#first();
  }

  #first(): number {
    const coarse = this.#choice === "low" || (this.#choice === "auto" && this.#isSlowDevice);
    return coarse ? 0 : this.#steps.length - 1;
  }

  #measure(nowMs: number): void {
    const ms = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    if (!(ms < PAUSE_MS)) {
      this.#restart(nowMs);
      return;
    }
    if (nowMs < this.#windowFromMs) return;
    if (this.#count < SAMPLES_MAX) this.#samples[this.#count++] = ms;
    if (nowMs - this.#windowFromMs < WINDOW_MS || this.#count < SAMPLES_MIN) return;
    this.#judge(this.#samples.subarray(0, this.#count).sort(), nowMs);
    this.#count = 0;
    this.#windowFromMs = nowMs;
  }

  #judge(sortedMs: Float32Array, nowMs: number): void {
    const medianMs = partAt(sortedMs, 0.5);
    const isInTime = medianMs <= IN_TIME_MS && partAt(sortedMs, 1 - LATE_PART_MAX) <= LATE_MS;
    if (!isInTime) this.#inTimeSinceMs = Number.NaN;
    else if (Number.isNaN(this.#inTimeSinceMs)) this.#inTimeSinceMs = this.#windowFromMs;
    if (medianMs > HOPELESS_MS) this.#at = 0;
    else if (medianMs > SLOW_MS) this.#at = Math.max(0, this.#at - 1);
    else if (nowMs - this.#inTimeSinceMs >= IN_TIME_FOR_MS) this.#rise();
  }

  #rise(): void {
    if (this.#hasRisen || this.#at === this.#steps.length - 1) return;
    this.#hasRisen = true;
    this.#at += 1;
  }

  #restart(nowMs: number): void {
    this.#count = 0;
    this.#lastMs = nowMs;
    this.#windowFromMs = nowMs + SETTLING_MS;
    this.#inTimeSinceMs = Number.NaN;
  }
}

/** The sample below which this part of all lies. */
function partAt(sortedMs: Float32Array, part: number): number {
  return sortedMs[Math.floor(part * sortedMs.length)] ?? 0;
}

/** 1, then the finer ones up to what the screen has. */
function ratiosUpTo(devicePixelRatio: number): number[] {
  const finest = Math.min(Math.max(devicePixelRatio, 1), RATIOS[RATIOS.length - 1] ?? 1);
  return [...RATIOS.filter((ratio) => ratio < finest), finest];
}
