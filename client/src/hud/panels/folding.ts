/**
 * Which Panels are folded to their title. Where there is room all are open; on a phone one at a time is, and a new one never
 * takes the place of one in which she is.
 */
import { signal } from "@preact/signals";

const NARROW = "(max-width: 640px), (max-height: 480px)";

export class Folding {
  readonly #folded = signal<ReadonlySet<string>>(new Set());
  #known: readonly string[] = [];

  isFolded(key: string): boolean {
    return this.#folded.value.has(key);
  }

  fold(key: string, on: boolean): void {
    const folded = new Set(on || !isNarrow() ? this.#folded.value : this.#known);
    if (on) folded.add(key);
    else folded.delete(key);
    this.#folded.value = folded;
  }

  /** These are shown now; told before they are drawn. */
  keep(keys: readonly string[], stack: HTMLElement | null): void {
    const fresh = keys.filter((key) => !this.#known.includes(key));
    const isSame = fresh.length === 0 && keys.length === this.#known.length;
    this.#known = keys;
    if (isSame || keys.length === 0) return;
    const open = keys.filter((key) => !this.#folded.peek().has(key));
    if (!isNarrow()) return;
    const inUse = stack?.ownerDocument.activeElement?.closest<HTMLElement>("[data-shown]")?.dataset.shown;
    const kept =
      inUse !== undefined && open.includes(inUse) ? inUse : (fresh.at(-1) ?? open.at(-1) ?? keys.at(-1));
    this.#folded.value = new Set(keys.filter((key) => key !== kept));
  }
}

function isNarrow(): boolean {
  return globalThis.matchMedia?.(NARROW).matches ?? false;
}
