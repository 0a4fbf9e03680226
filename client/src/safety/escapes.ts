/** Escape twice in a row hides all strangers. A press that closes something is no part of it: it was meant for that. */

export const TWICE_WITHIN_MS = 600;

export class Escapes {
  #lastMs = Number.NEGATIVE_INFINITY;

  /** `closes`: this press has something to close, to leave or to take back. True: it is the second that has not. */
  press(nowMs: number, closes: boolean): boolean {
    const isSecond = !closes && nowMs - this.#lastMs <= TWICE_WITHIN_MS;
    this.#lastMs = closes || isSecond ? Number.NEGATIVE_INFINITY : nowMs;
    return isSecond;
  }
}
