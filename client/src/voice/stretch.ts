/**
 * Sound that is made a little shorter, or goes on a little longer, so that nobody hears where: whole periods of a voice
 * are left out or repeated, at the place where it resembles itself most (WSOLA: Verhelst and Roelands, ICASSP 1993).
 */

/** 48 kHz: 5 ms of overlap, periods from 2.5 ms (400 Hz) to 12.5 ms (80 Hz). */
export const OVERLAP = 240;
export const PERIOD_MIN = 120;
export const PERIOD_MAX = 600;
/** Comparing every fourth sample at every second place finds the period of a voice as well. */
const STRIDE = 4;
const STEP = 2;

/** How many samples after `at` (before it, with `direction` −1) the sound resembles what is at `at` most. */
export function resemblingPeriod(sound: Float32Array, at: number, direction: 1 | -1 = 1): number {
  let best = PERIOD_MIN;
  let bestLikeness = Number.NEGATIVE_INFINITY;
  for (let period = PERIOD_MIN; period <= PERIOD_MAX; period += STEP) {
    const other = at + direction * period;
    let product = 0;
    let power = 1e-9;
    for (let i = 0; i < OVERLAP; i += STRIDE) {
      const there = sound[other + i] as number;
      product += (sound[at + i] as number) * there;
      power += there * there;
    }
    const likeness = product / Math.sqrt(power);
    if (likeness > bestLikeness) {
      bestLikeness = likeness;
      best = period;
    }
  }
  return best;
}

/** From one sound into another over `length` samples, at equal power where they are alike: a straight line. */
export function crossFade(
  out: Float32Array,
  at: number,
  from: Float32Array,
  fromAt: number,
  to: Float32Array,
  toAt: number,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const share = (i + 1) / (length + 1);
    out[at + i] = (from[fromAt + i] as number) * (1 - share) + (to[toAt + i] as number) * share;
  }
}
