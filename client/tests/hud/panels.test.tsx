// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { HudTools } from "../../src/hud/context";
import { photoName } from "../../src/hud/photo_panel";
import type { AppModel } from "../../src/model/app_model";
import { isForThisComputerOnly } from "../../src/net/invite";
import { LOOK, ORDINARY } from "../look";
import { button, find, press, shown, trial, turn } from "./tools";

const INVITE = { code: "KRANIC", url: "http://192.168.1.7:8080/s/lanting", qr: "/api/spaces/spc_1/qr.svg" };

describe("the panels", () => {
  let model: AppModel;
  let tools: HudTools;
  let calls: string[];
  let pages: Awaited<ReturnType<typeof trial>>["pages"];
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools, calls, pages } = await trial());
    takeAway = await shown(tools);
  });

  afterEach(() => {
    takeAway();
    vi.unstubAllGlobals();
  });

  async function openMore(row: string): Promise<void> {
    button("More").click();
    await turn();
    button(row).click();
    await turn();
  }

  test("a gesture is shown by its button, which closes the panel, or by its key", async () => {
    button("Emotes").click();
    await turn();
    expect(document.querySelectorAll(".hud-emotes li svg")).toHaveLength(6);
    button("Bow").click();
    await turn();
    expect(find(".hud-emotes")).toBeNull();
    expect(document.activeElement).toBe(find("canvas"));
    await press("1", find("canvas"), "Digit1");
    await press("6", find("canvas"), "Numpad6");
    expect(calls).toEqual(["emote bow", "emote wave", "emote dance"]);
  });

  test("who may not make gestures is told so, and no key makes one", async () => {
    model.permissions.take(["enter"]);
    button("Emotes").click();
    await turn();
    expect(button("Wave").disabled).toBe(true);
    expect(find(".hud-emotes")?.textContent).toContain("may not");
    await press("1", find("canvas"), "Digit1");
    expect(calls).toEqual([]);
  });

  test("one can go to each person in the list, or follow her, but not to oneself", async () => {
    const card = { slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false };
    pages.push({
      re: 1,
      total: 2,
      cards: [card, { ...card, slot: 3, participant: "par_1", name: "Mei" }],
      next: null,
    });
    button("People").click();
    await expect.poll(() => document.querySelectorAll(".hud-people li").length).toBe(2);
    expect(document.querySelectorAll(".hud-ways")).toHaveLength(1);
    expect(button("Go there").getAttribute("aria-label")).toBe("Go there: Bo");
    button("Follow").click();
    await turn();
    expect(calls.at(-1)).toBe('goTo {"to":"person","slot":9,"follow":true}');
    expect(find(".hud-people")).toBeNull();
  });

  test("the invitation has link, code and drawing, and can be copied without a clipboard", async () => {
    vi.stubGlobal("fetch", async () => new Response(JSON.stringify(INVITE)));
    vi.stubGlobal("navigator", {});
    document.execCommand = (command: string) => calls.push(command) > 0;
    await openMore("Invite");
    await expect.poll(() => find<HTMLInputElement>("#invite-link")?.value).toBe(INVITE.url);
    expect(find("output")?.textContent).toBe("KRANIC");
    expect(find<HTMLImageElement>(".hud-code img")?.alt).toContain("Lanting");
    expect(find(".hud-note")).toBeNull();
    button("Copy link").click();
    await expect.poll(() => find(".hud-invite [role=status]")?.textContent).toBe("Copied.");
    expect(calls).toEqual(["copy"]);
  });

  test("an invitation that cannot be fetched says so", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 503 }));
    await openMore("Invite");
    await expect.poll(() => find(".hud-invite [role=alert]")?.textContent).toContain("could not be fetched");
  });

  test.each([
    ["http://localhost:8080/s/a", true],
    ["http://127.0.0.1:8080/s/a", true],
    ["http://[::1]:8080/s/a", true],
    ["http://192.168.1.7:8080/s/a", false],
    ["https://lanting.example/s/a", false],
  ])("%s leads others to their own computers: %s", (url, only) => {
    expect(isForThisComputerOnly(url)).toBe(only);
  });

  test("settings work at once and are kept on the device", async () => {
    await openMore("Settings");
    await expect.poll(() => find("#panel-settings")).not.toBeNull();
    const large = [...document.querySelectorAll<HTMLInputElement>("input[name=setting-text-size]")][1]!;
    large.click();
    find<HTMLInputElement>("input[role=switch]")!.click();
    await turn();
    expect(model.settings.textSize.value).toBe("large");
    expect(model.settings.sound.value).toBe(false);
    expect(find<HTMLInputElement>("input[type=range]")?.disabled).toBe(true);
    expect(localStorage.getItem("lanting.setting.text-size")).toBe('"large"');
    model.quality.value = "low";
    await turn();
    expect(find(".hud-settings")?.textContent).toContain("Now: faster");
  });

  test("another language is spoken at once, and remembered for the server's pages", async () => {
    await openMore("Settings");
    await expect.poll(() => find("#panel-settings")).not.toBeNull();
    const choice = find<HTMLSelectElement>("#panel-settings select")!;
    expect([...choice.options].map((option) => option.textContent)).toEqual(["English", "Français", "中文"]);
    choice.value = "fr";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    await expect.poll(() => find(".hud-bar")?.textContent, { timeout: 20_000 }).toContain("Présents");
    expect(find("#settings-title")?.textContent).toBe("Réglages");
    expect(document.documentElement.lang).toBe("fr");
    expect(document.cookie).toContain("lanting_locale=fr");
  });

  test("every key is named in the settings", async () => {
    await openMore("Settings");
    await expect.poll(() => document.querySelectorAll(".hud-keys dt").length).toBe(12);
    expect(find(".hud-keys")?.textContent).toContain("W A S DWalk");
  });

  test("a photo can be saved under the Space's name and the time, and leaves nothing behind", async () => {
    const revoked: string[] = [];
    URL.createObjectURL = () => "blob:1";
    URL.revokeObjectURL = (url) => revoked.push(url);
    await openMore("Photo");
    await expect.poll(() => find<HTMLAnchorElement>(".hud-photo a")?.download).toMatch(/^Lanting 20.*\.jpg$/);
    expect(find<HTMLImageElement>(".hud-photo img")?.alt).toBe("Your photo of Lanting");
    await press("Escape", document.activeElement);
    expect(revoked).toContain("blob:1");
    expect(photoName('A/B: "C" 兰亭', new Date(2026, 3, 5, 6, 7, 8))).toBe(
      "A B C 兰亭 2026-04-05 06.07.08.jpg",
    );
  });

  test("more has the view, the place in words and the way out", async () => {
    await openMore("See through your own eyes");
    expect(model.self.view.value).toBe("first");
    await openMore("Show the place in words");
    expect(tools.state.textViewShown.value).toBe(true);
    await openMore("Leave");
    expect(calls).toEqual(["leave"]);
    // Whoever comes back finds the bar as everybody does.
    expect(tools.state.panel.value).toBeNull();
  });
});
