// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HudTools } from "../../src/hud/context";
import type { AppModel } from "../../src/model/app_model";
import type { Offer, XrMode } from "../../src/model/immersion";
import { button, find, press, shown, trial, turn } from "./tools";

describe("the headset's buttons", () => {
  let model: AppModel;
  let tools: HudTools;
  let asked: string[];
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools } = await trial());
    await import("../../src/hud/headset_button");
    asked = [];
    model.immersion.control.value = {
      enter: async (mode: XrMode) => {
        asked.push(mode);
        model.immersion.mode.value = mode;
      },
      leave: () => {
        asked.push("leave");
        model.immersion.mode.value = null;
      },
      face: null,
      Settings: () => null,
    };
    takeAway = await shown(tools);
  });

  afterEach(() => takeAway());

  async function offer(told: Offer): Promise<void> {
    model.immersion.offer.value = told;
    await turn();
  }

  const bar = () => [...document.querySelectorAll<HTMLElement>(".hud-bar button")];
  const wordsOfBar = () => bar().map((each) => each.querySelector(".hud-word")?.textContent);
  const told = () => find(".hud-bar [role=status]")?.textContent;

  test("stand in the bar only where the device offers it", async () => {
    expect(wordsOfBar()).toHaveLength(5);
    await offer({ vr: false, ar: false, obstacle: "none" });
    expect(wordsOfBar()).toHaveLength(5);
    await offer({ vr: true, ar: true, obstacle: null });
    await expect
      .poll(wordsOfBar)
      .toEqual(["Mic", "Chat", "Emotes", "People", "Enter VR", "Enter AR", "More"]);
  });

  test("lead in and out, change their word with it, and tell it to the ear", async () => {
    await offer({ vr: true, ar: true, obstacle: null });
    await expect.poll(wordsOfBar).toContain("Enter VR");
    expect(told()).toBe("");
    button("Enter VR").click();
    await turn();
    expect(wordsOfBar()).toEqual(["Mic", "Chat", "Emotes", "People", "Leave VR", "More"]);
    expect(told()).toContain("You are in VR");
    button("Leave VR").click();
    await turn();
    expect(told()).toContain("back on the screen");
    expect(asked).toEqual(["vr", "leave"]);
  });

  test("AR asks one thing first: on a table, or here", async () => {
    await offer({ vr: false, ar: true, obstacle: null });
    await expect.poll(wordsOfBar).toContain("Enter AR");
    button("Enter AR").click();
    await turn();
    expect(button("Enter AR").getAttribute("aria-expanded")).toBe("true");
    expect(document.activeElement).toBe(button("On a table"));
    expect(find(".hud-headset")?.textContent).not.toContain("Enter VR");
    button("Here, life-size").click();
    await turn();
    expect(find(".hud-headset")).toBeNull();
    button("Leave AR").click();
    expect(asked).toEqual(["here", "leave"]);
  });

  test("are a stop of the bar's arrows, and none is lost when the headset goes", async () => {
    await offer({ vr: true, ar: false, obstacle: null });
    await expect.poll(wordsOfBar).toContain("Enter VR");
    button("People").focus();
    await press("ArrowRight", document.activeElement);
    expect(document.activeElement).toBe(button("Enter VR"));
    await press("ArrowRight", document.activeElement);
    expect(document.activeElement).toBe(button("More"));
    await press("ArrowLeft", document.activeElement);
    await offer({ vr: false, ar: false, obstacle: "none" });
    expect(bar().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1]);
  });

  test("on a device without, More says why in a sentence, and on http leads to https", async () => {
    await offer({ vr: false, ar: false, obstacle: "insecure" });
    button("More").click();
    await turn();
    button("VR and AR").click();
    await turn();
    expect(find(".hud-headset")?.textContent).toContain("browsers allow no headset here");
    button("Go on over https").click();
    await turn();
    expect(tools.state.panel.value).toBe("secure");
  });

  test("every obstacle has its sentence", async () => {
    tools.state.panel.value = "headset";
    for (const why of ["insecure", "framed", "apple", "browser", "phone", "none", "unfetched"]) {
      await offer({ vr: false, ar: false, obstacle: why });
      expect(find(".hud-headset [role=status]")?.textContent).not.toMatch(/^headset-|^$/);
    }
    model.immersion.offer.value = null;
    await turn();
    expect(find(".hud-headset")?.textContent).toContain("picture of the place");
  });
});
