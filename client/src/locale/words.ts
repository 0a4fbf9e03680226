/**
 * The visible words: the same `locales/*.ftl` that the server's pages are written from. Only the language in use is
 * fetched, as its own chunk.
 */
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Facts } from "../net/order";

const SOURCES = import.meta.glob<string>("../../../src/lanting/locales/*.ftl", {
  query: "?raw",
  import: "default",
});
const FALLBACK = "en";

export class Words {
  readonly locale: string;
  readonly #bundle: FluentBundle;

  constructor(locale: string, source: string) {
    this.locale = locale;
    // Names stand in elements of their own with dir="auto": isolation marks within the text would only disturb readers.
    this.#bundle = new FluentBundle(locale, { useIsolating: false });
    this.#bundle.addResource(new FluentResource(source));
  }

  has(key: string): boolean {
    return this.#bundle.hasMessage(key);
  }

  /** The text of a key; the key itself where there is none, so that a fault is seen and nothing breaks. */
  text(key: string, facts: Facts = {}): string {
    const pattern = this.#bundle.getMessage(key)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, plain(facts), []) : key;
  }

  /** The sentence for a code that the server or the line gave as a reason. */
  reason(code: string, facts: Facts = {}): string {
    const key = [code, `error-${code}`].find((each) => this.has(each)) ?? "error-unknown";
    return this.text(key, { ...facts, code });
  }
}

/** Fluent knows no booleans. */
function plain(facts: Facts): Record<string, string | number> {
  const entries = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === "boolean" ? String(fact) : fact,
  ]);
  return Object.fromEntries(entries);
}

export async function loadWords(locale: string): Promise<Words> {
  const known = `../../../src/lanting/locales/${locale}.ftl` in SOURCES ? locale : FALLBACK;
  const load = SOURCES[`../../../src/lanting/locales/${known}.ftl`];
  return new Words(known, load ? await load() : "");
}
