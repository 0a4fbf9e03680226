// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LOOK, ORDINARY } from "../look";
import { becomeHost, button, find, press, shown, type Trial, trial, turn } from "./tools";

const BO = { id: "par_8", name: "Bo", look: LOOK, program: false, is_new: true, waits_ms: 130_000 } as const;
const ANA = { ...BO, id: "par_9", name: "Ana", is_new: false, waits_ms: 0 } as const;
const WAITERS = {
  total: 3,
  waiters: [
    { ...BO, reason: "approval" as const },
    { ...ANA, reason: "full" as const },
  ],
};

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** A screen with room for seven words, or without. */
function screen(hasRoom: boolean): void {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: hasRoom && query.includes("1280px"),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

describe("the host's acts", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    screen(true);
    here = await trial();
    takeAway = await shown(here.tools);
  });

  afterEach(() => {
    takeAway();
    vi.unstubAllGlobals();
  });

  const words = () => all(".hud-hosting .hud-word").map((each) => each.textContent);

  test("are there for whoever may moderate, as soon as she may, and only as long", async () => {
    expect(find(".hud-hosting")).toBeNull();
    await becomeHost(here.model);
    expect(words()).toEqual([
      "Gather here",
      "Hold still",
      "Quiet",
      "Back to the door",
      "Lock",
      "Voices",
      "Let in",
    ]);
    here.model.standingChanged({
      role: "visitor",
      permissions: ["enter"],
      is_new: false,
      is_muted: false,
      is_voice_muted: false,
      voice_why: "",
      is_on_stage: false,
      why: "",
    });
    await turn();
    expect(find(".hud-hosting")).toBeNull();
  });

  test("are switches: pressed while they hold, by rule or by announcement, and pressed again they are taken back", async () => {
    await becomeHost(here.model);
    const pressed = () => all(".hud-hosting [aria-pressed]").map((each) => each.getAttribute("aria-pressed"));
    expect(pressed()).toEqual(["false", "false", "false", "false", "false"]);
    for (const act of ["Gather here", "Hold still", "Quiet", "Back to the door"]) button(act).click();
    here.model.rules.value = { ...here.model.rules.value, still: true, quiet: true };
    here.model.announced.value = { act: "gather", on: true, by: "Mei" };
    await turn();
    expect(pressed()).toEqual(["true", "true", "true", "false", "false"]);
    for (const act of ["Gather here", "Hold still", "Quiet"]) button(act).click();
    expect(here.calls).toEqual([
      "gather true",
      "holdStill true",
      "quiet true",
      "bringToDoor null true",
      "gather false",
      "holdStill false",
      "quiet false",
    ]);
    here.model.announced.value = { act: "gather", on: false, by: "Mei" };
    await turn();
    expect(pressed()[0]).toBe("false");
  });

  test("are one stop of the Tab key, reached by H; the arrows go along them", async () => {
    await becomeHost(here.model);
    await press("h", find("canvas"), "KeyH");
    expect(document.activeElement?.textContent).toBe("Gather here");
    expect(all(".hud-hosting button[tabindex='0']")).toHaveLength(1);
    await press("ArrowRight", document.activeElement);
    expect(document.activeElement?.textContent).toBe("Hold still");
    await press("End", document.activeElement);
    expect(document.activeElement?.textContent).toContain("Let in");
    await press("Escape", document.activeElement);
    expect(document.activeElement).toBe(find("canvas"));
  });

  test("on a small screen they are one button, and H opens the sheet with a sentence for each", async () => {
    takeAway();
    screen(false);
    takeAway = await shown(here.tools);
    await becomeHost(here.model);
    expect(words()).toEqual(["Host"]);
    await press("h", find("canvas"), "KeyH");
    expect(all("#panel-host .hud-note")).toHaveLength(7);
    expect(find("#panel-host")?.textContent).toContain("Nobody but hosts walks until you lift it.");
    await press("Escape", document.activeElement);
    expect(find("#panel-host")).toBeNull();
    expect(document.activeElement?.textContent).toBe("Host");
  });

  test("larger letters need the sheet as well", async () => {
    here.model.settings.textSize.value = "large";
    await becomeHost(here.model);
    expect(words()).toEqual(["Host"]);
  });

  test("are in the place in words, too", async () => {
    await becomeHost(here.model);
    const inWords = all(".text-view .hud-act").map((each) => each.textContent);
    expect(inWords).toHaveLength(7);
    expect(inWords[6]).toBe("Let inNobody waits.");
  });

  test("the key H is named in the settings for hosts", async () => {
    await becomeHost(here.model);
    here.tools.state.panel.value = "settings";
    await expect.poll(() => find(".hud-keys")?.textContent).toContain("HThe acts of a host");
  });

  test("lead to the page from which the Space is kept, in a new tab", async () => {
    await becomeHost(here.model);
    here.model.spaceSlug = "courtyard";
    here.tools.state.panel.value = "more";
    await turn();
    const link = find<HTMLAnchorElement>(".hud-more a")!;
    expect(link.getAttribute("href")).toBe("/s/courtyard/manage");
    expect(link.target).toBe("_blank");
  });
});

describe("those who wait", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    screen(true);
    here = await trial();
    takeAway = await shown(here.tools);
    await becomeHost(here.model);
    here.model.waiters.value = WAITERS;
    await turn();
  });

  afterEach(() => {
    takeAway();
    vi.unstubAllGlobals();
  });

  async function open(): Promise<void> {
    button("Let in").click();
    await turn();
  }

  const rows = () => all("#panel-waiters li");

  test("are counted on the bar, and told to whoever listens", () => {
    expect(button("Let in").querySelector(".hud-number")?.textContent).toBe("3");
    expect(find("#hud > .unseen[role=status]")?.textContent).toBe("3 people wait to be let in.");
  });

  test("have a look, a name, a mark, and how long they have waited for what", async () => {
    await open();
    expect(find("#waiters-title")?.textContent).toBe("3 wait");
    expect(rows()[0]?.textContent).toContain("Bo newhas waited for 2 minutes");
    expect(rows()[1]?.textContent).toContain("Anawaits for a free place");
    expect(rows()[0]?.querySelector("svg")).not.toBeNull();
    expect(find("#panel-waiters")?.textContent).toContain("One more waits behind them.");
  });

  test("the next is let in by the first button, which keeps the keys; it can be taken back", async () => {
    await open();
    expect(document.activeElement?.textContent).toBe("Let the next in");
    button("Let the next in").click();
    await turn();
    expect(here.calls).toEqual(['letIn "par_8"']);
    expect(find("#panel-waiters [role=status]")?.textContent).toContain("Bo was let in.");
    expect(document.activeElement?.textContent).toBe("Let the next in");
    button("Let wait again").click();
    await turn();
    expect(here.calls[1]).toBe('letIn "par_8" false');
    expect(find("#panel-waiters [role=status]")?.textContent).toBe("");
  });

  test("one, or all, are let in", async () => {
    await open();
    rows()[1]?.querySelector<HTMLElement>("button")?.click();
    button("Let all in").click();
    expect(here.calls).toEqual(['letIn "par_9"', 'letIn "par_8"', 'letIn "par_9"']);
  });

  test("when nobody waits any more the keys stay in the sheet", async () => {
    await open();
    rows()[0]?.querySelector<HTMLElement>("button")?.focus();
    here.model.waiters.value = { total: 0, waiters: [] };
    await turn();
    expect(document.activeElement?.id).toBe("waiters-title");
    expect(find("#panel-waiters")?.textContent).toContain("Whoever has to wait");
  });

  test("one is turned away with a word that she reads, and the list is there again", async () => {
    await open();
    rows()[0]?.querySelectorAll<HTMLElement>("button")[1]?.click();
    await turn();
    expect(find("#waiters-title")?.textContent).toBe("Turn Bo away");
    const why = find<HTMLInputElement>("#person-why")!;
    expect(document.activeElement).toBe(why);
    why.value = " Come at ten ";
    why.dispatchEvent(new Event("input", { bubbles: true }));
    await turn();
    button("Turn away").click();
    await turn();
    expect(here.calls).toEqual(['turnAway "par_8" "Come at ten"']);
    expect(find("#panel-waiters")).not.toBeNull();
    expect(find("#panel-waiters [role=status]")?.textContent).toBe("Bo was turned away.");
  });

  test("one is banned by the same form as somebody inside", async () => {
    await open();
    rows()[1]?.querySelectorAll<HTMLElement>("button")[2]?.click();
    await turn();
    expect(find("#waiters-title")?.textContent).toBe("Ban Ana");
    button("Ban Ana").click();
    await turn();
    expect(here.calls[0]).toContain('"participant":"par_9"');
  });

  test("a refused act is said in its form", async () => {
    await open();
    rows()[0]?.querySelectorAll<HTMLElement>("button")[1]?.click();
    await turn();
    here.answers.push({ code: "not_permitted", facts: {} });
    button("Turn away").click();
    await turn();
    expect(find(".hud-act-form [role=alert]")?.textContent).toBe("You may not do this here.");
  });
});

test("nobody is shown to be new who is a program", async () => {
  const { badgesOf } = await import("../../src/hud/person_badges");
  expect(badgesOf({ ...ORDINARY, program: true, is_new: true })).toEqual(["badge-program"]);
  expect(badgesOf({ role: "host", program: false, is_new: true, is_muted: true })).toEqual([
    "role-host",
    "badge-new",
    "badge-muted",
  ]);
});
