/** Reads aloud what stands on a card, by a voice of this machine alone. */
import { effect, signal } from "@preact/signals";
import { localVoice, voicesHere } from "../../hud/read_aloud";
import type { Language } from "../../locale/language";

export class Reader {
  readonly hasVoice = signal(false);
  #voice: SpeechSynthesisVoice | null = null;
  readonly #forget: () => void;

  constructor(language: Language) {
    this.#forget = effect(() => {
      const locale = language.words.value?.locale ?? "";
      let isWanted = true;
      voicesHere().then((voices) => {
        if (!isWanted) return;
        this.#voice = localVoice(voices, locale);
        this.hasVoice.value = this.#voice !== null;
      });
      return () => {
        isWanted = false;
      };
    });
  }

  say(text: string): void {
    if (!this.#voice) return;
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.voice = this.#voice;
    spoken.lang = this.#voice.lang;
    speechSynthesis.speak(spoken);
  }

  dispose(): void {
    this.#forget();
  }
}
