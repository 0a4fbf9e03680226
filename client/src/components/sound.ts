/** `sound`: nothing to be seen. How it is played at a moment, by the server's clock, so that everybody hears the same beat. */
import type { Playing } from "./animation";
import type { Sound } from "./generated";

/** A sound that began so long ago is not taken up in its middle. */
const LATE_S = 0.25;

/** Where in a sound of `length_s` to begin; null: it is silent now. `seconds` is the server's clock. */
export function soundMoment(
  sound: Sound,
  length_s: number,
  seconds: number,
  playing: Playing,
): number | null {
  const isPressed = sound.starts === "on_press";
  if (length_s <= 0 || (isPressed && playing === null)) return null;
  const passed = Math.max(0, seconds - (isPressed ? (playing?.sinceMs ?? 0) / 1_000 : 0));
  if (sound.is_looping) return passed % length_s;
  // What plays once and by itself plays for each who comes.
  if (!isPressed || passed < LATE_S) return 0;
  return passed < length_s ? passed : null;
}
