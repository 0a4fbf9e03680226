// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HudTools } from "../../src/hud/context";
import type { AppModel } from "../../src/model/app_model";
import { button, find, press, shown, trial, turn } from "./tools";

describe("the bar", () => {
  let model: AppModel;
  let tools: HudTools;
  let calls: string[];
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools, calls } = await trial());
    takeAway = await shown(tools);
  });

  afterEach(() => takeAway());

  function stops(): number[] {
    return [...document.querySelectorAll<HTMLButtonElement>(".hud-bar button")].map((each) => each.tabIndex);
  }

  test("is one stop of the Tab key, and the arrows go round it", async () => {
    expect(stops()).toEqual([0, -1, -1, -1, -1]);
    button("Mic").focus();
    await press("ArrowRight", document.activeElement);
    expect(document.activeElement).toBe(button("Chat"));
    expect(stops()).toEqual([-1, 0, -1, -1, -1]);
    await press("ArrowLeft", document.activeElement);
    await press("ArrowLeft", document.activeElement);
    expect(document.activeElement).toBe(button("More"));
    await press("Home", document.activeElement);
    expect(document.activeElement).toBe(button("Mic"));
    await press("End", document.activeElement);
    expect(document.activeElement).toBe(button("More"));
  });

  test("who just watches has three: chat, join in, leave", async () => {
    model.self.watching.value = true;
    await turn();
    expect([...document.querySelectorAll(".hud-bar button")].map((each) => each.textContent)).toEqual([
      "Chat",
      "Join in",
      "Leave",
    ]);
    button("Join in").click();
    button("Leave").click();
    expect(calls).toEqual(["joinIn", "leave"]);
  });

  test("says which of its buttons is open, and shows that lines came unread", async () => {
    button("People").click();
    await turn();
    expect(button("People").getAttribute("aria-expanded")).toBe("true");
    expect(button("Chat").getAttribute("aria-expanded")).toBe("false");
    model.chat.unread.value = 2;
    await turn();
    expect(find(".hud-mark")).not.toBeNull();
  });

  test("Escape closes the panel, then the chat, then the place in words, then goes back to walking", async () => {
    const { state } = tools;
    state.textViewShown.value = true;
    button("Chat").focus();
    button("Chat").click();
    await turn();
    button("People").focus();
    button("People").click();
    await turn();
    await press("Escape", document.activeElement);
    expect([state.panel.value, state.chatOpen.value, state.textViewShown.value]).toEqual([null, true, true]);
    expect(document.activeElement).toBe(button("People"));
    await press("Escape", document.activeElement);
    expect([state.chatOpen.value, state.textViewShown.value]).toEqual([false, true]);
    expect(document.activeElement).toBe(button("Chat"));
    await press("Escape", document.activeElement);
    expect(state.textViewShown.value).toBe(false);
    expect(document.activeElement).toBe(find("canvas"));
  });

  test("what was opened by a key goes back to walking, and so does what a panel led to", async () => {
    find("canvas")!.focus();
    await press("p", find("canvas"), "KeyP");
    expect(tools.state.panel.value).toBe("photo");
    await press("Escape", document.activeElement);
    expect(document.activeElement).toBe(find("canvas"));
    button("More").focus();
    button("More").click();
    await turn();
    button("Settings").click();
    await expect.poll(() => find("#panel-settings")).not.toBeNull();
    await press("Escape", document.activeElement);
    expect(document.activeElement).toBe(button("More"));
  });

  test("digits and letters written into a field do nothing else", async () => {
    await press("Enter");
    await press("1", find(".hud-say textarea"), "Digit1");
    await press("p", find(".hud-say textarea"), "KeyP");
    expect(calls).toEqual([]);
    expect(tools.state.panel.value).toBeNull();
  });
});
