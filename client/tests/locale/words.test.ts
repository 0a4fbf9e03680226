import { describe, expect, test } from "vitest";
import { loadWords, Words } from "../../src/locale/words";
import { closeKey } from "../../src/net/closing";
import { CloseCode } from "../../src/protocol/generated";

const LOCALES = ["en", "fr", "zh-CN"];
const SOURCES = import.meta.glob<string>(["../../src/**/*.ts", "../../src/**/*.tsx"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const TEXTS = import.meta.glob<string>("../../../src/lanting/locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

function textOf(locale: string): string {
  const files = Object.entries(TEXTS).filter(([path]) => path.includes(`/locales/${locale}/`));
  return files.map(([, text]) => text).join("\n");
}

function keysOf(source: string): string[] {
  return [...source.matchAll(/^([a-z][\w-]*) =/gmu)].map((match) => match[1]!).sort();
}

/** Every key that the client's source names as the first argument of `words.text(…)`, or as a code of its own. */
function usedKeys(): string[] {
  const keys = new Set<string>();
  for (const source of Object.values(SOURCES)) {
    for (const match of source.matchAll(/words\.text\(([^)]*)/gu)) {
      // A key put together is tried where its parts are known; what she may do is no key, nor what is compared.
      const plain = (match[1] ?? "").replace(/`[^`]*`?|may\("\w+"|=== "[\w-]+"/gu, "");
      for (const key of plain.matchAll(/"([a-z]+(?:-[\w-]+)?)"/gu))
        if (key[1] !== "first" && key[1] !== "left") keys.add(key[1]!);
    }
    for (const match of source.matchAll(/code: "([a-z][\w-]*)"/gu)) keys.add(match[1]!);
  }
  return [...keys].sort();
}

describe("the words", () => {
  test("every language has every key", () => {
    const [first, ...others] = LOCALES.map((locale) => keysOf(textOf(locale)));
    expect(first?.length).toBeGreaterThan(100);
    for (const keys of others) expect(keys).toEqual(first);
  });

  test.each(LOCALES)(
    "%s has a text for every key the client uses, and for every close code",
    async (locale) => {
      const words = await loadWords(locale);
      const codes = Object.values(CloseCode).map(closeKey);
      const needed = [
        ...usedKeys(),
        ...codes,
        closeKey(1006),
        "moved-too_fast",
        "moved-out_of_bounds",
        "moved-gathered",
        "moved-to_door",
        "moved-returned",
        "left",
      ];
      expect(usedKeys().length).toBeGreaterThan(20);
      // A refusal stands under `error-`, what is wrong with a table under `media-`.
      const isSaid = (key: string) => ["", "error-", "media-"].some((subject) => words.has(subject + key));
      expect(needed.filter((key) => !isSaid(key))).toEqual([]);
    },
  );

  test("an unknown language is English", async () => {
    expect((await loadWords("tlh")).text("bar-leave")).toBe((await loadWords("en")).text("bar-leave"));
  });

  test("a reason is found under its code, with the prefix of errors, or as unknown with the code", () => {
    const words = new Words(
      "en",
      "left = Gone\nerror-space_full = Full\nerror-unknown = Failed: { $code }\n",
    );
    expect(words.reason("left")).toBe("Gone");
    expect(words.reason("space_full")).toBe("Full");
    expect(words.reason("strange")).toBe("Failed: strange");
  });

  test("a missing key shows itself and breaks nothing", () => {
    expect(new Words("en", "").text("nowhere")).toBe("nowhere");
  });
});
