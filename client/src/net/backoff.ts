/**
 * How long to wait before the next try: soon at first, at most 5 s, and each visitor at another moment, so that a
 * restarted server is not met by everybody at once.
 */
const FIRST_MS = 1_000;
const MAX_MS = 5_000;
const GROWTH = 1.4;
/** The share of the wait that chance decides. */
const SPREAD = 0.5;

/** `tries` counts the failed ones since the line last stood, from 0; `chance` is 0 … 1. */
export function waitMs(tries: number, chance: number): number {
  const full = Math.min(MAX_MS, FIRST_MS * GROWTH ** tries);
  return full * (1 - SPREAD + SPREAD * chance);
}
