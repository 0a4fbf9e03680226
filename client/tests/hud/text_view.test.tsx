// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { showHud } from "../../src/hud/hud";
import { fetchTextView } from "../../src/hud/text_view_later";
import type { Card } from "../../src/protocol/generated";
import { encodeFrame } from "../frame";
import { LOOK, ORDINARY } from "../look";
import { entity } from "../text/place";
import { find, type Trial, trial, turn } from "./tools";

const SEAT = { height_m: 0.45 };
const PORTAL = { target: "courtyard", diameter_m: 3, light: "#ffffff" };

function card(slot: number, name: string, program = false): Card {
  return { slot, participant: `par_${name}`, name, look: LOOK, ...ORDINARY, program };
}

describe("the place in words", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    here = await trial();
    const { model } = here;
    model.permissions.take(["enter", "move", "chat", "see_people", "emote"]);
    model.scene.take({
      revision: 1,
      template: "trial",
      entities: [
        entity("air", { words: "thing-the-morning", components: { sky: {} as never } }),
        entity("b1", { words: "thing-bench", at: [0, 0, -4], components: { seat: SEAT } }),
        entity("b2", { words: "thing-bench", at: [0, 0, -8], components: { seat: SEAT } }),
        entity("gate", { words: "thing-to-the-courtyard", at: [6, 0, 0], components: { portal: PORTAL } }),
      ],
    });
    meet([card(7, "Jonas"), card(8, "Guide", true)]);
    stand([
      { slot: 7, x: 3, z: 0 },
      { slot: 8, x: 0, z: 9 },
    ]);
    await fetchTextView();
    takeAway = showHud(document.getElementById("hud")!, here.tools);
    await turn();
  });

  afterEach(() => {
    takeAway();
    vi.useRealTimers();
    document.body.innerHTML = "";
  });

  function meet(cards: Card[]): void {
    here.model.people.meet(cards, 0);
  }

  /** Others are heard of, and shown. */
  function stand(places: { slot: number; x: number; z: number }[]): void {
    here.model.hear(encodeFrame(1_000, places), 0);
    here.model.prepareFrame(0);
  }

  async function later(ms: number): Promise<void> {
    vi.advanceTimersByTime(ms);
    await turn();
  }

  const view = () => find(".text-view")!;
  const rows = () => [...view().querySelectorAll("li")].map((row) => row.textContent ?? "");
  const news = () => find(".text-news")?.textContent ?? "";

  function button(name: string): HTMLButtonElement {
    const named = [...view().querySelectorAll("button")].find(
      (each) => (each.getAttribute("aria-label") ?? each.textContent) === name,
    );
    expect(named, `a button “${name}” in the text view`).toBeDefined();
    return named!;
  }

  test("comes first in the page's reading order, with a heading for each part", () => {
    expect(find("#hud")?.firstElementChild).toBe(view());
    expect([...view().querySelectorAll("h3")].map((each) => each.textContent)).toEqual([
      "Where you are",
      "People, nearest first",
      "Things, nearest first",
      "Say",
      "Do",
    ]);
  });

  test("says where one is and who is near, nearest first, with distance and hour", () => {
    expect(view().textContent).toContain("You are in Lanting.");
    expect(view().textContent).toContain("You stand and look to the north.");
    expect(rows()[0]).toContain("Jonas 3 metres away at 3 o’clock");
    expect(rows()[1]).toContain("Guide 9 metres away at 6 o’clock, a program");
    expect(rows()[2]).toContain("Bench 2 of them, the nearest 4 metres away at 12 o’clock");
    expect(rows()[3]).toContain("To the Courtyard 6 metres away at 3 o’clock");
  });

  test("a row's buttons say to whom: go, follow, face", async () => {
    button("Go to Jonas").click();
    button("Follow Jonas").click();
    button("Turn to Jonas").click();
    await turn();
    expect(here.calls).toEqual([
      'goTo {"to":"person","slot":7,"follow":false}',
      'goTo {"to":"person","slot":7,"follow":true}',
    ]);
    expect(here.model.self.yaw).toBeCloseTo(-Math.PI / 2, 5);
    expect(news()).toContain("You turn: Jonas.");
  });

  test("things are used by name: a seat is sat on, a portal gone through", () => {
    button("Sit down: Bench").click();
    button("Go through: To the Courtyard").click();
    expect(here.calls).toEqual([
      'goTo {"to":"entity","id":"b1","use":true}',
      'goTo {"to":"entity","id":"gate","use":true}',
    ]);
  });

  test("the visible word of a button begins its name, for whoever speaks to the browser", () => {
    for (const each of view().querySelectorAll("[aria-label]:is(button, summary)")) {
      expect(each.getAttribute("aria-label")?.startsWith(each.textContent ?? "")).toBe(true);
    }
  });

  test("how a walk goes on is told", async () => {
    const goal = { to: "entity", id: "gate", use: false } as const;
    here.model.going.value = { goal, state: "walking", reason: null };
    await turn();
    expect(news()).toContain("On the way: To the Courtyard.");
    here.model.going.value = { goal, state: "arrived", reason: null };
    await turn();
    expect(news()).toContain("You have arrived: To the Courtyard.");
  });

  test("who comes is told, and who was there is not", async () => {
    await later(600);
    expect(news()).not.toContain("Jonas has come");
    meet([card(9, "Ana")]);
    await later(600);
    expect(news()).toContain("Ana has come.");
    here.model.people.part([9]);
    await later(600);
    expect(news()).toContain("Ana has left.");
  });

  test("a gesture near by is told", async () => {
    here.model.people.emoted(7, "wave", 0);
    await later(600);
    expect(news()).toContain("Jonas waves.");
  });

  test("the news are read politely, each line by itself", () => {
    const region = find(".text-news")!;
    expect(region.getAttribute("aria-live")).toBe("polite");
    expect(region.getAttribute("aria-atomic")).toBeNull();
  });

  test("describe answers in the news", async () => {
    button("Describe what is around").click();
    await turn();
    expect(news()).toContain("Clear sky above the walls. People: Jonas 3 metres away at 3 o’clock");
  });

  test("the lists wait two seconds, and stand still under whoever is in them", async () => {
    const second = button("Go to Guide");
    second.focus();
    stand([
      { slot: 7, x: 0, z: 30 },
      { slot: 8, x: 0, z: 1 },
    ]);
    meet([card(10, "Ana")]);
    here.model.hear(encodeFrame(2_000, [{ slot: 10, x: 1, z: 0 }]), 1_000);
    here.model.prepareFrame(1_200);
    await later(1_000);
    expect(rows()[0]).toContain("Jonas 3 metres");
    await later(1_000);
    expect(
      rows()
        .slice(0, 3)
        .map((row) => row.split(" ")[0]),
    ).toEqual(["Jonas", "Guide", "Ana"]);
    expect(document.activeElement).toBe(second);
    here.model.people.part([8]);
    await later(2_000);
    expect(document.activeElement).toBe(second);
    second.blur();
    await later(2_000);
    expect(rows().some((row) => row.startsWith("Guide"))).toBe(false);
  });

  test("a line is said from here, and a gesture made", async () => {
    const field = find<HTMLInputElement>(".text-view input")!;
    field.value = " hello ";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await turn();
    expect(here.model.self.typing).toBe(true);
    field.form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    button("Wave").click();
    button("Go outside").click();
    expect(here.calls).toEqual(["say hello", "emote wave", "leave"]);
    expect(here.model.self.typing).toBe(false);
  });

  test("whoever sits can stand up, and is told that she sits", async () => {
    button("Sit down near by").click();
    here.model.self.seat.value = "b1";
    await turn();
    expect(news()).toContain("You sit.");
    expect(view().textContent).toContain("You sit and look");
    button("Stand up").click();
    expect(here.calls).toEqual(['goTo {"to":"entity","id":"b1","use":true}', "stand"]);
  });

  test("is shown to the eyes when asked for", async () => {
    expect(view().classList.contains("shown")).toBe(false);
    button("The place in words").click();
    await turn();
    expect(view().classList.contains("shown")).toBe(true);
    expect(here.tools.state.textViewShown.value).toBe(true);
  });

  test("a press goes past all the words", () => {
    button("Past the words").click();
    expect(document.activeElement).not.toBe(document.body);
    expect(view().contains(document.activeElement)).toBe(false);
  });
});
