/**
 * Which language is spoken: the page's at first, and another one from the moment the visitor chooses it, without a
 * reload. Who reads `words` while drawing is drawn anew.
 */
import { type Signal, signal } from "@preact/signals";
import { loadWords, type Words } from "./words";

/** The cookie that the server's pages read; they set it themselves where an address asks for a language. */
const COOKIE = "lanting_locale";
const COOKIE_KEPT_S = 365 * 24 * 60 * 60;

export class Language {
  /** Null until the first texts have come. */
  readonly words: Signal<Words | null> = signal(null);

  readonly #page: Document;

  constructor(page: Document) {
    this.#page = page;
  }

  /** Speaks the page's own language. */
  async begin(): Promise<void> {
    this.words.value = await loadWords(this.#page.body.dataset.locale ?? this.#page.documentElement.lang);
  }

  /** Speaks another of LOCALES from now on, on this device's later visits too. Stays as it was if it cannot be fetched. */
  async choose(locale: string): Promise<void> {
    const words = await loadWords(locale).catch(() => null);
    if (words === null) return;
    this.words.value = words;
    this.#page.documentElement.lang = words.locale;
    this.#page.cookie = `${COOKIE}=${words.locale}; Path=/; Max-Age=${COOKIE_KEPT_S}; SameSite=Lax`;
    this.#forgetAsked();
  }

  /** An address that asks for the old language would bring it back with the next reload. */
  #forgetAsked(): void {
    const window = this.#page.defaultView;
    if (!window) return;
    const address = new URL(window.location.href);
    if (!address.searchParams.has("lang")) return;
    address.searchParams.delete("lang");
    window.history.replaceState(window.history.state, "", address);
  }
}

/** What a language calls itself. */
export function languageName(locale: string): string {
  const name =
    new Intl.DisplayNames([locale], { type: "language" }).of(locale.split("-")[0] ?? locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
