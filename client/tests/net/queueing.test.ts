import { beforeEach, describe, expect, test } from "vitest";
import { LineCore } from "../../src/net/line_core";
import type { LineNews } from "../../src/net/order";
import { CloseCode, type Waiting } from "../../src/protocol/generated";
import { encodeReport } from "../frame";
import { FakeWorld, settle } from "./fake_world";

const SECOND: Waiting = { reason: "approval", place: 2, space_name: "Class", people: 3, hosts: 1 };

describe("in line before a Space", () => {
  let world: FakeWorld;
  let line: LineCore;
  let news: LineNews[];

  beforeEach(async () => {
    world = new FakeWorld();
    news = [];
    line = new LineCore(world, (told) => news.push(told));
    enter("Mei");
    await open();
    world.socket.tell("Waiting", 0, SECOND);
  });

  function enter(name: string, space = "class"): void {
    line.obey({ order: "enter", entering: { space, name, code: "ABCDEF" } });
  }

  async function open(): Promise<void> {
    await settle();
    world.socket.onopen?.();
  }

  function heard(name: string): number {
    return news.filter((told) => told.news === "notice" && told.notice.name === name).length;
  }

  test("the line stays, however long it takes, as long as the server says something", async () => {
    for (let told = 0; told < 12; told += 1) {
      await world.pass(5_000);
      world.socket.tell("Waiting", 0, SECOND);
    }
    expect(world.sockets).toHaveLength(1);
    expect(heard("Waiting")).toBe(13);
    expect(world.socket.reports).toEqual([]);
  });

  test("let in, she is inside on the same line", () => {
    world.socket.welcome();
    expect(world.sockets).toHaveLength(1);
    line.obey({ order: "ask", handle: 1, name: "ShowEmote", body: { emote: "wave" } });
    expect(world.socket.requests("ShowEmote")).toHaveLength(1);
  });

  test("a broken line comes back by itself, and takes up its turn by entering again", async () => {
    world.socket.onclose?.(1006);
    await world.pass(1_000);
    await open();
    expect(world.socket.requests("Enter")[0]?.body).toEqual({ name: "Mei", session: null, last_event: 0 });
  });

  test("silence is a dead line here too", async () => {
    await world.pass(12_000);
    expect(news.at(-1)).toMatchObject({ news: "broke" });
  });

  test("whoever leaves says so, and gives her turn up", () => {
    line.obey({ order: "leave" });
    expect(world.socket.requests("Leave")).toHaveLength(1);
    expect(news.at(-1)).toEqual({ news: "ended", code: "left", facts: {} });
  });

  test("another name is a new line, and the old one is not given up", async () => {
    const before = world.socket;
    enter("Bo");
    await open();
    expect(before.requests("Leave")).toEqual([]);
    expect(before.closedWith).toBe(CloseCode.GOING_AWAY);
    expect(world.socket.requests("Enter")[0]?.body.name).toBe("Bo");
  });

  test("gone to another Space she has left this line", async () => {
    const before = world.socket;
    enter("Mei", "yard");
    expect(before.requests("Leave")).toHaveLength(1);
  });

  test.each([
    [CloseCode.NOT_ADMITTED, "close-not_admitted", { why: "next week" }],
    [CloseCode.BANNED, "close-banned", { why: "", until: 5_000 }],
  ])("pr45: %i ends it, with the facts that the server gave", async (code, ending, facts) => {
    world.socket.tell("Closing", 0, { code, reason: "", facts });
    world.socket.onclose?.(code);
    expect(news.at(-1)).toEqual({ news: "ended", code: ending, facts });
    await world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
  });

  test("put before the door again she reports nothing, and what she asked inside is lost", async () => {
    world.socket.welcome();
    line.obey({ order: "ask", handle: 7, name: "AskPeople", body: {} });
    line.obey({ order: "report", bytes: encodeReport(0, 0, WHERE, 0).buffer });
    const { length } = world.socket.reports;
    world.socket.tell("Waiting", 0, SECOND);
    expect(news).toContainEqual({ news: "lost", handle: 7 });
    await world.pass(2_000);
    expect(world.socket.reports).toHaveLength(length);
  });

  test("too many codes tried by others do not end the stay of who was inside", async () => {
    world.socket.welcome();
    world.answer = { refused: "too_many_tries", facts: {} };
    world.socket.onclose?.(1006);
    await world.pass(1_000);
    expect(news.at(-1)).toMatchObject({ news: "broke" });
  });
});

const WHERE = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0 };
