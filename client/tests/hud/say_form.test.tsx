// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { HudTools } from "../../src/hud/context";
import type { AppModel } from "../../src/model/app_model";
import type { Visit } from "../../src/net/visit";
import type { Rules } from "../../src/protocol/generated";
import { WELCOME } from "../net/fake_world";
import { button, find, press, shown, trial, turn } from "./tools";

describe("the field to say something in", () => {
  let model: AppModel;
  let tools: HudTools;
  let takeAway: () => void;
  let said: string[];

  beforeEach(async () => {
    ({ model, tools } = await trial());
    said = [];
    const visit: Pick<Visit, "say" | "whisper"> = {
      say: (text) => {
        said.push(text);
        model.chat.waiting(`request-${said.length}`, text);
        return `request-${said.length}`;
      },
      whisper: async (participant, text) => {
        said.push(`${participant}: ${text}`);
        return text === "lost" ? { code: "whisper-lost", facts: {} } : null;
      },
    };
    Object.assign(tools.visit, visit);
    takeAway = await shown(tools);
    await press("Enter");
  });

  afterEach(() => {
    takeAway();
    vi.restoreAllMocks();
  });

  const field = () => find<HTMLTextAreaElement>(".hud-say textarea")!;
  const note = () => find("#say-note")?.textContent ?? "";

  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
    await turn();
  }

  async function send(text: string): Promise<void> {
    await type(text);
    await press("Enter", field());
  }

  async function rule(rules: Partial<Rules>): Promise<void> {
    model.rulesChanged({ space_name: "Class", rules: { ...WELCOME.rules, ...rules }, by: "Bo" });
    await turn();
  }

  test("quiet closes it with its reason, and nothing typed is lost", async () => {
    await type("half a sent");
    model.announced.value = { act: "quiet", on: true, by: "Bo" };
    await rule({ quiet: true });
    expect(note()).toContain("Bo has asked for quiet");
    expect(field().readOnly).toBe(true);
    expect(button("Send").disabled).toBe(true);
    await press("Enter", field());
    await rule({ quiet: false });
    expect(field().value).toBe("half a sent");
    expect(field().readOnly).toBe(false);
    expect(said).toEqual([]);
  });

  test("a refused line comes back into the empty field, with the reason", async () => {
    await send("https://a.example");
    expect(field().value).toBe("");
    model.chat.refused("request-1", { code: "not_permitted", facts: {} });
    await turn();
    expect(field().value).toBe("https://a.example");
    expect(note()).toContain("may not do this");
    expect(model.chat.pending.value).toEqual([]);
    await send("without a link");
    expect(note()).not.toContain("may not");
  });

  test("where she has typed on, the refused line stays where it can be read", async () => {
    await send("first");
    await type("second");
    model.chat.refused("request-1", { code: "not_permitted", facts: {} });
    await turn();
    expect(field().value).toBe("second");
    expect(find(".hud-refusal")?.textContent).toContain("may not do this");
  });

  test("slow mode counts down; one can write on meanwhile", async () => {
    let nowMs = 50_000;
    vi.spyOn(performance, "now").mockImplementation(() => nowMs);
    await rule({ slow_mode_s: 10 });
    expect(note()).toContain("every 10 seconds");
    await send("one");
    const line = { number: 1, participant: "par_1", name: "Mei", program: false, text: "one", said_at: 0 };
    model.chat.accepted("request-1", line, nowMs);
    await turn();
    expect(note()).toContain("again in 10 seconds");
    await send("two");
    expect(said).toEqual(["one"]);
    expect(field().value).toBe("two");
    nowMs += 10_000;
    await expect.poll(() => button("Send").disabled).toBe(false);
    await press("Enter", field());
    expect(said).toEqual(["one", "two"]);
  });

  test("a whisper goes to one alone, also while the chat is closed; lost, it comes back", async () => {
    await rule({ chat: false });
    tools.state.whisperTo.value = { participant: "par_9", name: "Bo" };
    await turn();
    expect(find(".hud-to")?.textContent).toContain("Bo");
    await send("psst");
    await send("lost");
    expect(said).toEqual(["par_9: psst", "par_9: lost"]);
    expect(field().value).toBe("lost");
    expect(note()).toContain("Send it again");
    find<HTMLButtonElement>(".hud-to button")!.click();
    await turn();
    expect(field().readOnly).toBe(true);
  });
});
