/** Keys that walk. Their place on the board counts, not their letter; whoever types into a field stands still. */

type Action = "ahead" | "back" | "left" | "right" | "turnLeft" | "turnRight" | "run";

const KEYS: Readonly<Record<string, Action>> = {
  KeyW: "ahead",
  ArrowUp: "ahead",
  KeyS: "back",
  ArrowDown: "back",
  KeyA: "left",
  KeyD: "right",
  ArrowLeft: "turnLeft",
  ArrowRight: "turnRight",
  ShiftLeft: "run",
  ShiftRight: "run",
};

const FIELDS = "input, textarea, select, [contenteditable]";
/** Where arrows and the space bar have a meaning of their own. */
const WIDGETS = `${FIELDS}, button, a[href], summary, [role="log"], [role="list"], [tabindex]:not(canvas)`;

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

export class Keyboard {
  readonly #down = new Set<string>();
  readonly #stop = new AbortController();
  #jump = false;

  /** `acts` by the key's code: what is done once when it goes down. */
  constructor(document: Document, acts: Readonly<Record<string, () => void>>) {
    const { signal } = this.#stop;
    document.addEventListener("keydown", (event) => this.#press(event, acts), { signal });
    document.addEventListener("keyup", (event) => this.#down.delete(event.code), { signal });
    document.addEventListener("focusin", (event) => isIn(event.target, FIELDS) && this.#down.clear(), {
      signal,
    });
    document.addEventListener("visibilitychange", () => this.#down.clear(), { signal });
    document.defaultView?.addEventListener("blur", () => this.#down.clear(), { signal });
  }

  isDown(action: Action): boolean {
    for (const code of this.#down) if (KEYS[code] === action) return true;
    return false;
  }

  axis(positive: Action, negative: Action): number {
    return (this.isDown(positive) ? 1 : 0) - (this.isDown(negative) ? 1 : 0);
  }

  takeJump(): boolean {
    const jump = this.#jump;
    this.#jump = false;
    return jump;
  }

  dispose(): void {
    this.#stop.abort();
  }

  #press(event: KeyboardEvent, acts: Readonly<Record<string, () => void>>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isIn(event.target, FIELDS)) return;
    const ownMeaning = event.code.startsWith("Arrow") || event.code === "Space";
    if (ownMeaning && isIn(event.target, WIDGETS)) return;
    if (ownMeaning) event.preventDefault();
    if (KEYS[event.code]) this.#down.add(event.code);
    else if (event.code === "Space" && !event.repeat) this.#jump = true;
    else if (!event.repeat) acts[event.code]?.();
  }
}
