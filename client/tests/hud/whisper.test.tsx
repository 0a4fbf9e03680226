// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mayWhisper } from "../../src/hud/whispering";
import type { Card } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";
import { button, find, press, shown, type Trial, trial, turn } from "./tools";

const BO: Card = { slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false };
const HEARD = { participant: "par_9", name: "Bo", text: "a word", said_at: 0 };

describe("a whisper", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    here = await trial();
    here.model.permissions.take(["enter", "move", "chat", "see_people", "whisper"]);
    here.model.people.meet([BO], 0);
    takeAway = await shown(here.tools);
  });

  afterEach(() => takeAway());

  async function begin(): Promise<HTMLTextAreaElement> {
    here.model.met.value = BO.slot;
    await turn();
    button("Whisper").click();
    await turn();
    return find<HTMLTextAreaElement>(".hud-say textarea")!;
  }

  test("is written in the chat, which says who reads it, to one alone", async () => {
    const field = await begin();
    expect(find("#panel-person")).toBeNull();
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("aria-label")).toBe("Whisper to Bo");
    expect(find(".hud-to")?.textContent).toContain("Only Bo reads this");
    field.value = "only you";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await turn();
    await press("Enter", field);
    expect(here.calls).toEqual(['whisper "par_9" "only you"']);
  });

  test("still goes to her after the chat was closed; one press, and lines go to all again", async () => {
    await begin();
    await press("Escape", document.activeElement);
    await press("Enter");
    expect(find(".hud-to")?.textContent).toContain("Only Bo");
    find(".hud-to button")?.click();
    await turn();
    expect(find(".hud-to")).toBeNull();
    expect(find(".hud-say textarea")?.getAttribute("aria-label")).toBe("Say something");
  });

  test("is marked in words, with a sign, among the lines", async () => {
    here.model.chat.whispered(HEARD, "from");
    here.model.chat.whispered({ ...HEARD, text: "my answer" }, "to");
    await turn();
    const lines = [...document.querySelectorAll(".hud-whisper")];
    expect(lines.map((line) => line.textContent)).toEqual([
      "Bo to you only a word",
      "Mei to Bo only my answer",
    ]);
    expect(lines.every((line) => line.querySelector("svg"))).toBe(true);
    expect(find("[role=log]")?.contains(lines[0]!)).toBe(true);
  });

  test("is text, whatever it says", async () => {
    here.model.chat.whispered({ ...HEARD, text: "<img src=x onerror=alert(1)>" }, "from");
    await turn();
    expect(find(".hud-whisper img")).toBeNull();
  });

  test("where whispers are closed, a sentence says so; hosts may still be whispered to", async () => {
    here.model.rules.value = { ...here.model.rules.value, whispers: false };
    here.model.met.value = BO.slot;
    await turn();
    expect(find("#panel-person")?.textContent).toContain("Whispers are closed in this place.");
    expect(mayWhisper(here.model, { ...BO, role: "host" })).toBe(true);
    expect(mayWhisper(here.model, { ...BO, role: "builder" })).toBe(false);
    here.model.permissions.take(["whisper", "moderate"]);
    expect(mayWhisper(here.model, BO)).toBe(true);
    expect(mayWhisper(here.model, { ...BO, slot: here.model.self.slot })).toBe(false);
  });
});
