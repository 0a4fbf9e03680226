import { Vector3 } from "three";
import { describe, expect, test } from "vitest";
import { openTable } from "../../../src/xr/ar/table";
import { RealRoom, TABLE } from "./real_room";

const AHEAD = new Vector3(0, 0, -3);
/** Of the place: within its bounds, on the level of where people come in. */
const MIDDLE = new Vector3(0, 0, 0);

/** On its table after a press. */
async function placed(): Promise<RealRoom> {
  const room = new RealRoom(openTable);
  await room.frames(3);
  await room.press(AHEAD);
  return room;
}

describe("the place on her table", () => {
  test("is set down with a press where a level surface was found, 1:50, seen as who comes in sees it", async () => {
    const real = new RealRoom(openTable);
    await real.frames(3);
    expect(real.said).toEqual(["headset-table-seek", "headset-table-press"]);
    expect(real.ground.parent?.visible).toBe(false);
    expect(real.parts.table?.()).toMatchObject({ isPlaced: false });
    await real.press(AHEAD);
    const { room } = real.xr;
    expect(room.scale).toBe(50);
    expect(room.toWorld(TABLE.clone()).distanceTo(MIDDLE)).toBeLessThan(1e-6);
    expect(real.parts.table?.()).toEqual({ isPlaced: true, scale: 50, x: 0, y: 0, z: 0 });
    expect(real.ground.parent?.visible).toBe(true);
    // Whoever comes in looks to the left of the world's own ahead; she looks from where she stands to the table.
    const looking = room
      .toWorld(TABLE.clone())
      .sub(room.toWorld(new Vector3(0, TABLE.y, 0)))
      .normalize();
    expect(looking.x).toBeCloseTo(-1, 6);
    expect(real.said.at(-1)).toBe("headset-table-placed");
  });

  test("shows a round piece of itself, and no names of those who are beyond it", async () => {
    const real = await placed();
    expect(real.xr.piece).toEqual({ x: 0, z: 0, reach: 30 });
    real.act("headset-table-larger");
    await real.frames();
    expect(real.xr.piece?.reach).toBe(24);
    expect(real.scene.fog).toMatchObject({ isFog: true, far: 0.6 });
  });

  test("is offered in the air where no table is found for ten seconds", async () => {
    const real = new RealRoom(openTable);
    real.found = null;
    await real.frames(3);
    expect(real.point(AHEAD)).toBe(false);
    await real.frames(1, 10_000);
    expect(real.said).toEqual(["headset-table-seek", "headset-table-none"]);
    await real.press(AHEAD);
    const inAir = real.xr.room.toWorld(new Vector3(0, 0.75, -1));
    expect(inAir.distanceTo(MIDDLE)).toBeLessThan(1e-6);
  });

  test("is offered in the air at once by a device that finds no surfaces", async () => {
    const real = new RealRoom(openTable, {
      requestHitTestSource: () => Promise.reject(new DOMException("", "NotSupportedError")),
    });
    await real.frames(4);
    expect(real.said.at(-1)).toBe("headset-table-impossible");
    expect(real.point(AHEAD)).toBe(true);
  });

  test("tells who a figure is that is pressed, also a little beside it, and stays where it is", async () => {
    const real = await placed();
    real.meet(3, -4);
    await real.frames();
    const { x, y, z } = real.xr.room;
    await real.press(new Vector3(3.4, 1, -4));
    expect(real.model.met.value).toBe(9);
    expect([real.xr.room.x, real.xr.room.y, real.xr.room.z]).toEqual([x, y, z]);
    real.model.met.value = null;
    await real.press(new Vector3(6, 0, -4));
    expect(real.model.met.value).toBeNull();
  });

  test("tells who a figure is that a bare hand pinches", async () => {
    const real = await placed();
    real.meet(3, -4);
    const { room } = real.xr;
    real.point(new Vector3(0, 40, 0));
    Object.assign(real.hand, { kind: "hand", isDown: true, wasPressed: true });
    room.root.updateMatrixWorld(true);
    real.hand.tip.set(3.5, 1, -4);
    const [thing] = real.xr.pointables;
    expect(thing?.meet("right", real.hand.ray)).toBeLessThan(1);
    thing?.point("right", true);
    real.hand.isDown = false;
    await real.frames();
    expect(real.model.met.value).toBe(9);
  });

  test("is taken up again, and looked for anew", async () => {
    const real = await placed();
    real.act("headset-table-anew");
    await real.frames();
    expect(real.parts.table?.()).toMatchObject({ isPlaced: false });
    expect(real.xr.room.scale).toBe(1);
    expect(real.said.at(-1)).toBe("headset-table-press");
    real.found = new Vector3(1, 0.4, -1);
    await real.frames(2);
    await real.press(AHEAD);
    expect(real.xr.room.toWorld(real.found.clone()).distanceTo(MIDDLE)).toBeLessThan(1e-6);
  });

  test("turns and grows by one stick alone", async () => {
    const real = await placed();
    const { yaw } = real.xr.room;
    real.hand.stickX = 1;
    await real.frames(10);
    expect(real.xr.room.yaw).not.toBe(yaw);
    Object.assign(real.hand, { stickX: 0, stickY: -1 });
    await real.frames(100);
    expect(real.xr.room.scale).toBeLessThan(40);
    expect(real.xr.room.toWorld(TABLE.clone()).distanceTo(MIDDLE)).toBeLessThan(1e-6);
  });

  test("leaves the picture as it was", async () => {
    const real = await placed();
    expect(real.scene.background).toBeNull();
    expect(real.sky.layers.mask).toBe(0);
    expect(real.lamp.layers.mask).toBe(0);
    expect(real.ground.layers.mask).toBe(1);
    real.dispose();
    expect(real.scene.background).toBe(real.paper);
    expect(real.scene.fog).toBe(real.mist);
    for (const thing of [real.sky, real.lamp, real.ground]) expect(thing.layers.mask).toBe(1);
    expect(real.xr.pointables.size).toBe(0);
    expect(real.xr.acts.value).toEqual([]);
    expect(real.xr.piece).toBeNull();
    expect(real.xr.room.root.children).toEqual([]);
  });
});
