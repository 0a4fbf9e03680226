/** Who is said to speak, and not too often: who goes on after a pause, and a talk to and fro, are told once. */

/** Whoever was silent for so long begins anew. */
const SILENT_MS = 20_000;
/** One sentence in so long, with everybody who has begun meanwhile. */
const EVERY_MS = 6_000;

export class Speakers {
  readonly #spokeMs = new Map<number, number>();
  readonly #begun = new Set<number>();
  #saidMs = Number.NEGATIVE_INFINITY;

  /** The slots that are to be named now; none most of the time. */
  look(speaking: ReadonlySet<number>, self: number, nowMs: number): number[] {
    for (const slot of speaking) {
      const before = this.#spokeMs.get(slot) ?? Number.NEGATIVE_INFINITY;
      if (slot !== self && nowMs - before > SILENT_MS) this.#begun.add(slot);
      this.#spokeMs.set(slot, nowMs);
    }
    if (this.#begun.size === 0 || nowMs - this.#saidMs < EVERY_MS) return [];
    const named = [...this.#begun];
    this.#begun.clear();
    this.#saidMs = nowMs;
    return named;
  }
}
