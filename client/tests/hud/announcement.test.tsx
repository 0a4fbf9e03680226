// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Announced, Rules } from "../../src/protocol/generated";
import { WELCOME } from "../net/fake_world";
import { find, shown, type Trial, trial, turn } from "./tools";

describe("what hosts ask of everybody", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    here = await trial();
    takeAway = await shown(here.tools);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });

  afterEach(() => {
    takeAway();
    vi.useRealTimers();
  });

  async function announce(act: Announced["act"], on: boolean, rules: Partial<Rules> = {}): Promise<void> {
    here.model.rules.value = { ...here.model.rules.value, ...rules };
    here.model.announced.value = { act, on, by: "Ms Li" };
    await drawn();
  }

  async function drawn(): Promise<void> {
    const done = turn();
    await vi.advanceTimersByTimeAsync(50);
    await done;
  }

  const slips = () => [...document.querySelectorAll(".hud-slip")].map((each) => each.textContent);

  test("is told in words with a sign, in a live region, and goes again", async () => {
    await announce("gather", true);
    expect(slips()).toEqual(["Ms Li asks everybody to gather."]);
    expect(find(".hud-slip svg")).not.toBeNull();
    expect(find(".hud-slip")?.closest("[role=status]")).not.toBeNull();
    await vi.advanceTimersByTimeAsync(8_000);
    await drawn();
    expect(slips()).toEqual([]);
  });

  test("stays as long as it holds, with the name of who asked", async () => {
    await announce("still", true, { still: true });
    expect(slips()).toEqual(["Ms Li asks everybody to hold still."]);
    await vi.advanceTimersByTimeAsync(8_000);
    await drawn();
    expect(slips()).toEqual(["Held still by Ms Li"]);
    await announce("quiet", true, { quiet: true });
    expect(slips()).toEqual(["Ms Li asks for quiet: only hosts write for now.", "Held still by Ms Li"]);
    await announce("still", false, { still: false });
    expect(slips()).toEqual(["Everybody may walk again.", "Quiet, asked for by Ms Li"]);
  });

  test("is shown to whoever came later, without a name", async () => {
    here.model.welcome(
      { ...WELCOME, participant: "par_later", rules: { ...WELCOME.rules, still: true, quiet: true } },
      0,
    );
    await drawn();
    expect(slips()).toEqual(["Everybody is held still", "Quiet: only hosts write"]);
    expect(find(".text-view")?.textContent).toContain("Everybody is held still");
  });

  test("is said once: being moved by it is not told beside it, being moved alone is", async () => {
    here.model.tidings.value = { code: "moved-gathered", facts: {} };
    await announce("gather", true);
    expect(find(".hud-banner")?.textContent).toBe("Ms Li asks everybody to gather.");
    here.model.tidings.value = { code: "moved-to_door", facts: {} };
    await drawn();
    expect(find(".hud-banner")?.textContent).toContain("brought you to the entrance");
  });

  test("that called people together is taken back with whatever called them since", async () => {
    await announce("gather", true);
    await announce("still", true);
    await announce("to_door", true);
    await announce("gather", true);
    expect(Object.keys(here.tools.state.inForce.value)).toEqual(["gather", "still", "to_door"]);
    await announce("to_door", false);
    expect(Object.keys(here.tools.state.inForce.value)).toEqual(["gather", "still"]);
    await announce("to_door", true);
    await announce("gather", false);
    expect(Object.keys(here.tools.state.inForce.value)).toEqual(["still"]);
  });

  test("of another stay is over", async () => {
    await announce("gather", true);
    expect(here.tools.state.inForce.value).toEqual({ gather: "Ms Li" });
    here.model.welcome({ ...WELCOME, participant: "par_2" }, 0);
    await drawn();
    expect(here.tools.state.inForce.value).toEqual({});
  });
});
