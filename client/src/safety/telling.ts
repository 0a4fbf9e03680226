/**
 * Tells the server whose voices she does not want while strangers are hidden, so that no byte of them comes. They are
 * silent here already: this may be slow, and may fail. The server takes only so many at once; the rest follows in time.
 */

/** Below what MuteVoice may: she mutes some by hand, too. */
const AT_ONCE_MAX = 40;
const EVERY_MS = 300;

export class Telling {
  #wanted: ReadonlySet<string> = new Set();
  readonly #told = new Set<string>();
  readonly #mute: (participant: string, on: boolean) => void;
  readonly #nowMs: () => number;
  #left = AT_ONCE_MAX;
  #countedMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(mute: (participant: string, on: boolean) => void, nowMs = () => performance.now()) {
    this.#mute = mute;
    this.#nowMs = nowMs;
    this.#countedMs = nowMs();
  }

  /** Exactly these are to be mute from now on. */
  want(wanted: ReadonlySet<string>): void {
    this.#wanted = wanted;
    if (this.#timer === null) this.#tell();
  }

  /** The server has begun anew with her, and remembers nothing. */
  again(): void {
    this.#told.clear();
    this.want(this.#wanted);
  }

  #tell(): void {
    this.#timer = null;
    const nowMs = this.#nowMs();
    this.#left = Math.min(AT_ONCE_MAX, this.#left + (nowMs - this.#countedMs) / EVERY_MS);
    this.#countedMs = nowMs;
    for (const [participant, on] of this.#differences()) {
      if (this.#left < 1) {
        this.#timer = setTimeout(() => this.#tell(), EVERY_MS);
        return;
      }
      this.#left -= 1;
      if (on) this.#told.add(participant);
      else this.#told.delete(participant);
      this.#mute(participant, on);
    }
  }

  #differences(): [participant: string, on: boolean][] {
    const missing = [...this.#wanted].filter((each) => !this.#told.has(each));
    const surplus = [...this.#told].filter((each) => !this.#wanted.has(each));
    return [
      ...missing.map((each): [string, boolean] => [each, true]),
      ...surplus.map((each): [string, boolean] => [each, false]),
    ];
  }
}
