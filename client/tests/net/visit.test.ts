import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import type { Snapshot } from "../../src/model/scene_model";
import type { Entering } from "../../src/net/order";
import { Visit } from "../../src/net/visit";
import { encodeFrame } from "../frame";
import { FakeLine } from "./fake_line";
import { settle, WELCOME } from "./fake_world";

const CARD = {
  slot: 9,
  participant: "par_9",
  name: "Bo",
  look: { skin: 0, hair: 0, hair_style: 0, cloth: 0, legs: 0, sash: 0, glasses: false, wheelchair: false },
  program: false,
};
const SCENE: Snapshot = { revision: 1, template: "orchid_pavilion", entities: [] };

describe("a visit", () => {
  let model: AppModel;
  let line: FakeLine;
  let visit: Visit;
  let snapshots: string[];

  beforeEach(() => {
    model = new AppModel();
    line = new FakeLine();
    snapshots = [];
    const scenes = {
      space: async (slug: string) => ({ id: slug, name: slug, slug, scene_revision: 1 }),
      snapshot: async (space: string, revision: number) => {
        snapshots.push(`${space}/${revision}`);
        return { ...SCENE, revision };
      },
    };
    visit = new Visit(model, line, { nowMs: () => 1_000, scenes });
    visit.enter({ space: "garden", name: "Mei" });
  });

  function welcome(differs: object = {}): void {
    line.tell("Welcome", { ...WELCOME, ...differs }, null, 0);
  }

  test("entering: door, entering, inside, with the place reported and the scene fetched", async () => {
    expect(model.state.value).toBe("entering");
    expect(line.entered).toEqual([{ space: "garden", name: "Mei" }]);
    welcome({ place: { x: 2, y: 0, z: 1, yaw: 0 }, cards: [CARD] });
    await settle();
    expect(model.state.value).toBe("inside");
    expect(line.reports).toHaveLength(1);
    expect(snapshots).toEqual(["spc_1/1"]);
    expect(model.scene.revision.value).toBe(1);
    expect(model.people.get(9)?.card?.name).toBe("Bo");
  });

  test("ht172: in a frame nobody travels", async () => {
    welcome();
    await settle();
    model.isFramed = true;
    await visit.travel("courtyard");
    expect(model.gate.value).toBe("courtyard");
    expect(model.state.value).toBe("inside");
    expect(line.entered).toHaveLength(1);
  });

  test("what is seen from the door is not fetched again inside", async () => {
    await visit.lookIn("spc_1");
    expect(model.scene.revision.value).toBe(1);
    welcome();
    await settle();
    expect(snapshots).toEqual(["spc_1/1"]);
  });

  test("where she may not look in yet, nothing is fetched from the door", async () => {
    const looking = new Visit(model, line, {
      scenes: {
        space: async (slug) => ({ id: slug, name: slug, slug, scene_revision: 0 }),
        snapshot: async () => Promise.reject(new Error("not let in")),
      },
    });
    await looking.lookIn("spc_1");
    expect(model.tidings.value).toBeNull();
    expect(model.scene.revision.value).toBe(0);
  });

  test("a line breaks and comes back: same people, one more reconnect, the scene not fetched again", async () => {
    welcome({ cards: [CARD] });
    await settle();
    line.onnews?.({ news: "broke", tries: 0 });
    line.onnews?.({ news: "broke", tries: 1 });
    expect(model.state.value).toBe("reconnecting");
    welcome({ resumed: true, cards: [] });
    expect(model.state.value).toBe("inside");
    expect(model.isConnected.value).toBe(true);
    expect(model.net).toMatchObject({ resumed: true, reconnects: 1 });
    expect(model.people.get(9)).not.toBeNull();
    expect(snapshots).toHaveLength(1);
  });

  test("pr43: after a restart people are met afresh and chat goes on after the last line", () => {
    const said = { participant: "par_9", name: "Bo", program: false, said_at: 0 };
    welcome({ cards: [CARD], chat: [{ ...said, number: 1, text: "before" }] });
    line.onnews?.({ news: "broke", tries: 0 });
    welcome({ server_epoch: 2, slot: 5, chat: [{ ...said, number: 2, text: "meanwhile" }] });
    expect(model.people.get(9)).toBeNull();
    expect(model.self.slot).toBe(5);
    expect(model.chat.lines.value.map(({ text }) => text)).toEqual(["before", "meanwhile"]);
  });

  test("a line of chat waits, and is there once when it is stored", () => {
    welcome();
    visit.say("hello");
    const { request_id } = line.asked[0]!.body as { request_id: string };
    expect(request_id).toMatch(/^[A-Za-z0-9_-]{16,36}$/);
    expect(model.chat.pending.value).toHaveLength(1);
    const stored = {
      number: 1,
      participant: "par_1",
      name: "Mei",
      program: false,
      text: "hello",
      said_at: 0,
    };
    line.tell("SayAccepted", { re: 1, request_id, line: stored }, 1);
    line.tell("ChatSaid", { line: stored });
    expect(model.chat.pending.value).toEqual([]);
    expect(model.chat.lines.value).toEqual([stored]);
  });

  test("a refused line says why and stays readable", () => {
    welcome();
    visit.say("hello");
    line.tell("Refused", { re: 1, code: "too_fast", facts: { wait_ms: 500 } }, 1);
    expect(model.chat.pending.value[0]).toMatchObject({ text: "hello", refused: { code: "too_fast" } });
  });

  test("the people list is asked for, and a broken line answers with nothing", async () => {
    welcome();
    const first = visit.askPeople("b", null);
    line.tell("People", { re: 1, total: 1, cards: [CARD], next: null }, 1);
    expect((await first)?.cards).toEqual([CARD]);
    const second = visit.askPeople("b", null);
    line.onnews?.({ news: "lost", handle: 2 });
    expect(await second).toBeNull();
  });

  test("who is met without a card is asked for with the next picture", () => {
    welcome();
    line.onnews?.({
      news: "frame",
      buffer: encodeFrame(50, [{ slot: 40 }]),
      atMs: performance.timeOrigin + 1_000,
    });
    visit.keepUp(1_000);
    expect(line.asked).toEqual([{ name: "AskCards", body: { slots: [40] } }]);
    expect(model.net.framesReceived).toBe(1);
  });

  test("pr17: put back, she is told, and reports from there at once", () => {
    welcome();
    line.tell("Moved", { epoch: 1, place: { x: 9, y: 0, z: 9, yaw: 0 }, reason: "too_fast" });
    expect(model.self.x).toBe(9);
    expect(line.reports.at(-1)?.[1]).toBe(1);
    expect(model.tidings.value?.code).toBe("moved-too_fast");
  });

  test("a seat is taken by its Entity, and being seated is no news to be told", () => {
    welcome();
    visit.sit("ent_bench");
    expect(line.asked.at(-1)).toEqual({ name: "Sit", body: { seat: "ent_bench" } });
    const place = { x: 4, y: 0, z: 4, yaw: 1 };
    line.tell("Moved", { epoch: 1, place, reason: "seated", seat: "ent_bench" });
    expect(model.self.seat.value).toBe("ent_bench");
    expect(model.tidings.value).toBeNull();
    visit.useNearest();
    expect(line.asked.at(-1)).toEqual({ name: "Stand", body: {} });
    line.tell("Moved", { epoch: 2, place, reason: "stood", seat: null });
    expect(model.self.seat.value).toBeNull();
    expect(model.tidings.value).toBeNull();
  });

  test("a seat that is taken is told in words", async () => {
    welcome();
    visit.sit("ent_bench");
    line.tell("Refused", { re: 1, code: "seat_taken", facts: {} }, 1);
    await settle();
    expect(model.tidings.value).toEqual({ code: "seat_taken", facts: {} });
  });

  test("going asks the server for the way; what is usable is gone to and used", async () => {
    welcome();
    visit.goTo({ to: "place", x: 4, z: 1 });
    expect(line.asked.at(-1)).toEqual({ name: "FindPath", body: { x: 4, z: 1 } });
    const points = [
      [0, 0, 0],
      [4, 0, 1],
    ];
    line.tell("Path", { re: 1, points, reached: true }, 1);
    await settle();
    expect(model.going.value?.state).toBe("walking");
    visit.stopGoing();
    expect(model.going.value).toMatchObject({ state: "stopped", reason: null });
  });

  test("outside nothing is reported", () => {
    visit.keepUp(0);
    expect(line.reports).toEqual([]);
  });

  test("advice for a line that does not come is gone when it is there", () => {
    line.onnews?.({ news: "late" });
    expect(model.tidings.value?.code).toBe("line-late");
    welcome();
    expect(model.tidings.value).toBeNull();
  });

  test("ended, it says why; the way back leads through the door again", () => {
    welcome();
    line.onnews?.({ news: "ended", code: "close-taken_over", facts: {} });
    expect(model.state.value).toBe("ended");
    expect(model.ending.value?.code).toBe("close-taken_over");
    visit.comeBack();
    expect(line.entered).toHaveLength(2);
    expect(model.state.value).toBe("entering");
  });

  test("who just watched, stood up and left does not just watch when she comes back", () => {
    comesIn({ space: "garden", name: "Mei", watching: true });
    visit.joinIn();
    expect(line.asked.at(-1)).toEqual({ name: "Stand", body: {} });
    line.tell("Moved", { epoch: 2, place: WELCOME.place, reason: "stood", seat: null });
    expect(model.self.watching.value).toBe(false);
    line.onnews?.({ news: "ended", code: "left", facts: {} });
    visit.comeBack();
    expect(line.entered.at(-1)).toEqual({ space: "garden", name: "Mei" });
  });

  test("who watched to the end watches again; how and as what she first came does not count", () => {
    comesIn({ space: "garden", name: "Mei", look: CARD.look, watching: true, through: "yard" });
    const look = { ...CARD.look, cloth: 3 };
    visit.changeCard({ look });
    line.onnews?.({ news: "ended", code: "left", facts: {} });
    visit.comeBack();
    expect(line.entered.at(-1)).toEqual({ space: "garden", name: "Mei", look, watching: true });
  });

  test("who just watches where no seat was free joins in at once", () => {
    comesIn({ space: "garden", name: "Mei", watching: true }, null);
    visit.joinIn();
    expect(model.self.watching.value).toBe(false);
    expect(line.asked).toEqual([]);
  });

  function comesIn(entering: Entering, seat: string | null = "ent_bench"): void {
    model.self.watching.value = entering.watching ?? false;
    visit.enter(entering);
    welcome({ seat });
  }
});
