import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pieces } from "../../src/hud/links";

function hrefs(line: string): string[] {
  return pieces(line).flatMap(({ href }) => (href === null ? [] : [href]));
}

describe("links in chat", () => {
  test.each([
    ["see https://a.example/x.", ["https://a.example/x"]],
    ["(https://a.example/b_(c))", ["https://a.example/b_(c)"]],
    ["看https://a.example/兰亭，好", ["https://a.example/%E5%85%B0%E4%BA%AD"]],
    ["http://192.168.1.5:8080/s/garden?x=1#y", ["http://192.168.1.5:8080/s/garden?x=1#y"]],
    ["one https://a.example two https://b.example!", ["https://a.example/", "https://b.example/"]],
    ["javascript:alert(1) data:text/html,x ftp://a.example //a.example www.a.example", []],
    ["https://bank.example@evil.example/", []],
    ["https://", []],
    ["HTTPS://A.EXAMPLE", ["https://a.example/"]],
  ])("%s", (line, expected) => {
    expect(hrefs(line)).toEqual(expected);
  });

  test("the pieces are the line, whatever it is, and every link is http or https", () => {
    const parts = fc.constantFrom(
      "https://",
      "http://",
      "a.example",
      "/",
      ")",
      "(",
      ".",
      " ",
      "，",
      "javascript:",
      "@",
      "<b>",
    );
    const lines = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 12 }).map((words) => words.join("")),
    );
    fc.assert(
      fc.property(lines, (line) => {
        const found = pieces(line);
        expect(found.map(({ text }) => text).join("")).toBe(line);
        for (const { href } of found) expect(href === null || /^https?:\/\//.test(href)).toBe(true);
      }),
    );
  });
});
