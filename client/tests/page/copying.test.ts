// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { offerCopies } from "../../src/page/copying";

const clipboard: string[] = [];

beforeEach(() => {
  clipboard.length = 0;
  document.body.innerHTML = `<textarea id="snippet">&lt;iframe&gt;</textarea>
    <button hidden data-copies="snippet" data-copied="Copied." data-select="It is selected."></button>
    <p id="snippet-told"></p><button hidden data-copies="nothing"></button>`;
});

async function pressed(copy: (text: string) => Promise<void>): Promise<string> {
  offerCopies(document, copy);
  const button = document.querySelector("button") as HTMLButtonElement;
  expect(button.hidden).toBe(false);
  button.click();
  await new Promise((resolve) => setTimeout(resolve));
  return document.getElementById("snippet-told")?.textContent ?? "";
}

test("ht176: the button copies what stands in its field", async () => {
  expect(await pressed(async (text) => void clipboard.push(text))).toBe("Copied.");
  expect(clipboard).toEqual(["<iframe>"]);
});

test("ht176: where there is no clipboard the text is selected, and she is told so", async () => {
  const told = await pressed(async () => {
    throw new TypeError("no clipboard on http");
  });
  expect(told).toBe("It is selected.");
  const field = document.querySelector("textarea") as HTMLTextAreaElement;
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe("<iframe>");
});

test("ht176: a button of nothing stays hidden", () => {
  offerCopies(document, async () => undefined);
  expect(document.querySelectorAll("button[hidden]")).toHaveLength(1);
});
