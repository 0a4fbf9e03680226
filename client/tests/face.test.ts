import { describe, expect, test } from "vitest";
import { faceOf, nothingDrawn } from "../src/face";
import { AppModel } from "../src/model/app_model";
import { encodeFrame } from "./frame";
import { LOOK, ORDINARY } from "./look";
import { WELCOME } from "./net/fake_world";

const FRAME = { ...nothingDrawn(), count: 3, drawCalls: 20, triangles: 1_000 };

describe("window.app", () => {
  test("shows what the model knows, and changes with it", () => {
    const model = new AppModel();
    const app = faceOf(model, { ...FRAME });
    expect(app).toMatchObject({ ready: false, state: "door", people: [], chat: [] });
    const card = { slot: 9, participant: "par_9", name: "Guide", look: LOOK, ...ORDINARY, program: true };
    model.welcome({ ...WELCOME, place: { x: 1, y: 0, z: 2, yaw: 0 }, cards: [card] }, 0);
    model.hear(encodeFrame(1_000, [{ slot: 9, x: 4, z: -3 }]), 0);
    model.prepareFrame(0);
    expect(app.state).toBe("inside");
    expect(app.self).toMatchObject({ x: 1, z: 2, slot: WELCOME.slot, name: "Mei", view: "third" });
    expect(app.people.find(({ slot }) => slot === 9)).toMatchObject({
      name: "Guide",
      program: true,
      visible: true,
      x: expect.closeTo(4, 3),
      shownX: expect.closeTo(4, 3),
      z: expect.closeTo(-3, 3),
    });
    expect(app.net).toMatchObject({ connected: true, framesReceived: 1, serverEpoch: 1 });
    expect(app.frame.drawCalls).toBe(20);
  });

  test("shows the wait, the rules and what hosts did", () => {
    const model = new AppModel();
    const app = faceOf(model, { ...FRAME });
    model.queued({ reason: "full", place: 3, space_name: "Class", people: 40, hosts: 1 });
    expect(app).toMatchObject({ state: "waiting", waiting: { reason: "full", place: 3, hosts: 1 } });
    model.welcome({ ...WELCOME, role: "host", permissions: ["moderate"] }, 0);
    model.announced.value = { act: "still", on: true, by: "Bo" };
    model.waiters.value = { total: 1, waiters: [] };
    model.chat.whispered({ participant: "par_2", name: "Bo", text: "psst", said_at: 0 }, "from");
    expect(app).toMatchObject({
      waiting: null,
      role: "host",
      isMuted: false,
      rules: { entry: "anyone" },
      announced: { act: "still", by: "Bo" },
      waiters: { total: 1 },
      whispers: [{ text: "psst" }],
    });
  });

  test("has nothing that acts, and nothing that can be written", () => {
    const app = faceOf(new AppModel(), { ...FRAME });
    expect(Object.isFrozen(app)).toBe(true);
    for (const name of Object.keys(app)) expect(typeof app[name as keyof typeof app]).not.toBe("function");
    expect(() => Object.assign(app, { state: "inside" })).toThrow(TypeError);
  });

  test("heads beyond the people drawn are counted by square, and 0 clears one", () => {
    const model = new AppModel();
    const frame = new Uint8Array(encodeFrame(1_000, []).byteLength + 6);
    frame.set(new Uint8Array(encodeFrame(1_000, [])));
    const view = new DataView(frame.buffer);
    view.setUint16(10, 1, true);
    view.setInt16(12, -3, true);
    view.setInt16(14, 2, true);
    view.setUint16(16, 40, true);
    model.hear(frame.buffer, 0);
    expect([...model.cells.values()]).toEqual([{ x: -3, z: 2, count: 40 }]);
    view.setUint16(16, 0, true);
    model.hear(frame.buffer, 50);
    expect(model.cells.size).toBe(0);
  });
});
