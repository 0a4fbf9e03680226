// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { HudTools } from "../../src/hud/context";
import type { AppModel } from "../../src/model/app_model";
import { button, find, shown, trial, turn } from "./tools";

describe("from the panels to the server", () => {
  let model: AppModel;
  let tools: HudTools;
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools } = await trial());
    takeAway = await shown(tools);
  });

  afterEach(() => {
    takeAway();
    vi.unstubAllGlobals();
  });

  test("a photo becomes the place's picture where one may build, and stays on the device elsewhere", async () => {
    tools.state.panel.value = "photo";
    await expect.poll(() => find(".hud-photo img")).not.toBeNull();
    expect(find(".hud-photo")?.textContent).not.toContain("picture");
    model.standingChanged({
      role: "builder",
      permissions: ["build"],
      is_new: false,
      is_muted: false,
      is_voice_muted: false,
      voice_why: "",
      is_on_stage: false,
      why: "",
    });
    await turn();
    // This page draws nothing, so that there is no picture to send: it says so.
    button("Use as this place").click();
    await expect.poll(() => find(".hud-photo [role=status]")?.textContent).toContain("could not make");
  });

  test("on http the way to https is offered, and made when it is asked for", async () => {
    vi.stubGlobal("isSecureContext", false);
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (path: string) => {
      asked.push(path);
      return new Response(JSON.stringify({ code: "space_full", facts: {} }), { status: 404 });
    });
    tools.state.panel.value = "more";
    await turn();
    button("Speak, host and build").click();
    await turn();
    expect(find(".hud-secure")?.textContent).toContain("https");
    expect(asked).toEqual([]);
    button("Go on over https").click();
    await expect.poll(() => find(".hud-secure [role=status]")?.textContent).toContain("No place is free");
    expect(asked).toEqual(["/api/move"]);
  });

  test("on a line that nobody can listen in on nothing is offered", async () => {
    vi.stubGlobal("isSecureContext", true);
    tools.state.panel.value = "more";
    await turn();
    expect(find(".hud-more")?.textContent).not.toContain("Speak");
  });
});
