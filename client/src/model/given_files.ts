/** Files that experiences give, put together from their pieces. */
import { type FileGiven, GIVEN_CHARS_MAX } from "../protocol/generated";

/** So many may be coming at a time; the oldest gives way. */
const COMING_MAX = 8;

export class GivenFiles {
  /** What has come so far, by experience and file. */
  readonly #coming = new Map<string, string>();

  /** The whole file with its last piece; else null. One that grows beyond all limits is let go. */
  take({ name, part_of, more, text, file }: FileGiven): FileGiven | null {
    if (part_of === null) return { name, file, text, part_of, more };
    const key = `${name} ${part_of}`;
    const whole = (this.#coming.get(key) ?? "") + text;
    this.#coming.delete(key);
    if (whole.length > 2 * GIVEN_CHARS_MAX) return null;
    if (!more) return { name, file, text: whole, part_of, more };
    this.#coming.set(key, whole);
    const [oldest] = this.#coming.keys();
    if (this.#coming.size > COMING_MAX && oldest !== undefined) this.#coming.delete(oldest);
    return null;
  }

  clear(): void {
    this.#coming.clear();
  }
}
