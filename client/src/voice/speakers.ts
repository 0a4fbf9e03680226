/** Who is heard to speak: from the first packet until a little after the last. */

/** Between two words nobody stops to speak. */
const SPEAKS_FOR_MS = 350;

export class Speakers {
  readonly #heardAtMs = new Map<number, number>();

  heard(slot: number, nowMs: number): void {
    this.#heardAtMs.set(slot, nowMs);
  }

  forget(): void {
    this.#heardAtMs.clear();
  }

  /** Nobody has to be looked at again until somebody is heard. */
  get isQuiet(): boolean {
    return this.#heardAtMs.size === 0;
  }

  /** Everybody who speaks at this moment, whom one may hear; the set before where it is the same. */
  now(
    nowMs: number,
    mayHear: (slot: number) => boolean,
    ownSlot: number | null,
    before: ReadonlySet<number>,
  ): ReadonlySet<number> {
    const speaking = new Set<number>();
    for (const [slot, atMs] of this.#heardAtMs) {
      if (nowMs - atMs >= SPEAKS_FOR_MS) this.#heardAtMs.delete(slot);
      else if (mayHear(slot)) speaking.add(slot);
    }
    if (ownSlot !== null) speaking.add(ownSlot);
    const isSame = speaking.size === before.size && [...speaking].every((slot) => before.has(slot));
    return isSame ? before : speaking;
  }
}
