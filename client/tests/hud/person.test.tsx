// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newShownTracked } from "../../src/model/tracked_track";
import type { Card } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";
import { WELCOME } from "../net/fake_world";
import { becomeHost, button, find, press, shown, type Trial, trial, turn } from "./tools";

const BO: Card = { slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false };
const OWN: Card = { ...BO, slot: WELCOME.slot, participant: "par_1", name: "Mei" };

/** What everybody can do about anybody, for herself alone. */
const FOR_HERSELF = ["I know this person", "Block …", "Report …", "Hide everybody I do not know"];

describe("one person's card", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    here = await trial();
    takeAway = await shown(here.tools);
    here.model.people.meet([BO, OWN], 0);
  });

  afterEach(() => takeAway());

  const card = () => find("#panel-person");
  const buttons = () => [...(card()?.querySelectorAll("button") ?? [])].map((each) => each.textContent);

  async function show({ participant, name }: Card = BO): Promise<void> {
    here.tools.state.person.value = { participant, name };
    here.tools.state.panel.value = "person";
    await turn();
  }

  async function write(selector: string, text: string): Promise<void> {
    const field = find<HTMLInputElement>(selector)!;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await turn();
  }

  test("opens from the list of people, and gives the keys back to where they were", async () => {
    here.pages.push({ re: 1, total: 1, cards: [BO], next: null });
    button("People").focus();
    button("People").click();
    await expect.poll(() => find(".hud-whom")).not.toBeNull();
    find(".hud-whom")?.click();
    await turn();
    expect(find("#person-title")?.textContent).toBe("Bo");
    await press("Escape", document.activeElement);
    expect(document.activeElement).toBe(button("People"));
  });

  test("opens from a tap on her", async () => {
    here.model.met.value = 9;
    await turn();
    expect(find("#person-title")?.textContent).toBe("Bo");
    expect(here.model.met.value).toBeNull();
  });

  test("opens from her name in the open chat, not from one's own, and Tab does not stop at names", async () => {
    const line = { number: 1, participant: "par_9", name: "Bo", program: false, text: "hello", said_at: 0 };
    here.model.chat.said(line);
    here.model.chat.said({ ...line, number: 2, participant: here.model.participant, name: "Mei" });
    await turn();
    expect(find(".hud-name-button")).toBeNull();
    await press("Enter");
    expect(document.querySelectorAll(".hud-name-button")).toHaveLength(1);
    expect(find(".hud-name-button")?.tabIndex).toBe(-1);
    find(".hud-name-button")?.click();
    await turn();
    expect(find("#person-title")?.textContent).toBe("Bo");
  });

  test("says that she is here by a headset as soon as she puts it on, and no longer when she takes it off", async () => {
    await show();
    const bo = here.model.people.get(BO.slot)!;
    bo.tracked = newShownTracked();
    here.model.people.signs.value += 1;
    await turn();
    expect(card()?.textContent).toContain("in a headset");
    bo.tracked = null;
    here.model.people.signs.value += 1;
    await turn();
    expect(card()?.textContent).not.toContain("in a headset");
  });

  test("has the ways to her, and for visitors no more", async () => {
    await show();
    expect(buttons()).toEqual(["", "Go there", "Follow", ...FOR_HERSELF]);
    expect(card()?.textContent).toContain("You may not whisper here.");
    button("Follow").click();
    await turn();
    expect(here.calls).toEqual(['goTo {"to":"person","slot":9,"follow":true}']);
    expect(card()).toBeNull();
  });

  test("has what a host may do, only with those below her", async () => {
    await becomeHost(here.model);
    await show();
    expect(buttons().slice(4 + FOR_HERSELF.length)).toEqual([
      "Rename",
      "Close chat",
      "Mute voice",
      "Give the stage",
      "Bring to the door",
      "Send out",
      "Ban",
    ]);
    for (const role of ["host", "owner", "operator"] as const) {
      here.model.people.meet([{ ...BO, role }], 0);
      await turn();
      expect(buttons()).toHaveLength(4 + FOR_HERSELF.length);
      expect(find("#panel-person .hud-badge")?.textContent).toBe(role);
    }
    await becomeHost(here.model, "owner");
    here.model.people.meet([{ ...BO, role: "host" }], 0);
    await turn();
    expect(buttons()).toContain("Ban");
  });

  test("of oneself says what one is, and to a new guest what that means", async () => {
    await becomeHost(here.model, "owner");
    here.model.people.meet([{ ...OWN, is_new: true }], 0);
    await show(OWN);
    expect(buttons()).toEqual([""]);
    expect(card()?.textContent).toContain("you newYou are a new guest here");
  });

  test("says that she has gone, when nobody knows her any more", async () => {
    await show({ ...BO, participant: "par_77", name: "Ana" });
    expect(here.calls).toEqual(["people Ana null"]);
    expect(find("#panel-person [role=status]")?.textContent).toBe("Ana is not here any more.");
    expect(buttons()).toEqual([""]);
  });

  test("is found by the server where the crowd is too large to know everybody", async () => {
    const far = { ...BO, slot: 40, participant: "par_40", name: "Far" };
    here.pages.push({ re: 1, total: 2, cards: [{ ...far, participant: "par_41" }, far], next: null });
    await show(far);
    expect(buttons()).toContain("Go there");
  });

  test("another name is given, and the form's button has the keys again", async () => {
    await becomeHost(here.model);
    await show();
    button("Rename").click();
    await turn();
    expect(document.activeElement).toBe(find("#person-name"));
    expect(button("Rename").disabled).toBe(true);
    await write("#person-name", "  Bo B. ");
    button("Rename").click();
    await turn();
    expect(here.calls).toEqual(['rename "par_9" "Bo B."']);
    expect(find("#panel-person [role=status]")?.textContent).toBe("Bo is called Bo B. now.");
    expect(document.activeElement).toBe(button("Rename"));
  });

  test("her chat is closed with a word she reads, and opened by one press", async () => {
    await becomeHost(here.model);
    await show();
    button("Close chat").click();
    await turn();
    expect(card()?.textContent).toContain("Bo reads this.");
    await write("#person-why", "Too loud");
    button("Close chat").click();
    await turn();
    expect(here.calls).toEqual(['muteChat "par_9" true "Too loud"']);
    here.model.people.meet([{ ...BO, is_muted: true }], 0);
    await turn();
    button("Open chat again").click();
    await turn();
    expect(here.calls[1]).toBe('muteChat "par_9" false');
    expect(find("#panel-person [role=status]")?.textContent).toBe("Bo may write again.");
  });

  test("she is brought to the door at once, but sent out only after a second thought", async () => {
    await becomeHost(here.model);
    await show();
    button("Bring to the door").click();
    await turn();
    expect(here.calls).toEqual(['bringToDoor "par_9"']);
    button("Send out").click();
    await turn();
    expect(here.calls).toHaveLength(1);
    button("Back").click();
    await turn();
    expect(document.activeElement).toBe(button("Send out"));
    button("Send out").click();
    await turn();
    button("Send out").click();
    await turn();
    expect(here.calls[1]).toBe('remove "par_9" ""');
  });

  describe("a ban", () => {
    const BAN = { participant: "par_9", reason: "Disturbing others", minutes: 1_440, newcomers: false };

    beforeEach(async () => {
      await becomeHost(here.model);
      await show();
      button("Ban").click();
      await turn();
    });

    function choose(name: string): void {
      const label = [...document.querySelectorAll("label")].find((each) => each.textContent === name);
      label?.querySelector("input")?.click();
    }

    test("says whom it keeps out, and the sentences that she will read", () => {
      expect(card()?.textContent).toContain("The ban holds for this guest: for this browser");
      expect(card()?.textContent).toContain("goes off by itself where more than 3 others share it");
      const read = find("#panel-person blockquote")?.textContent;
      expect(read).toContain("you cannot come back for now");
      expect(read).toContain("Disturbing others");
      expect(read).toContain("This holds until");
    });

    test("is for a day, for a reason at hand, and for this guest alone unless a host chooses otherwise", async () => {
      button("Ban Bo").click();
      await turn();
      expect(here.calls).toEqual([`ban ${JSON.stringify(BAN)}`]);
      expect(find("#panel-person [role=status]")?.textContent).toBe("Bo is banned.");
    });

    test("is as long, as wide and for the reason that a host chooses", async () => {
      choose("Another reason");
      choose("Until lifted");
      find<HTMLInputElement>("#panel-person [role=switch]")?.click();
      await turn();
      await write("#panel-person input[type=text]", "Sells watches");
      expect(find("#panel-person blockquote")?.textContent).toContain("Sells watches");
      expect(find("#panel-person blockquote")?.textContent).toContain("until a host lifts it");
      button("Ban Bo").click();
      await turn();
      const ban = { ...BAN, reason: "Sells watches", minutes: null, newcomers: true };
      expect(here.calls).toEqual([`ban ${JSON.stringify(ban)}`]);
    });

    test("that is refused says why, and is still there", async () => {
      here.answers.push({ code: "not_permitted", facts: {} });
      button("Ban Bo").click();
      await turn();
      expect(find("#panel-person [role=alert]")?.textContent).toBe("You may not do this here.");
      expect(button("Ban Bo").disabled).toBe(false);
    });

    test("happens once, however often the button is pressed", async () => {
      button("Ban Bo").click();
      button("Ban Bo").click();
      await turn();
      expect(here.calls).toHaveLength(1);
    });
  });
});
