// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HudTools } from "../../src/hud/context";
import type { AppModel } from "../../src/model/app_model";
import type { Refusal } from "../../src/model/chat";
import { find, shown, trial, turn } from "./tools";

describe("the end of a stay", () => {
  let model: AppModel;
  let tools: HudTools;
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools } = await trial());
    takeAway = await shown(tools);
  });

  afterEach(() => takeAway());

  async function end(code: string, facts: Refusal["facts"] = {}): Promise<string> {
    model.ended({ code, facts });
    await turn();
    return find("#ended-why")?.textContent ?? "";
  }

  const back = () => find(".hud-ended button")?.textContent ?? null;

  test("sent out she reads why, in the host's words, and may come back", async () => {
    const why = await end("close-removed", { why: "<b>too loud", until: 0 });
    expect(why).toContain("sent you out");
    expect(find(".hud-ended q")?.textContent).toBe("<b>too loud");
    expect(back()).toBe("Come back");
  });

  test("banned she reads until when, and has no way back but to the other Spaces", async () => {
    const why = await end("close-banned", { why: "spam", until: Date.UTC(2027, 0, 5, 12) });
    expect(why).toMatch(/spam.*until January 5, 2027/s);
    expect(back()).toBeNull();
    expect(document.activeElement).toBe(find(".hud-ended a[href='/']"));
  });

  test("banned at the door she reads the same", async () => {
    const why = await end("banned", { reason: "spam", scope: "guest" });
    expect(why).toMatch(/cannot come in.*spam.*until a host lifts it/s);
    expect(back()).toBeNull();
  });

  test("not let in she may ask again", async () => {
    expect(await end("close-not_admitted", { why: "" })).not.toContain("wrote");
    expect(back()).toBe("Ask again");
  });

  test("a deleted Space has no way back", async () => {
    expect(await end("close-space_deleted")).toContain("closed for good");
    expect(back()).toBeNull();
  });
});
