import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { Visit } from "../../src/net/visit";
import { FakeLine } from "./fake_line";
import { settle, WELCOME } from "./fake_world";

describe("a host's acts", () => {
  let model: AppModel;
  let line: FakeLine;
  let visit: Visit;

  beforeEach(() => {
    model = new AppModel();
    line = new FakeLine();
    const scenes = {
      space: async (slug: string) => ({ id: slug, name: slug, slug, scene_revision: 1 }),
      snapshot: async () => ({ revision: 1, template: "", entities: [] }),
    };
    visit = new Visit(model, line, { nowMs: () => 1_000, scenes });
    visit.enter({ space: "garden", name: "Mei" });
    line.tell("Welcome", { ...WELCOME, role: "host" }, null, 0);
  });

  const ACTS: [string, (visit: Visit) => unknown, object][] = [
    ["Gather", (asked) => asked.gather(true), { on: true }],
    ["HoldStill", (asked) => asked.holdStill(false), { on: false }],
    ["Quiet", (asked) => asked.quiet(true), { on: true }],
    ["BringToDoor", (asked) => asked.bringToDoor(null), { participant: null, on: true }],
    ["LetIn", (asked) => asked.letIn("par_9", false), { participant: "par_9", on: false }],
    ["TurnAway", (asked) => asked.turnAway("par_9", "later"), { participant: "par_9", reason: "later" }],
    ["Rename", (asked) => asked.rename("par_9", "Bo"), { participant: "par_9", name: "Bo" }],
    ["MuteChat", (asked) => asked.muteChat("par_9", true), { participant: "par_9", on: true, reason: "" }],
    ["Remove", (asked) => asked.remove("par_9", "why"), { participant: "par_9", reason: "why" }],
    [
      "Ban",
      (asked) => asked.ban({ participant: "par_9", minutes: null, newcomers: true }),
      { participant: "par_9", minutes: null, newcomers: true },
    ],
  ];

  test.each(ACTS)("%s goes with a random request id, so that it can go again", (name, act, body) => {
    act(visit);
    const { request_id, ...rest } = line.asked[0]!.body as { request_id: string };
    expect(line.asked[0]!.name).toBe(name);
    expect(rest).toEqual(body);
    expect(request_id).toMatch(/^[A-Za-z0-9_-]{16,36}$/);
  });

  test("an act is done when the server says so", async () => {
    const done = visit.gather(true);
    line.tell("ActDone", { re: 1, request_id: "x" }, 1);
    expect(await done).toBeNull();
    expect(model.tidings.value).toBeNull();
  });

  test("a refused act tells why", async () => {
    const done = visit.remove("par_9");
    line.tell("Refused", { re: 1, code: "not_permitted", facts: {} }, 1);
    expect(await done).toEqual({ code: "not_permitted", facts: {} });
    expect(model.tidings.value?.code).toBe("not_permitted");
  });

  test("a whisper is heard by one, stands among the lines, and may get lost with the line", async () => {
    const heard = visit.whisper("par_9", "psst");
    const whisper = { participant: "par_9", name: "Bo", text: "psst", said_at: 5 };
    line.tell("WhisperAccepted", { re: 1, ...whisper }, 1);
    expect(await heard).toBeNull();
    line.tell("Whispered", { ...whisper, text: "yes?" });
    expect(model.chat.whispers.value.map(({ way, name, text }) => `${way} ${name} ${text}`)).toEqual([
      "to Bo psst",
      "from Bo yes?",
    ]);
    expect(model.chat.unread.value).toBe(1);
    const lost = visit.whisper("par_9", "still there?");
    line.onnews?.({ news: "lost", handle: 2 });
    expect(await lost).toEqual({ code: "whisper-lost", facts: {} });
  });

  test("what hosts decide and are told is known", () => {
    const rules = { ...WELCOME.rules, quiet: true };
    line.tell("RulesChanged", { space_name: "Class", rules, by: "Bo" });
    line.tell("Announced", { act: "quiet", on: true, by: "Bo" });
    line.tell("Waiters", { total: 1, waiters: [] });
    expect(model.rules.value.quiet).toBe(true);
    expect(model.rulesBy.value).toBe("Bo");
    expect(model.spaceName.value).toBe("Class");
    expect(model.announced.value).toEqual({ act: "quiet", on: true, by: "Bo" });
    line.tell("Standing", {
      role: "host",
      permissions: ["moderate"],
      is_new: false,
      is_muted: false,
      why: "",
    });
    line.tell("Waiters", { total: 1, waiters: [] });
    expect(model.waiters.value.total).toBe(1);
    line.tell("Standing", {
      role: "visitor",
      permissions: ["chat"],
      is_new: true,
      is_muted: true,
      why: "spam",
    });
    expect(model.role.value).toBe("visitor");
    expect(model.permissions.may("moderate")).toBe(false);
    expect([model.isNew.value, model.isMuted.value, model.mutedWhy.value]).toEqual([true, true, "spam"]);
    expect(model.waiters.value.total).toBe(0);
  });

  test.each(["gathered", "to_door", "returned"])(
    "%s by a host she goes nowhere else, and is told",
    (reason) => {
      visit.goTo({ to: "place", x: 4, z: 1 });
      const placed = model.self.placedCount;
      line.tell("Moved", { epoch: 1, place: { x: 9, y: 0, z: 9, yaw: 1 }, reason, seat: null });
      expect(model.going.value).toMatchObject({ state: "stopped", reason: null });
      expect(model.tidings.value?.code).toBe(`moved-${reason}`);
      expect(model.self).toMatchObject({ x: 9, yaw: 1 });
      expect(model.self.placedCount).toBe(placed + 1);
    },
  );

  test("held still she sets out nowhere, and is told why; hosts are not held", async () => {
    line.tell("RulesChanged", { space_name: "Class", rules: { ...WELCOME.rules, still: true }, by: "Bo" });
    visit.goTo({ to: "place", x: 4, z: 1 });
    visit.sit("ent_bench");
    expect(line.asked).toEqual([]);
    expect(model.tidings.value?.code).toBe("held_still");
    line.tell("Standing", {
      role: "host",
      permissions: ["moderate"],
      is_new: false,
      is_muted: false,
      why: "",
    });
    visit.goTo({ to: "place", x: 4, z: 1 });
    await settle();
    expect(line.asked).toHaveLength(1);
  });

  test("renamed or muted by a host, her own card tells her", () => {
    const card = { ...OWN, name: "Mei Lin", is_muted: true };
    line.tell("Cards", { people: 1, cards: [card], left: [] });
    expect(model.self.name.value).toBe("Mei Lin");
    expect(model.isMuted.value).toBe(true);
  });
});

describe("in line before a Space", () => {
  const WAITING = { reason: "approval", place: 2, space_name: "Class", people: 3, hosts: 1 };
  let model: AppModel;
  let line: FakeLine;
  let visit: Visit;

  beforeEach(() => {
    model = new AppModel();
    line = new FakeLine();
    visit = new Visit(model, line, { nowMs: () => 1_000 });
    visit.enter({ space: "class", name: "Mei", code: "ABCDEF" });
    line.tell("Waiting", WAITING, null, 0);
  });

  test("she knows her place, and that it changes", () => {
    expect(model.state.value).toBe("waiting");
    expect(model.spaceName.value).toBe("Class");
    line.tell("Waiting", { ...WAITING, place: 1 }, null, 0);
    expect(model.waiting.value?.place).toBe(1);
  });

  test("a broken line keeps the card; let in, it is gone", () => {
    line.onnews?.({ news: "broke", tries: 0 });
    expect(model.state.value).toBe("waiting");
    expect(model.isConnected.value).toBe(false);
    line.tell("Welcome", WELCOME, null, 0);
    expect(model.state.value).toBe("inside");
    expect(model.waiting.value).toBeNull();
  });

  test("another name enters again under it, with the same code", () => {
    visit.waitAs("Bo");
    expect(line.entered.at(-1)).toEqual({ space: "class", name: "Bo", code: "ABCDEF" });
    expect(model.self.name.value).toBe("Bo");
  });

  test("turned away she is outside with the host's words, and may ask again with her code", () => {
    line.onnews?.({ news: "ended", code: "close-not_admitted", facts: { why: "later" } });
    expect(model.ending.value).toEqual({ code: "close-not_admitted", facts: { why: "later" } });
    expect(model.waiting.value).toBeNull();
    visit.comeBack();
    expect(line.entered.at(-1)).toEqual({ space: "class", name: "Mei", code: "ABCDEF" });
  });

  test("leaving the line leaves", () => {
    visit.leaveLine();
    expect(line.left).toBe(true);
  });

  test("put before the door again by a host, nobody is around her any more", () => {
    line.tell("Welcome", { ...WELCOME, cards: [OWN, { ...OWN, slot: 9, participant: "par_9" }] }, null, 0);
    expect(model.people.list).toHaveLength(2);
    line.tell("Waiting", WAITING, null, 0);
    expect(model.people.list).toEqual([]);
    expect(model.state.value).toBe("waiting");
  });

  test.each(["code_needed", "code_wrong", "too_many_tries"])(
    "%s leads back to the door, with words",
    (code) => {
      line.onnews?.({ news: "ended", code, facts: {} });
      expect(model.state.value).toBe("door");
      expect(model.ending.value?.code).toBe(code);
    },
  );
});

const OWN = {
  slot: WELCOME.slot,
  participant: WELCOME.participant,
  name: "Mei",
  look: { skin: 0, hair: 0, hair_style: 0, cloth: 0, legs: 0, sash: 0, glasses: false, wheelchair: false },
  program: false,
  role: "visitor",
  is_new: false,
  is_muted: false,
  is_voice_muted: false,
  is_on_stage: false,
} as const;
