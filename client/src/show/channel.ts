/** What a channel's property is at a moment: as a sampler of glTF 2.0 says it, at the server's second for everybody. */
import type { Channel } from "../protocol/generated";

/** How many numbers each property has. */
const NUMBERS: Readonly<Record<Channel["path"], number>> = {
  translation: 3,
  rotation: 4,
  scale: 3,
  "light.intensity": 1,
  "light.colour": 3,
  visible: 1,
};
/** Nearer than this the arc between two turns is a line. */
const STRAIGHT = 0.9995;

/** Whether every key has its value, and each value its numbers. */
export function isWhole({ path, times, values }: Channel): boolean {
  return times.length === values.length && values.every((value) => value.length === NUMBERS[path]);
}

/** The second of the keys at which an animation stands; null: it has not begun. `length`: of its longest channel. */
export function secondAt(passed: number, length: number, loops: boolean): number | null {
  if (passed < 0) return null;
  if (loops && length > 0) return passed % length;
  return Math.min(passed, length);
}

export function lengthOf(channels: readonly Channel[]): number {
  return channels.reduce((most, { times }) => Math.max(most, times.at(-1) ?? 0), 0);
}

/** Fills in the value of a whole channel at a second of its keys; before the first and after the last it holds. */
export function sampleInto(out: number[], channel: Channel, second: number): void {
  const { times, values, interpolation, path } = channel;
  let after = 0;
  while (after < times.length && times[after]! <= second) after += 1;
  const from = values[Math.max(0, after - 1)]!;
  const to = values[Math.min(after, values.length - 1)]!;
  if (after === 0 || from === to || interpolation === "step" || path === "visible") {
    copy(out, after === 0 ? to : from);
    return;
  }
  const [start, end] = [times[after - 1]!, times[after]!];
  const part = (second - start) / (end - start);
  if (path === "rotation") slerp(out, from, to, part);
  else for (let at = 0; at < from.length; at += 1) out[at] = from[at]! + part * (to[at]! - from[at]!);
}

function copy(out: number[], value: readonly number[]): void {
  for (let at = 0; at < value.length; at += 1) out[at] = value[at]!;
}

/** The shorter way round; between unit quaternions x, y, z, w. */
function slerp(out: number[], from: readonly number[], to: readonly number[], part: number): void {
  let cosine = 0;
  for (let at = 0; at < 4; at += 1) cosine += from[at]! * to[at]!;
  const side = cosine < 0 ? -1 : 1;
  cosine *= side;
  const angle = Math.acos(Math.min(1, cosine));
  const [a, b] =
    cosine > STRAIGHT
      ? [1 - part, part]
      : [Math.sin((1 - part) * angle) / Math.sin(angle), Math.sin(part * angle) / Math.sin(angle)];
  let length = 0;
  for (let at = 0; at < 4; at += 1) {
    const value = a * from[at]! + b * side * to[at]!;
    out[at] = value;
    length += value * value;
  }
  for (let at = 0; at < 4; at += 1) out[at] = out[at]! / (Math.sqrt(length) || 1);
}
