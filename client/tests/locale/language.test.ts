// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/s/a" }
import { beforeEach, describe, expect, test } from "vitest";
import { Language, languageName } from "../../src/locale/language";

describe("the language in use", () => {
  let language: Language;

  beforeEach(async () => {
    document.body.dataset.locale = "fr";
    language = new Language(document);
    await language.begin();
  });

  test("is the page's at first", () => {
    expect(language.words.value?.text("bar-invite")).toBe("Inviter");
  });

  test("can be another at once, for this page, its readers and the server's pages", async () => {
    await language.choose("zh-CN");
    expect(language.words.value?.text("bar-invite")).toBe("邀请");
    expect(document.documentElement.lang).toBe("zh-CN");
    expect(document.cookie).toContain("lanting_locale=zh-CN");
  });

  test("an address that asked for the old one no longer does", async () => {
    window.history.replaceState(null, "", "?lang=fr&quality=low");
    await language.choose("en");
    expect(window.location.search).toBe("?quality=low");
  });

  test("calls itself by its own name", () => {
    expect(["en", "fr", "zh-CN"].map(languageName)).toEqual(["English", "Français", "中文"]);
  });
});
