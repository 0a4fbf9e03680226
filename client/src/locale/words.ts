/**
 * The visible words: the same `locales/<language>/*.ftl` that the server's pages are written from. Only the language in use is
 * fetched, as its own chunk.
 */

import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Facts } from "../net/order";

const LANGUAGES: Readonly<Record<string, () => Promise<{ texts: Record<string, string> }>>> = {
  en: () => import("./en"),
  fr: () => import("./fr"),
  "zh-CN": () => import("./zh-cn"),
};
const FALLBACK = "en";

/** Every language there is, by its code. */
export const LOCALES: readonly string[] = Object.keys(LANGUAGES);

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

  /** An attribute of a key, such as the description of a thing; empty where there is none. */
  attribute(key: string, name: string): string {
    const pattern = this.#bundle.getMessage(key)?.attributes[name];
    return pattern ? this.#bundle.formatPattern(pattern, {}, []) : "";
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
  const known = locale in LANGUAGES ? locale : FALLBACK;
  const language = await LANGUAGES[known]?.();
  return new Words(known, Object.values(language?.texts ?? {}).join("\n"));
}
