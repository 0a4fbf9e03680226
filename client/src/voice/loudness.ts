/** How wide a mouth opens, and how far a meter goes, for a level in −dB; and how both follow it. */

/** From a whisper to a loud voice. */
const SOFTEST = 58;
const LOUDEST = 18;
const ATTACK_S = 0.03;
const RELEASE_S = 0.12;

/** 0 … 1. */
export function loudnessOf(level: number): number {
  return Math.min(1, Math.max(0, (SOFTEST - level) / (SOFTEST - LOUDEST)));
}

/** A moment later: up at once, down more slowly. */
export function followed(shown: number, loudness: number, seconds: number): number {
  const share = 1 - Math.exp(-seconds / (loudness > shown ? ATTACK_S : RELEASE_S));
  const next = shown + (loudness - shown) * share;
  return next < 0.005 ? 0 : next;
}
