// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HudTools } from "../../src/hud/context";
import type { AppModel } from "../../src/model/app_model";
import { LOOK, ORDINARY } from "../look";
import { button, find, press, shown, trial, turn } from "./tools";

describe("above the bar", () => {
  let model: AppModel;
  let tools: HudTools;
  let calls: string[];
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools, calls } = await trial());
    takeAway = await shown(tools);
  });

  afterEach(() => takeAway());

  test("a seat near by is offered, and taken by going there", async () => {
    model.usable.value = { id: "ent_1", kind: "seat", name: "", words: "thing-bench" };
    await turn();
    button("Sit down").click();
    expect(calls).toEqual(['goTo {"to":"entity","id":"ent_1","use":true}']);
  });

  test("a gate near by says where it leads", async () => {
    model.usable.value = { id: "ent_1", kind: "portal", name: "Our garden", words: null };
    await turn();
    expect(button("Go through to Our garden")).toBeDefined();
  });

  test("ht172: a gate out of a frame asks first, and opens a tab", async () => {
    model.gate.value = "courtyard";
    await turn();
    const link = find<HTMLAnchorElement>(".hud-offer a");
    expect([new URL(link?.href ?? "").pathname, link?.target]).toEqual(["/s/courtyard", "_blank"]);
    button("Stay here").click();
    await turn();
    expect(find(".hud-offer")).toBeNull();
  });

  test("who sits is offered to stand up", async () => {
    model.self.seat.value = "ent_1";
    await turn();
    button("Stand up").click();
    expect(calls).toEqual(["stand"]);
  });

  test("who is held still is offered nothing that she could not do", async () => {
    model.usable.value = { id: "ent_1", kind: "seat", name: "", words: "thing-bench" };
    model.rules.value = { ...model.rules.value, still: true };
    await turn();
    expect(find(".hud-offer")).toBeNull();
    expect(find(".hud-step")).toBeNull();
    model.rules.value = { ...model.rules.value, still: false };
    await turn();
    expect(button("Sit down")).toBeDefined();
  });

  test("on the way it says where to and how to stop, and then why it stopped", async () => {
    model.people.meet(
      [{ slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false }],
      0,
    );
    const goal = { to: "person", slot: 9, follow: false } as const;
    model.going.value = { goal, state: "walking", reason: null };
    await turn();
    expect(find(".hud-offer p")?.textContent).toBe("On your way to Bo");
    expect(find(".hud-offer [role=status]")).toBeNull();
    button("Stop").click();
    expect(calls).toEqual(["stopGoing"]);
    model.going.value = { goal, state: "stopped", reason: { code: "way-blocked", facts: {} } };
    await turn();
    expect(find(".hud-offer")).toBeNull();
    expect(find(".hud-banner")?.textContent).toContain("as near as one can get");
  });

  test("travel says where to, and nothing else is there", async () => {
    model.travel.value = { slug: "courtyard", name: "Courtyard" };
    model.state.value = "travelling";
    await turn();
    expect(find("[role=status]")?.textContent).toBe("On your way to Courtyard …");
    expect(find(".hud-bar")).toBeNull();
  });
});

describe("the first steps", () => {
  let model: AppModel;
  let tools: HudTools;
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools } = await trial());
    takeAway = await shown(tools);
  });

  afterEach(() => takeAway());

  function step(): string | undefined {
    return find(".hud-step p")?.textContent ?? undefined;
  }

  test("come one at a time and go when they are really done", async () => {
    expect(step()).toContain("Walk");
    expect(document.querySelectorAll(".hud-step text")).toHaveLength(4);
    model.self.x += 2;
    await expect.poll(step).toContain("look around");
    model.self.yaw += 1;
    await expect.poll(step).toContain("Wave");
    await press("1", find("canvas"), "Digit1");
    await expect.poll(step).toBeUndefined();
    expect(localStorage.getItem("lanting.steps-done")).toBe("3");
  });

  test("being put somewhere by the server is not walking", async () => {
    model.self.moved({ epoch: 1, place: { x: 9, y: 0, z: 9, yaw: 0 }, reason: "placed", seat: null });
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(step()).toContain("Walk");
  });

  test("can be skipped, for good", async () => {
    button("Skip").click();
    await turn();
    expect(step()).toBeUndefined();
    takeAway();
    takeAway = await shown(tools);
    expect(step()).toBeUndefined();
  });

  test("do not come to who just watches, nor over a panel", async () => {
    button("People").click();
    await turn();
    expect(step()).toBeUndefined();
    await press("Escape", document.activeElement);
    expect(step()).toContain("Walk");
    model.self.watching.value = true;
    await turn();
    expect(step()).toBeUndefined();
  });
});
