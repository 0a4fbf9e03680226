/**
 * Writes down what is said into the microphone of this machine, on this machine: by the browser's own recogniser where it
 * works without sending anything anywhere, or by one that somebody has connected.
 */

/** The port. Whoever has a recogniser of her own puts one at `window.lantingTranscriber` before she agrees. */
export interface Transcriber {
  /** Calls back with each sentence once it is whole. `language` is a BCP 47 tag. */
  start(language: string, onText: (text: string) => void): void;
  /** What was said until now may still come. */
  stop(): void;
}

/** Why there is none: a key of the texts. */
export type NoTranscriber = "caption-no-recogniser" | "caption-no-language" | "caption-no-pack";

interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  start(): void;
  stop(): void;
}

interface RecognitionMaker {
  new (): Recognition;
  readonly prototype: Recognition;
  available?(asked: {
    langs: readonly string[];
    processLocally: true;
  }): Promise<"available" | "downloadable" | "downloading" | "unavailable">;
}

interface Results extends Event {
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
}

declare global {
  interface Window {
    lantingTranscriber?: Transcriber;
    SpeechRecognition?: RecognitionMaker;
    webkitSpeechRecognition?: RecognitionMaker;
  }
}

/**
 * A pack that would have to be fetched first is not there: nothing is fetched from anybody for a visitor who has not asked
 * her browser's maker for it herself.
 */
export async function findTranscriber(
  language: string,
  page: Window = window,
): Promise<Transcriber | NoTranscriber> {
  if (page.lantingTranscriber) return page.lantingTranscriber;
  const Maker = page.SpeechRecognition ?? page.webkitSpeechRecognition;
  if (!Maker?.available || !("processLocally" in Maker.prototype)) return "caption-no-recogniser";
  const state = await Maker.available({ langs: [language], processLocally: true }).catch(() => "unavailable");
  if (state === "available") return new BrowserTranscriber(Maker);
  return state === "unavailable" ? "caption-no-language" : "caption-no-pack";
}

class BrowserTranscriber implements Transcriber {
  readonly #maker: RecognitionMaker;
  #recognition: Recognition | null = null;

  constructor(maker: RecognitionMaker) {
    this.#maker = maker;
  }

  start(language: string, onText: (text: string) => void): void {
    this.stop();
    const recognition = new this.#maker();
    recognition.processLocally = true;
    recognition.lang = language;
    recognition.continuous = true;
    recognition.interimResults = false;
    recognition.addEventListener("result", (event) => {
      const { resultIndex, results } = event as Results;
      for (let index = resultIndex; index < results.length; index += 1) {
        const result = results[index];
        if (result?.isFinal && result[0]) onText(result[0].transcript);
      }
    });
    // It ends by itself after a silence.
    let hasFailed = false;
    recognition.addEventListener("error", (event) => {
      hasFailed = (event as Event & { readonly error?: string }).error !== "no-speech";
    });
    recognition.addEventListener("end", () => {
      if (this.#recognition === recognition && !hasFailed) recognition.start();
    });
    this.#recognition = recognition;
    recognition.start();
  }

  stop(): void {
    const recognition = this.#recognition;
    this.#recognition = null;
    recognition?.stop();
  }
}
