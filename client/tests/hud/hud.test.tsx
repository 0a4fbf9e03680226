// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HudTools } from "../../src/hud/context";
import type { AppModel } from "../../src/model/app_model";
import type { ChatLine, People } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";
import { WELCOME } from "../net/fake_world";
import { button, find, press, shown, trial, turn } from "./tools";

function line(number: number, text: string, program = false): ChatLine {
  return { number, participant: "par_2", name: "Bo <b>", program, text, said_at: 0 };
}

describe("the HUD", () => {
  let model: AppModel;
  let tools: HudTools;
  let calls: string[];
  let pages: People[];
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools, calls, pages } = await trial());
    takeAway = await shown(tools);
  });

  afterEach(() => takeAway());

  async function type(text: string): Promise<HTMLTextAreaElement> {
    const field = find<HTMLTextAreaElement>(".hud-say textarea")!;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await turn();
    return field;
  }

  test("has at most five buttons at rest, each with a word", () => {
    const names = [...document.querySelectorAll(".hud-bar button")].map((each) => each.textContent);
    expect(names).toEqual(["Mic", "Chat", "Emotes ", "People 3", "More "]);
    for (const name of names) expect(name?.trim()).not.toBe("");
  });

  test("a line of chat is text, whatever it says, and its links are real and safe", async () => {
    model.chat.said(line(1, "<img src=x onerror=alert(1)> https://a.example/x"));
    await turn();
    const log = find("[role=log]")!;
    expect(log.getAttribute("aria-live")).toBe("polite");
    expect(log.querySelector("img, b")).toBeNull();
    expect(log.textContent).toContain("Bo <b> <img src=x onerror=alert(1)> https://a.example/x");
    const link = log.querySelector("a")!;
    expect(link.getAttribute("href")).toBe("https://a.example/x");
    expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
    expect(link.getAttribute("target")).toBe("_blank");
  });

  test("a program wears its badge", async () => {
    model.chat.said(line(1, "hello", true));
    await turn();
    expect(find(".hud-badge")?.textContent).toBe("program");
  });

  test("Enter opens the chat and goes to its field, Enter sends, Escape goes back to walking", async () => {
    await press("Enter");
    const field = await type(" hello ");
    expect(document.activeElement).toBe(field);
    expect(model.self.typing).toBe(true);
    await press("Enter", field);
    expect(calls).toEqual(["say hello"]);
    expect(model.self.typing).toBe(false);
    await press("Escape", field);
    expect(find(".hud-say")).toBeNull();
    expect(document.activeElement).toBe(find("canvas"));
  });

  test("a new line of text is Shift and Enter; an empty Enter leaves the chat", async () => {
    await press("Enter");
    const field = await type("two");
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", shiftKey: true, bubbles: true }));
    expect(calls).toEqual([]);
    await type("");
    await press("Enter", field);
    expect(find(".hud-say")).toBeNull();
  });

  test("the field takes 2,000 characters and says when few are left", async () => {
    await press("Enter");
    const field = await type("x".repeat(1_990));
    expect(field.maxLength).toBe(2_000);
    expect(find("output")?.textContent).toBe("10 characters left");
  });

  test("a waiting line is grey, a refused one says why in words", async () => {
    model.chat.waiting("id", "hello");
    await turn();
    expect(find(".hud-line.pending")?.textContent).toContain("Mei hello");
    model.chat.refused("id", { code: "too_fast", facts: {} });
    await turn();
    expect(find(".hud-refusal")?.textContent).toContain("too much at once");
    button("All right").click();
    await turn();
    expect(find(".hud-line")).toBeNull();
  });

  test("the people list is searched and paged by the server", async () => {
    const card = { slot: 9, participant: "par_9", name: "Guide", look: LOOK, ...ORDINARY, program: true };
    const own = { ...card, slot: WELCOME.slot, participant: "par_1", name: "Mei", program: false };
    pages.push({ re: 1, total: 2, cards: [card], next: "g" }, { re: 2, total: 2, cards: [own], next: null });
    button("People").click();
    await expect.poll(() => find(".hud-people li")?.textContent).toContain("Guide program");
    button("1 of 2").click();
    await expect.poll(() => document.querySelectorAll(".hud-people li").length).toBe(2);
    // Herself first: the others by their distance.
    expect(find(".hud-people li")?.textContent).toContain("Mei");
    expect(calls).toEqual(["people  null", "people  g"]);
    expect(find(".hud-people")?.textContent).toContain("Mei you");
    expect(document.activeElement).toBe(find(".hud-people input"));
    await press("Escape", find(".hud-people input"));
    expect(find(".hud-people")).toBeNull();
  });

  test("a broken line is told at the top, and what is there stays", async () => {
    model.chat.said(line(1, "hello"));
    model.lineBroke(0);
    await turn();
    expect(find(".hud-banner [role=status]")?.textContent).toContain("The line is broken");
    expect(find("[role=log]")?.textContent).toContain("hello");
  });

  test("the end says why and offers the way back, which has the focus", async () => {
    model.ended({ code: "close-taken_over", facts: {} });
    await turn();
    expect(find("[role=alertdialog]")?.textContent).toContain("another window");
    expect(find("[role=log]")).toBeNull();
    expect(document.activeElement).toBe(button("Come back"));
    button("Come back").click();
    expect(calls).toEqual(["comeBack"]);
  });
});
