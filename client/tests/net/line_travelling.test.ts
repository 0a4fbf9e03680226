import { beforeEach, describe, expect, test } from "vitest";
import { CloseCode } from "../../src/protocol/generated";
import { LineStage } from "./line_stage";

describe("travelling to another Space", () => {
  let stage: LineStage;

  beforeEach(() => {
    stage = new LineStage();
  });

  const note = new Uint8Array([1, 2, 3]);

  async function travel(through?: string): Promise<void> {
    const entering = { space: "yard", name: "Mei", ...(through ? { through } : {}) };
    stage.line.obey({ order: "enter", entering });
    await stage.open();
  }

  test("leaves the old one properly, and tells of no end", async () => {
    await stage.enter();
    const old = stage.world.socket;
    await travel("garden");
    expect(old.requests("Leave")).toHaveLength(1);
    expect(old.closedWith).toBe(CloseCode.NORMAL);
    expect(stage.news.filter((told) => told.news === "ended" || told.news === "broke")).toEqual([]);
    expect(stage.world.socket.requests("Enter")[0]?.body).toEqual({
      name: "Mei",
      session: null,
      last_event: 0,
      through: "garden",
    });
  });

  test("pr40: the page's language is said, for what experiences say to her", async () => {
    stage.line.obey({ order: "enter", entering: { space: "garden", name: "Mei", language: "zh-CN" } });
    await stage.open();
    expect(stage.world.socket.requests("Enter")[0]?.body.language).toBe("zh-CN");
  });

  test("what was said to the old one is not said in the new one", async () => {
    await stage.enter();
    stage.line.obey({
      order: "ask",
      handle: 8,
      name: "Say",
      body: { request_id: "r".repeat(16), text: "hello" },
    });
    await travel("garden");
    stage.world.socket.welcome({ space: "spc_2" });
    expect(stage.world.socket.requests("Say")).toEqual([]);
    expect(stage.news).toContainEqual({ news: "lost", handle: 8 });
  });

  test("where one stood counts on the way back, but not through a portal", async () => {
    await stage.enter();
    stage.world.socket.tell("PlaceNote", 0, { note });
    await travel("garden");
    expect(stage.world.socket.requests("Enter")[0]?.body.place_note).toBeUndefined();
    stage.line.obey({ order: "enter", entering: { space: "garden", name: "Mei" } });
    await stage.open();
    expect(stage.world.socket.requests("Enter")[0]?.body.place_note).toEqual(note);
  });

  test("after a break in the new one she comes back where she stood there", async () => {
    await stage.enter();
    await travel("garden");
    stage.world.socket.welcome({ space: "spc_2", session: "ses_2" });
    stage.world.socket.tell("PlaceNote", 0, { note });
    await stage.breakAndReturn({ resumed: true });
    expect(stage.world.socket.requests("Enter")[0]?.body).toMatchObject({
      session: "ses_2",
      place_note: note,
    });
    expect(stage.world.socket.requests("Enter")[0]?.body.through).toBeUndefined();
  });
});
