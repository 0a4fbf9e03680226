import { type MeshBasicMaterial, Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import { SelfPlace } from "../../../src/model/self";
import { Gait, RUN_M_PER_S } from "../../../src/protocol/generated";
import { openHere } from "../../../src/xr/ar/here";
import { HomeFeet } from "../../../src/xr/ar/home_feet";
import { RealRoom } from "./real_room";

describe("the others in her own room", () => {
  let real: RealRoom;

  beforeEach(async () => {
    real = new RealRoom(openHere);
    await real.frames();
  });

  test("stand there whole, and nothing that is built does", () => {
    expect(real.ground.parent?.visible).toBe(false);
    expect(real.figures.parent?.visible).toBe(true);
    expect((real.figures.material as MeshBasicMaterial).fog).toBe(false);
    expect(real.said).toEqual(["headset-here-began"]);
  });

  test("have the ground around them, or all that is built, when she asks for it, and never the sky", async () => {
    const isOn = () => real.xr.acts.value.filter((act) => act.isOn).map(({ key }) => key);
    real.act("headset-here-floor");
    await real.frames();
    expect(real.ground.parent?.visible).toBe(true);
    expect(real.sky.layers.mask).toBe(0);
    expect(isOn()).toEqual(["headset-here-floor"]);
    real.act("headset-here-all");
    expect(isOn()).toEqual(["headset-here-all"]);
    real.act("headset-here-all");
    await real.frames();
    expect(real.ground.parent?.visible).toBe(false);
    expect(isOn()).toEqual([]);
  });

  test("are turned around her once for each push of the stick", async () => {
    const { yaw } = real.xr.room;
    real.hand.stickX = 1;
    await real.frames(5);
    expect(real.xr.room.yaw).toBeCloseTo(yaw - Math.PI / 4, 9);
    const head = real.xr.room.toWorld(new Vector3(0, 1.6, 0));
    expect(Math.hypot(head.x, head.z)).toBeLessThan(1e-9);
  });

  test("leave the picture as it was", () => {
    real.act("headset-here-all");
    real.dispose();
    expect((real.figures.material as MeshBasicMaterial).fog).toBe(true);
    expect(real.ground.parent?.visible).toBe(true);
    expect(real.sky.layers.mask).toBe(1);
    expect(real.xr.root.children).toEqual([]);
  });
});

describe("her feet in her own room", () => {
  function walked(x: number, z: number, seconds: number): SelfPlace {
    const [self, feet] = [new SelfPlace(), new HomeFeet()];
    for (let passed = 0; passed < seconds; passed += 1 / 72) feet.step(self, { x, z }, 1 / 72);
    return self;
  }

  test("come under her head through whatever stands there in the place, on the level on which she came in", () => {
    const self = walked(1, -2, 3);
    expect(Math.hypot(self.x - 1, self.z + 2)).toBeLessThan(0.03);
    expect(self.y).toBe(0);
    expect(self.gait).toBe(Gait.STILL);
  });

  test("are no faster than anybody runs", () => {
    const self = walked(30, 0, 1);
    expect(self.x).toBeGreaterThan(0.95 * RUN_M_PER_S);
    expect(self.x).toBeLessThan(1.05 * RUN_M_PER_S);
    expect(self.gait).toBe(Gait.RUN);
  });

  test("stay where they are while a head sways", () => {
    expect(walked(0.08, 0, 1).x).toBe(0);
  });
});
