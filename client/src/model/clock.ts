/**
 * The server's clock, guessed from the frames that come: `serverNowMs` answers what it shows now, in milliseconds since
 * 1970, `jitterMs` how much later than the quickest frames the ordinary ones come.
 *
 * The quickest recent frame sets the offset, since a delay only ever makes a frame late. Local times are milliseconds
 * of `performance.now()` of the page.
 */

const WRAP_MS = 2 ** 32;
/** A slower clock or a longer way must be believed some day: the offset gives way so fast, in ms per ms. */
const GIVE_WAY = 0.001;
/** Later than this is a break in the line, not jitter. */
const JITTER_MAX_MS = 300;
const JITTER_HALF_LIFE_MS = 2_000;
/** A step of the server's clock beyond this means another server process: begin anew. */
const NEW_CLOCK_MS = 5_000;

export class ServerClock {
  /** How late frames come, beyond the quickest: a peak that fades with a half-life of 2 s. */
  jitterMs = 0;

  #fromMs = 0;
  #offsetMs = Number.NaN;
  #lastServerMs = 0;
  #lastLocalMs = 0;

  get isSet(): boolean {
    return !Number.isNaN(this.#offsetMs);
  }

  /** Takes in a frame's stamp (u32, wraps after 49 days); returns the same time on the unwrapped server clock. */
  heard(stampMs: number, localMs: number): number {
    const serverMs = this.#unwrap(stampMs);
    const offset = serverMs - localMs;
    if (!this.isSet || Math.abs(offset - this.#offsetMs) > NEW_CLOCK_MS) {
      this.#offsetMs = offset;
      this.jitterMs = 0;
    } else {
      const passed = Math.max(0, localMs - this.#lastLocalMs);
      this.#offsetMs = Math.max(offset, this.#offsetMs - passed * GIVE_WAY);
      const late = Math.min(this.#offsetMs - offset, JITTER_MAX_MS);
      this.jitterMs = Math.max(late, this.jitterMs * 0.5 ** (passed / JITTER_HALF_LIFE_MS));
    }
    this.#lastServerMs = serverMs;
    this.#lastLocalMs = localMs;
    return serverMs;
  }

  /** The server's time at a local time; the local time itself until a frame has come. */
  serverNowMs(localMs: number): number {
    return this.isSet ? localMs + this.#offsetMs : localMs;
  }

  /** Another server process, or a new line: forget the old offset. `fromMs`: what the frames' stamps count from. */
  reset(fromMs = 0): void {
    this.#fromMs = fromMs;
    this.#offsetMs = Number.NaN;
    this.#lastServerMs = 0;
    this.jitterMs = 0;
  }

  #unwrap(stampMs: number): number {
    const serverMs = stampMs + this.#fromMs;
    if (!this.isSet) return serverMs;
    return serverMs + Math.round((this.#lastServerMs - serverMs) / WRAP_MS) * WRAP_MS;
  }
}
