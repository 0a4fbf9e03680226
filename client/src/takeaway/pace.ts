/** Long work in short steps, so that the page lives on; and the way to stop it. */

const STEP_MS = 8;
/** Where a picture takes long, a step may take as long: else only pictures would be made. */
const STEP_MS_MAX = 48;

export class Pace {
  #sinceMs = performance.now();
  #stepMs = STEP_MS;

  constructor(readonly signal: AbortSignal) {}

  /** Lets the page do what it has to do, now and then. Rejects once the work is not wanted any more. */
  async breathe(): Promise<void> {
    this.signal.throwIfAborted();
    const workedMs = performance.now();
    if (workedMs - this.#sinceMs < this.#stepMs) return;
    // A task, and not a picture: a hidden page makes none.
    await new Promise<void>((resolve) => setTimeout(resolve));
    this.#sinceMs = performance.now();
    this.#stepMs = Math.min(Math.max(this.#sinceMs - workedMs, STEP_MS), STEP_MS_MAX);
    this.signal.throwIfAborted();
  }
}
