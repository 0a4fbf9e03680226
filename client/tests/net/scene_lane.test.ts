/** Edits travel on a lane of their own: numbered by Revisions, asked for again instead of acknowledged. */
import { beforeEach, describe, expect, test } from "vitest";
import { LineCore } from "../../src/net/line_core";
import type { LineNews } from "../../src/net/order";
import { ACKNOWLEDGE_EVERY_MS, EDIT_BYTES_MAX } from "../../src/protocol/generated";
import { FakeWorld, settle } from "./fake_world";

const EDIT = { request_id: "0123456789abcdef", scene: "published" as const, operations: [] };

describe("the scene lane", () => {
  let world: FakeWorld;
  let line: LineCore;
  let news: LineNews[];

  beforeEach(async () => {
    world = new FakeWorld();
    news = [];
    line = new LineCore(world, (told) => news.push(told));
    line.obey({ order: "enter", entering: { space: "garden", name: "Mei" } });
    await enter();
  });

  async function enter(): Promise<void> {
    await settle();
    world.socket.onopen?.();
    world.socket.welcome();
  }

  function refusals(): LineNews[] {
    return news.filter((told) => told.news === "notice" && told.notice.name === "Refused");
  }

  test("sc1: a Revision is no event: it is told by itself, and neither acknowledged nor remembered", async () => {
    world.socket.tell("Edits", 900, { scene: "published", edits: [] });
    world.socket.tell("SceneReset", 901, { scene: "published", revision: 901 });
    await world.pass(ACKNOWLEDGE_EVERY_MS * 2);
    const told = news.flatMap((each) => (each.news === "scene" ? [[each.notice.name, each.notice.seq]] : []));
    expect(told).toEqual([
      ["Edits", 900],
      ["SceneReset", 901],
    ]);
    expect(world.socket.requests("Acknowledge")).toEqual([]);
    world.socket.tell("Emoted", 1, { slot: 3, emote: "wave" });
    expect(world.socket.requests("Acknowledge").map(({ body }) => body)).toEqual([{ ack: 1 }]);
  });

  test("sc1 sc44: edits go on it in the count of all requests, and again with the next line until they are answered", async () => {
    line.obey({ order: "ask", handle: 1, name: "Edit", body: EDIT });
    line.obey({ order: "ask", handle: 2, name: "AskEdits", body: { scene: "published", after: 3 } });
    expect(world.socket.requests("Edit")).toEqual([{ seq: 2, body: EDIT }]);
    expect(world.socket.requests("AskEdits")[0]?.seq).toBe(3);
    world.socket.onclose?.(1006);
    await world.pass(1_000);
    await enter();
    expect(world.socket.requests("AskEdits")).toEqual([]);
    const [repeated] = world.socket.requests("Edit");
    expect(repeated?.body).toEqual(EDIT);
    const { request_id, scene } = EDIT;
    world.socket.tell("EditDone", 1, { re: repeated!.seq, request_id, scene, revision: 4, kept: 0 });
    expect(news.at(-1)).toMatchObject({ news: "notice", handle: 1 });
  });

  test("an edit that would close the line for its size is refused here, and never asked again", async () => {
    const operations = [{ op: "remove" as const, id: "x".repeat(EDIT_BYTES_MAX) }];
    line.obey({ order: "ask", handle: 7, name: "Edit", body: { ...EDIT, operations } });
    expect(world.socket.requests("Edit")).toEqual([]);
    expect(refusals()).toMatchObject([
      { handle: 7, notice: { body: { code: "edit_too_big", facts: { max: EDIT_BYTES_MAX } } } },
    ]);
    world.socket.onclose?.(1006);
    await world.pass(1_000);
    await enter();
    expect(world.socket.requests("Edit")).toEqual([]);
  });
});
