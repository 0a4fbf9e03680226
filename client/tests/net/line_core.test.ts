import { beforeEach, describe, expect, test } from "vitest";
import type { LineCore } from "../../src/net/line_core";
import type { LineNews } from "../../src/net/order";
import { CloseCode, Lane, PoseFlag } from "../../src/protocol/generated";
import { encodeThingReport } from "../../src/protocol/thing_codec";
import { encodeFrame, encodeReport } from "../frame";
import { type FakeWorld, settle } from "./fake_world";
import { LineStage } from "./line_stage";

const LOOK = {
  skin: 1,
  hair: 2,
  hair_style: 0,
  cloth: 3,
  legs: 0,
  sash: 0,
  glasses: true,
  wheelchair: false,
};
const LINE = { participant: "par_2", name: "Bo", program: false, said_at: 0 };

function report(x: number): ArrayBuffer {
  return encodeReport(0, 0, { x, y: 0, z: 0, yaw: 0, pitch: 0 }, 0).buffer;
}

describe("the line", () => {
  let world: FakeWorld;
  let line: LineCore;
  let news: LineNews[];

  let stage: LineStage;
  const open = () => stage.open();
  const enter = () => stage.enter();
  const breakAndReturn = (differs = {}) => stage.breakAndReturn(differs);
  const notices = () => stage.notices();

  beforeEach(() => {
    stage = new LineStage();
    ({ world, line, news } = stage);
  });

  test("pr6 pr7: the ticket travels as the second subprotocol", async () => {
    await enter();
    expect(world.protocols).toEqual([["lanting.v1", "ticket.dGlja2V0"]]);
  });

  test("pr9: the first message is Enter", async () => {
    await enter();
    expect(world.socket.sent).toHaveLength(1);
    expect(world.socket.requests("Enter")[0]).toEqual({
      seq: 1,
      body: { name: "Mei", session: null, last_event: 0 },
    });
    expect(notices()).toEqual(["Welcome"]);
  });

  test("pr10: a changed report goes at once, the next ones at most 20 times a second, the newest wins", async () => {
    await enter();
    for (let x = 0; x < 10; x += 1) line.obey({ order: "report", bytes: report(x) });
    expect(world.socket.reports).toHaveLength(1);
    await world.pass(50);
    expect(world.socket.reports).toHaveLength(2);
    expect(world.socket.reports[1]).toEqual(new Uint8Array(report(9)));
  });

  test("pr71: what is said of a thing in her hand goes at once, and leaves her own pose alone", async () => {
    await enter();
    line.obey({ order: "report", bytes: report(1) });
    const thing = encodeThingReport(1, 5, 0, { x: 1, y: 1, z: 1 }, [0, 0, 0, 1]);
    line.obey({ order: "report", bytes: thing.slice().buffer });
    expect(world.socket.reports.map(({ length }) => length)).toEqual([14, 18]);
    await world.pass(250);
    expect(world.socket.reports.map(({ length }) => length)).toEqual([14, 18, 14]);
    expect(world.socket.reports[1]).toEqual(thing);
  });

  test("pr75: what is tracked goes behind the report from whose feet it is counted, once", async () => {
    await stage.enter();
    const tracked = (x: number) =>
      Uint8Array.of(...new Uint8Array(report(x)), Lane.POSE, ...new Uint8Array(29).fill(x)).buffer;
    for (let x = 1; x < 5; x += 1) line.obey({ order: "report", bytes: tracked(x) });
    line.obey({ order: "report", bytes: report(5) });
    await world.pass(300);
    const { reports } = world.socket;
    expect(reports.map(({ length }) => length)).toEqual([14, 30, 14, 30, 14]);
    expect([reports[1]![29], reports[3]![29]]).toEqual([1, 4]);
    expect(reports[2]!.subarray(4)).toEqual(new Uint8Array(report(5)).subarray(4));
  });

  test("pr10: a still visitor sends four heartbeats a second, with the last frame received", async () => {
    await enter();
    line.obey({ order: "report", bytes: report(1) });
    world.socket.onmessage?.(encodeFrame(77, [], 513));
    await world.pass(1_000);
    const { reports } = world.socket;
    expect(reports).toHaveLength(5);
    expect(new DataView(reports.at(-1)!.buffer).getUint16(2, true)).toBe(513);
    expect(news.filter((told) => told.news === "frame")).toHaveLength(1);
  });

  test("a hidden page says away, and goes on", async () => {
    await enter();
    line.obey({ order: "report", bytes: report(1) });
    line.obey({ order: "visible", visible: false });
    await world.pass(300);
    expect(world.socket.reports.at(-1)![13]! & PoseFlag.AWAY).toBe(PoseFlag.AWAY);
    line.obey({ order: "visible", visible: true });
    await world.pass(50);
    expect(world.socket.reports.at(-1)![13]! & PoseFlag.AWAY).toBe(0);
  });

  test("no pose is sent on top of a backlog", async () => {
    await enter();
    world.socket.bufferedBytes = 100_000;
    line.obey({ order: "report", bytes: report(1) });
    expect(world.socket.reports).toHaveLength(0);
  });

  test("pr33: an event that was seen before is ignored", async () => {
    await enter();
    const said = { line: { ...LINE, number: 1, text: "a" }, tag: new Uint8Array(8) };
    world.socket.tell("ChatSaid", 1, said);
    world.socket.tell("ChatSaid", 1, said);
    world.socket.tell("ChatSaid", 2, { line: { ...LINE, number: 2, text: "b" }, tag: new Uint8Array(8) });
    expect(notices()).toEqual(["Welcome", "ChatSaid", "ChatSaid"]);
  });

  test("pr34: acknowledgements come at once, then at most every 250 ms, and name the last event", async () => {
    await enter();
    for (let seq = 1; seq <= 5; seq += 1)
      world.socket.tell("Cards", seq, { people: seq, cards: [], left: [] });
    expect(world.socket.requests("Acknowledge").map(({ body }) => body.ack)).toEqual([1]);
    await world.pass(249);
    expect(world.socket.requests("Acknowledge")).toHaveLength(1);
    await world.pass(1);
    expect(world.socket.requests("Acknowledge").map(({ body }) => body.ack)).toEqual([1, 5]);
    await world.pass(1_000);
    expect(world.socket.requests("Acknowledge")).toHaveLength(2);
  });

  test("pr42: coming back names session, last event, last chat line and place note, under a fresh ticket", async () => {
    await enter();
    world.socket.tell("ChatSaid", 1, { line: { ...LINE, number: 41, text: "a" }, tag: new Uint8Array(8) });
    world.socket.tell("PlaceNote", 2, { note: new Uint8Array([1, 2]) });
    await breakAndReturn({ resumed: true });
    expect(world.ticketsAsked).toBe(2);
    expect(world.socket.requests("Enter")[0]?.body).toEqual({
      name: "Mei",
      session: "ses_1",
      last_event: 2,
      chat_after: 41,
      place_note: new Uint8Array([1, 2]),
    });
    world.socket.tell("ChatSaid", 2, {
      line: { ...LINE, number: 40, text: "replayed" },
      tag: new Uint8Array(8),
    });
    world.socket.tell("ChatSaid", 3, {
      line: { ...LINE, number: 42, text: "missed" },
      tag: new Uint8Array(8),
    });
    expect(notices().filter((name) => name === "ChatSaid")).toHaveLength(2);
  });

  test("pr42: coming back she wears what she has put on meanwhile", async () => {
    await enter();
    line.obey({ order: "ask", handle: 1, name: "ChangeCard", body: { look: LOOK } });
    await breakAndReturn({ resumed: true });
    expect(world.socket.requests("Enter")[0]?.body).toMatchObject({ name: "Mei", look: LOOK });
  });

  test("pr43: after a restart events count from 1 again", async () => {
    await enter();
    world.socket.tell("Cards", 1, { people: 1, cards: [], left: [] });
    world.socket.tell("Cards", 2, { people: 1, cards: [], left: [] });
    await breakAndReturn({ resumed: false, server_epoch: 2, session: "ses_2" });
    world.socket.tell("Cards", 1, { people: 5, cards: [], left: [] });
    expect(notices().filter((name) => name === "Cards")).toHaveLength(3);
    await world.pass(250);
    expect(world.socket.requests("Acknowledge").at(-1)?.body.ack).toBe(1);
  });

  test("pr37: what changes saved state is repeated with the same request id until it is answered", async () => {
    await enter();
    const body = { request_id: "0123456789abcdef", text: "hello" };
    line.obey({ order: "ask", handle: 7, name: "Say", body });
    const first = world.socket.requests("Say")[0]!;
    await breakAndReturn({ resumed: true });
    const second = world.socket.requests("Say")[0]!;
    expect(second.body).toEqual(first.body);
    expect(second.seq).toBeGreaterThan(first.seq);
    const accepted = {
      re: second.seq,
      request_id: body.request_id,
      line: { ...LINE, number: 1, text: "hello" },
    };
    world.socket.tell("SayAccepted", 1, accepted);
    expect(news.at(-1)).toMatchObject({ news: "notice", handle: 7 });
    await breakAndReturn({ resumed: true });
    expect(world.socket.requests("Say")).toEqual([]);
  });

  test("pr37: an answer that was under way when the line broke answers the first asking", async () => {
    await enter();
    line.obey({
      order: "ask",
      handle: 7,
      name: "Say",
      body: { request_id: "0123456789abcdef", text: "hello" },
    });
    const first = world.socket.requests("Say")[0]!;
    await breakAndReturn({ resumed: true });
    const stored = { ...LINE, number: 1, text: "hello" };
    world.socket.tell("SayAccepted", 1, { re: first.seq, request_id: "0123456789abcdef", line: stored });
    expect(news.at(-1)).toMatchObject({ handle: 7 });
  });

  test("what was said while the line was broken is sent when it is back; what was asked is lost", async () => {
    await enter();
    world.socket.onclose?.(1006);
    line.obey({
      order: "ask",
      handle: 1,
      name: "Say",
      body: { request_id: "0123456789abcdef", text: "hello" },
    });
    line.obey({ order: "ask", handle: 2, name: "AskPeople", body: { query: "" } });
    expect(news.at(-1)).toEqual({ news: "lost", handle: 2 });
    await world.pass(1_000);
    await open();
    world.socket.welcome({ resumed: true });
    expect(world.socket.requests("Say")).toHaveLength(1);
    expect(world.socket.requests("AskPeople")).toHaveLength(0);
  });

  test("a returning server is found again within 5 s, however long it was away", async () => {
    await enter();
    world.answer = { later: true };
    world.socket.onclose?.(1006);
    await world.pass(120_000);
    const before = world.ticketsAsked;
    expect(before).toBeGreaterThanOrEqual(23);
    world.answer = { ticket: "dGlja2V0", socketPath: "/socket" };
    await world.pass(5_000);
    expect(world.sockets).toHaveLength(2);
  });

  test("the first tries come within 2.5 s of each other", async () => {
    await enter();
    world.answer = { later: true };
    world.socket.onclose?.(1006);
    await world.pass(1_000);
    expect(world.ticketsAsked).toBe(2);
    await world.pass(1_400);
    expect(world.ticketsAsked).toBe(3);
  });

  test("when the network is said to be back, it does not wait", async () => {
    await enter();
    world.socket.onclose?.(1006);
    line.obey({ order: "hurry" });
    await settle();
    expect(world.sockets).toHaveLength(2);
  });

  test("a socket that does not open within 5 s is told of, given up and tried again", async () => {
    line.obey({ order: "enter", entering: { space: "garden", name: "Mei" } });
    await world.pass(5_000);
    expect(news.map((told) => told.news)).toEqual(["late", "broke"]);
    expect(world.sockets[0]?.closedWith).toBe(CloseCode.GOING_AWAY);
    await world.pass(1_000);
    expect(world.sockets).toHaveLength(2);
  });

  test("a line that says nothing for 12 s is dead, whatever the socket believes", async () => {
    await enter();
    await world.pass(11_000);
    world.socket.onmessage?.(encodeFrame(1, []));
    await world.pass(11_900);
    expect(news.some((told) => told.news === "broke")).toBe(false);
    await world.pass(12_000);
    expect(news.some((told) => told.news === "broke")).toBe(true);
  });

  test("pr44: taken over, it stops and says so", async () => {
    await enter();
    world.socket.tell("Closing", 0, { code: CloseCode.TAKEN_OVER, reason: "taken_over", facts: {} });
    world.socket.onclose?.(CloseCode.TAKEN_OVER);
    expect(news.at(-1)).toEqual({ news: "ended", code: "close-taken_over", facts: {} });
    await world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
    line.obey({ order: "enter", entering: { space: "garden", name: "Mei" } });
    await open();
    expect(world.sockets).toHaveLength(2);
  });

  test.each([
    [CloseCode.GOING_AWAY, true],
    [CloseCode.TOO_SLOW, true],
    [CloseCode.INTERNAL, true],
    [1006, true],
    [CloseCode.NORMAL, false],
    [CloseCode.BAD_MESSAGE, false],
    [CloseCode.TOO_FAST, false],
    [CloseCode.NOT_ENTERED, false],
    [CloseCode.SPACE_FULL, false],
    [CloseCode.REMOVED, false],
    [CloseCode.BANNED, false],
    [CloseCode.NOT_ADMITTED, false],
    [CloseCode.SPACE_DELETED, false],
  ])("pr45: after close code %i it comes back by itself: %s", async (code, returns) => {
    await enter();
    world.socket.onclose?.(code);
    await world.pass(10_000);
    expect(world.sockets.length > 1).toBe(returns);
  });

  test("pr45: the reason told beforehand counts where the close frame itself was lost", async () => {
    await enter();
    world.socket.tell("Closing", 0, { code: CloseCode.TAKEN_OVER, reason: "taken_over", facts: {} });
    world.socket.onclose?.(1006);
    expect(news.at(-1)).toMatchObject({ news: "ended", code: "close-taken_over" });
  });

  test("a door that says no is told in its words, and not asked again", async () => {
    world.answer = { refused: "space_full", facts: { limit: 5 } };
    line.obey({ order: "enter", entering: { space: "garden", name: "Mei" } });
    await world.pass(60_000);
    expect(news).toEqual([{ news: "ended", code: "space_full", facts: { limit: 5 } }]);
    expect(world.ticketsAsked).toBe(1);
  });

  test("pr46: leaving says so, closes normally and does not come back", async () => {
    await enter();
    line.obey({ order: "leave" });
    expect(world.sockets[0]?.requests("Leave")).toHaveLength(1);
    expect(world.sockets[0]?.closedWith).toBe(CloseCode.NORMAL);
    await world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
    line.obey({ order: "enter", entering: { space: "garden", name: "Mei" } });
    await open();
    expect(world.socket.requests("Enter")[0]?.body.session).toBeNull();
  });

  test("what an old socket still says is not heard", async () => {
    await enter();
    const old = world.socket;
    await breakAndReturn({ resumed: true });
    old.tell("Cards", 9, { people: 9, cards: [], left: [] });
    old.onclose?.(CloseCode.TAKEN_OVER);
    expect(notices()).not.toContain("Cards");
    expect(news.at(-1)).toMatchObject({ news: "notice" });
  });
});
