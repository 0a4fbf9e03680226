/**
 * `animation`: which moment of its clip a model is at. By the server's clock alone, so that everybody sees the same step
 * of the same dance; redrawn together with the Entity's `model`, which plays it.
 */
import type { Animation } from "./generated";

/** The end of a clip is the beginning of its next turn: what plays once rests just before it. */
const LAST_S = 0.001;

/** Since when it was pressed to play, by the server's clock; null: it is not. */
export type Playing = { readonly sinceMs: number } | null;

/**
 * Seconds into a clip of `length_s`; null: at rest. `seconds` is the server's clock, and what plays only once begins when
 * its button was pressed, else when it came.
 */
export function clipMoment(
  animation: Animation,
  length_s: number,
  seconds: number,
  playing: Playing,
  cameS: number,
): number | null {
  if (length_s <= 0) return null;
  const isPressed = animation.starts === "on_press";
  if (isPressed && playing === null) return null;
  const sinceS = isPressed ? (playing?.sinceMs ?? 0) / 1_000 : animation.is_looping ? 0 : cameS;
  const passed = Math.max(0, seconds - sinceS) * animation.speed;
  if (animation.is_looping) return ((passed % length_s) + length_s) % length_s;
  const moment = animation.speed < 0 ? length_s + passed : passed;
  return Math.min(length_s - LAST_S, Math.max(0, moment));
}
