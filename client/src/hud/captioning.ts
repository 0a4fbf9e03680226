/** Captions: what others' browsers have written is gathered to be shown, and what one's own writes is handed on. */
import { effect, signal } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import type { AnyNotice } from "../protocol/event_codec";
import { CAPTION_CHARS_MAX, type Sounded } from "../protocol/generated";
import type { Transcriber } from "../voice/transcriber";

/** Long enough to be read twice. */
const SHOWN_MS = 7_000;
const LINES_MAX = 3;
/** Between two words of hers. */
const PAUSE_MS = 600;

export interface CaptionLine {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

/** What a sound of an experience is called in words, and whose it is; null: nothing is said of it. */
export type NameSound = (sounded: Sounded) => { readonly name: string; readonly text: string } | null;

/** The last lines that were said near her, and sounds that experiences play, each for some seconds. */
export class CaptionLines {
  readonly lines = signal<readonly CaptionLine[]>([]);
  #count = 0;

  /** Returns how to stop. */
  follow(model: AppModel, nameSound: NameSound = () => null): () => void {
    const hear = (notice: AnyNotice) => {
      if (notice.name === "Sounded") {
        const sound = nameSound(notice.body);
        if (sound) this.#show(sound.name, sound.text);
      }
      if (notice.name !== "Captioned") return;
      // Whom she hides says nothing to her.
      const name = model.people.get(notice.body.slot)?.card?.name;
      if (name) this.#show(name, notice.body.text);
    };
    model.hearers.add(hear);
    return () => {
      model.hearers.delete(hear);
      this.lines.value = [];
    };
  }

  #show(name: string, text: string): void {
    this.#count += 1;
    const line = { number: this.#count, name, text };
    this.lines.value = [...this.lines.value, line].slice(-LINES_MAX);
    setTimeout(() => {
      this.lines.value = this.lines.value.filter((each) => each !== line);
    }, SHOWN_MS);
  }
}

/** Has what she says written as long as it is heard by others, and handed on in lines. Returns how to stop. */
export function writeOwnCaptions(
  { voice }: Pick<AppModel, "voice">,
  transcriber: Transcriber,
  language: string,
  say: (text: string) => void,
): () => void {
  let isWriting = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const write = (on: boolean) => {
    clearTimeout(pause);
    if (on && !isWriting) transcriber.start(language, (text) => linesOf(text).forEach(say));
    if (!on && isWriting) transcriber.stop();
    isWriting = on;
  };
  const forget = effect(() => {
    const isHeard = voice.mic.value === "on" && voice.trouble.value === null;
    // What is said while the key is not held is said to nobody, and is not written either.
    if (!isHeard) write(false);
    else if (voice.mode.value === "open" || voice.isTalking.value) write(true);
    else pause = setTimeout(write, PAUSE_MS, false);
  });
  return () => {
    forget();
    write(false);
  };
}

/** Cut between words where it is too long for one. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest.length > CAPTION_CHARS_MAX) {
    const blank = rest.lastIndexOf(" ", CAPTION_CHARS_MAX);
    const end = blank > 0 ? blank : CAPTION_CHARS_MAX;
    lines.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === "" ? lines : [...lines, rest];
}
