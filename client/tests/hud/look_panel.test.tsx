// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HudContext, HudState, type HudTools } from "../../src/hud/context";
import { LookPanel } from "../../src/hud/look_panel";
import { loadWords, type Words } from "../../src/locale/words";
import { AppModel } from "../../src/model/app_model";
import { chanceLook } from "../../src/model/look";
import type { Visit } from "../../src/net/visit";
import type { Look } from "../../src/protocol/generated";
import { ORDINARY } from "../look";
import { WELCOME } from "../net/fake_world";

const LOOK: Look = { ...chanceLook(() => 0.4), cloth: 1 };
const CARD = {
  slot: WELCOME.slot,
  participant: "par_1",
  name: "Mei",
  look: LOOK,
  ...ORDINARY,
  program: false,
};

describe("the mirror", () => {
  let model: AppModel;
  let told: Look[];
  let state: HudState;
  let words: Words;
  let root: HTMLElement;

  beforeEach(async () => {
    words = await loadWords("en");
    vi.useFakeTimers();
    localStorage.setItem("lanting.look", JSON.stringify(LOOK));
    root = document.createElement("div");
    document.body.append(root);
    model = new AppModel();
    model.welcome({ ...WELCOME, cards: [CARD] }, 0);
    told = [];
    state = new HudState();
    state.panel.value = "look";
    const visit = { changeCard: ({ look }: { look: Look }) => told.push(look) } as unknown as Visit;
    const tools = { model, visit, state, language: { words: signal(words) }, toWorld: () => undefined };
    render(
      <HudContext.Provider value={tools as unknown as HudTools}>
        <LookPanel />
      </HudContext.Provider>,
      root,
    );
    await vi.advanceTimersByTimeAsync(50);
  });

  afterEach(() => {
    render(null, root);
    root.remove();
    localStorage.clear();
    vi.useRealTimers();
  });

  function radio(group: string, name: string): HTMLInputElement {
    const fieldset = [...root.querySelectorAll("fieldset")].find(
      (each) => each.querySelector("legend")?.textContent === group,
    );
    const found = [...(fieldset?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? [])].find(
      (each) => each.getAttribute("aria-label") === name,
    );
    expect(found, `${group}: ${name}`).toBeDefined();
    return found!;
  }

  async function choose(group: string, name: string): Promise<void> {
    const input = radio(group, name);
    input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.advanceTimersByTimeAsync(50);
  }

  test("turns the camera to oneself as long as it is open", async () => {
    expect(model.self.mirror.value).toBe(true);
    render(null, root);
    await vi.advanceTimersByTimeAsync(50);
    expect(model.self.mirror.value).toBe(false);
  });

  test("names every choice for whoever does not see it, none twice in a group", () => {
    for (const fieldset of root.querySelectorAll("fieldset")) {
      const inputs = [...fieldset.querySelectorAll("input")];
      const names = inputs.map((each) => each.getAttribute("aria-label") ?? "");
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).not.toMatch(/^$|^look-/);
      // One group of radio buttons: the arrows go round in it, Tab goes past it.
      expect(new Set(inputs.map((each) => each.name)).size).toBe(1);
      expect(inputs.filter((each) => each.checked)).toHaveLength(1);
    }
  });

  test("shows a choice on the own figure at once and keeps it on the device", async () => {
    await choose("Coat", "terracotta");
    expect(model.people.self?.card?.look.cloth).toBe(5);
    expect(JSON.parse(localStorage.getItem("lanting.look") ?? "{}").cloth).toBe(5);
  });

  test("tells the server at most once in two seconds, and always of the last choice", async () => {
    await choose("Coat", "terracotta");
    await choose("Coat", "slate");
    await choose("Coat", "celadon");
    expect(told.map((look) => look.cloth)).toEqual([5]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told.map((look) => look.cloth)).toEqual([5, 2]);
  });

  test("tells what was chosen last when it is closed too soon", async () => {
    await choose("Coat", "terracotta");
    await choose("Coat", "slate");
    render(null, root);
    await vi.advanceTimersByTimeAsync(50);
    expect(told.at(-1)?.cloth).toBe(6);
  });

  test("keeps the choice when the server's card still has the one before", async () => {
    await choose("Coat", "terracotta");
    model.people.meet([CARD], 100);
    await vi.advanceTimersByTimeAsync(50);
    expect(model.people.self?.card?.look.cloth).toBe(5);
  });

  test("begins at its first button and closes by another", () => {
    expect(document.activeElement?.textContent).toBe("Another");
    [...root.querySelectorAll("button")].find((each) => each.textContent === "Close")?.click();
    expect(state.panel.value).toBeNull();
  });
});
