// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HudTools } from "../../src/hud/context";
import { fetchWaiting } from "../../src/hud/waiting_later";
import type { AppModel } from "../../src/model/app_model";
import { recall } from "../../src/model/memory";
import type { Waiting } from "../../src/protocol/generated";
import { WELCOME } from "../net/fake_world";
import { button, find, shown, trial, turn } from "./tools";

const SECOND: Waiting = { reason: "approval", place: 2, space_name: "Class", people: 3, hosts: 1 };

describe("waiting before a Space", () => {
  let model: AppModel;
  let tools: HudTools;
  let calls: string[];
  let takeAway: () => void;

  beforeEach(async () => {
    ({ model, tools, calls } = await trial());
    document.title = "Class · Lanting";
    model.self.name.value = "Mei";
    model.queued(SECOND);
    await fetchWaiting();
    takeAway = await shown(tools);
  });

  afterEach(() => takeAway());

  const told = () => find(".hud-waiting [role=status]")?.textContent ?? "";

  async function tell(waiting: Partial<Waiting>): Promise<void> {
    model.queued({ ...SECOND, ...waiting });
    await turn();
  }

  test("says whom she waits for and which number she has, and takes the keys", async () => {
    expect(told()).toContain("will let you in");
    expect(told()).toContain("number 2");
    expect(document.activeElement).toBe(find("#waiting-title"));
    expect(find("#waiting-title")?.textContent).toBe("Class");
    expect(find(".hud-bar")).toBeNull();
    await tell({ place: 1 });
    expect(told()).toContain("next");
  });

  test("says where nobody is there yet to let her in", async () => {
    await tell({ hosts: 0 });
    expect(told()).toContain("Nobody is here yet");
  });

  test("says that it is full, and for how long a place is kept", async () => {
    await tell({ reason: "full", people: 40, place: 3 });
    expect(told()).toContain("40 people are inside");
    expect(told()).toContain("number 3");
    expect(told()).toContain("30 seconds");
  });

  test("says that the line is broken, and that her turn is kept", async () => {
    model.lineBroke(0);
    await turn();
    expect(told()).toContain("line is broken");
    await tell({});
    expect(told()).toContain("number 2");
  });

  test("the number stands in the page's title until she is inside", async () => {
    expect(document.title).toBe("(2) Class · Lanting");
    await tell({ place: 1 });
    expect(document.title).toBe("(1) Class · Lanting");
    model.ended({ code: "close-not_admitted", facts: {} });
    await turn();
    expect(document.title).toBe("Class · Lanting");
  });

  test("another name is taken and remembered", async () => {
    button("Another name").click();
    await turn();
    const field = find<HTMLInputElement>(".hud-waiting input")!;
    expect(field.value).toBe("Mei");
    field.value = " Mei Lin ";
    button("Take this name").click();
    await turn();
    expect(calls).toEqual(["waitAs Mei Lin"]);
    expect(recall("lanting.name")).toBe("Mei Lin");
    expect(find(".hud-waiting input")).toBeNull();
  });

  test("let in, the keys walk", async () => {
    model.welcome(WELCOME, 0);
    await turn();
    expect(find(".hud-waiting")).toBeNull();
    expect(document.activeElement).toBe(find("canvas"));
  });

  test("she can stop waiting", () => {
    button("Stop waiting").click();
    expect(calls).toEqual(["leaveLine"]);
  });
});
