/** A recogniser for tests: it hears what it is told to hear. */
import type { Transcriber } from "../../src/voice/transcriber";

export class RecordedTranscriber implements Transcriber {
  /** Null: it does not listen. */
  language: string | null = null;
  starts = 0;
  #onText: (text: string) => void = () => undefined;

  start(language: string, onText: (text: string) => void): void {
    this.language = language;
    this.starts += 1;
    this.#onText = onText;
  }

  stop(): void {
    this.language = null;
  }

  hears(text: string): void {
    if (this.language !== null) this.#onText(text);
  }
}
