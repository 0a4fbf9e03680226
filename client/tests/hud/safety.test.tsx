// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Card } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";
import { WELCOME } from "../net/fake_world";
import { button, find, press, shown, type Trial, trial, turn } from "./tools";

const BO: Card = { slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false };
const OWN: Card = { ...BO, slot: WELCOME.slot, participant: WELCOME.participant, name: "Mei" };
const HOST: Card = { ...BO, slot: 8, participant: "par_8", name: "Ms Li", role: "host" };
const TAG = new Uint8Array(8);

describe("what protects her", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    here = await trial();
    takeAway = await shown(here.tools);
    here.model.people.meet([BO, OWN, HOST], 0);
    hears("par_9", "Bo", "come with me", 1);
    await turn();
  });

  afterEach(() => {
    takeAway();
    vi.unstubAllGlobals();
  });

  function hears(participant: string, name: string, text: string, number: number): void {
    const line = { number, participant, name, program: false, text, said_at: 0 };
    here.model.chat.said(line);
    for (const hear of here.model.hearers) hear({ name: "ChatSaid", seq: number, body: { line, tag: TAG } });
  }

  const names = () => here.model.people.list.map(({ card }) => card?.name);
  const within = (panel: string, text: string) =>
    [...document.querySelectorAll<HTMLButtonElement>(`#panel-${panel} button`)].find((each) =>
      each.textContent?.startsWith(text),
    );

  async function twice(): Promise<void> {
    await press("Escape");
    await press("Escape");
  }

  test("Escape twice hides all strangers at once and says so; closing the sheet changes nothing", async () => {
    await twice();
    expect(names()).not.toContain("Bo");
    expect(names()).toContain("Ms Li");
    expect(document.activeElement?.textContent).toBe("Everybody you do not know is hidden and silent");
    expect(find(".hud-log")?.textContent).not.toContain("come with me");
    await press("Escape", document.activeElement);
    expect(find("#panel-panic")).toBeNull();
    expect(names()).not.toContain("Bo");
    find(".hud-panic-button.holds")?.click();
    await turn();
    within("panic", "Show everybody again")?.click();
    await turn();
    expect(names()).toContain("Bo");
    expect(find(".hud-log")?.textContent).toContain("come with me");
  });

  test("a press of Escape that closes something is no part of it", async () => {
    here.tools.state.panel.value = "more";
    here.tools.state.chatOpen.value = true;
    await turn();
    await twice();
    expect(here.model.safety.value?.panic.value).toBe(false);
    await twice();
    expect(here.model.safety.value?.panic.value).toBe(true);
  });

  test("the sheet calls a host who is here, in a whisper", async () => {
    here.model.permissions.take([...here.model.permissions.held.value, "whisper"]);
    await twice();
    within("panic", "Call a host: Ms Li")?.click();
    expect(here.tools.state.whisperTo.value).toEqual({ participant: "par_8", name: "Ms Li" });
  });

  test("a block asks once, in one sentence, and works before the server has answered", async () => {
    here.tools.state.person.value = BO;
    here.tools.state.panel.value = "person";
    await turn();
    within("person", "Block")?.click();
    await turn();
    expect(find("#panel-person")?.textContent).toContain("in no place of this server");
    expect(document.activeElement?.textContent).toBe("Block");
    find("#panel-person form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    expect(names()).not.toContain("Bo");
    expect(here.calls.some((call) => call.startsWith('ask "Block"'))).toBe(true);
    await turn();
    expect(find(".hud-log")?.textContent).not.toContain("come with me");
  });

  test("a report says exactly what is sent, sends that, and leaves out her own words where she wishes", async () => {
    const sent: { path: string; body: Record<string, unknown> }[] = [];
    vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
      sent.push({ path, body: JSON.parse(body) });
      return new Response("{}", { status: 201 });
    });
    hears(WELCOME.participant, "Mei", "leave me alone", 2);
    await twice();
    within("panic", "Report Bo")?.click();
    await turn();
    const sends = find(".hud-report-sends")?.textContent;
    expect(sends).toContain("1 line of Bo in the chat");
    expect(sends).toContain("come with me");
    expect(sends).toContain("leave me alone");
    find<HTMLInputElement>(".hud-report-sends input")?.click();
    find<HTMLInputElement>("input[name=report-reason]")?.click();
    await turn();
    find("#panel-report form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    await expect
      .poll(() => find("#panel-report [role=status]")?.textContent)
      .toContain("lies with the hosts");
    expect(sent[0]?.path).toBe(`/api/spaces/${here.model.spaceSlug}/reports`);
    expect(sent[0]?.body).toMatchObject({ about: "par_9", reason: "harassment", text: "" });
    expect(JSON.stringify(sent[0]?.body)).not.toContain("leave me alone");
    expect(here.model.safety.value?.blocked.value.has("par_9"), "offered, and left on").toBe(true);
  });

  test("ht180: within another site's page a report says who she is there", async () => {
    const sent: [string, Record<string, unknown>][] = [];
    vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
      sent.push([path, JSON.parse(body)]);
      return new Response("{}", { status: 201 });
    });
    here.model.isFramed = true;
    here.model.guest = "sealed";
    here.tools.state.person.value = BO;
    here.tools.state.panel.value = "report";
    await turn();
    find<HTMLInputElement>("input[name=report-reason]")?.click();
    await turn();
    find("#panel-report form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    await expect.poll(() => sent).toHaveLength(1);
    expect(sent[0]).toMatchObject([
      `/e/${here.model.spaceSlug}/reports`,
      { about: "par_9", guest: "sealed" },
    ]);
  });

  test("the button for a thumb is one short word, and is called by its whole sentence", async () => {
    const shown = find(".hud-panic-button");
    expect(shown?.textContent).toBe("Hide");
    expect(shown?.getAttribute("aria-label")).toBe("Hide everybody I do not know");
  });

  test("a report that does not go through is kept, with what to do about it", async () => {
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("no line")));
    here.tools.state.person.value = BO;
    here.tools.state.panel.value = "report";
    await turn();
    find<HTMLInputElement>("input[name=report-reason]")?.click();
    await turn();
    find("#panel-report form")?.dispatchEvent(new Event("submit", { cancelable: true }));
    await expect.poll(() => find("#panel-report [role=alert]")?.textContent).toContain("send it again");
    expect(button("Send").disabled).toBe(false);
  });
});
