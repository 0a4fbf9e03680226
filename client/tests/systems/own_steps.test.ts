import { beforeEach, describe, expect, test } from "vitest";
import { PoseFlag, WALK_M_PER_S } from "../../src/protocol/generated";
import { takeGround, takeOwnPlace } from "../../src/systems/ground";
import { takeOwnSteps } from "../../src/systems/own_steps";
import { settle, WELCOME } from "../net/fake_world";
import { Yard } from "../world/yard";
import { bodyIn, type TriedBody } from "./body";

const FRAME_S = 0.05;

describe("her own steps", () => {
  let tried: TriedBody;
  let nowMs: number;

  beforeEach(() => {
    tried = bodyIn(new Yard().floor());
    nowMs = 0;
  });

  function live(seconds: number): void {
    for (let passed = 0; passed < seconds; passed += FRAME_S) {
      nowMs += FRAME_S * 1_000;
      const frame = { nowMs, seconds: FRAME_S };
      tried.model.prepareFrame(nowMs);
      takeGround(tried.body);
      takeOwnPlace(tried.body);
      takeOwnSteps(tried.body, frame);
    }
  }

  async function goTo(x: number, z: number): Promise<void> {
    tried.body.visit.goTo({ to: "place", x, z });
    const points = [
      [0, 0, 0],
      [x, 0, z],
    ];
    tried.line.tell("Path", { re: 1, points, reached: true }, tried.line.asked.length);
    await settle();
  }

  test("walks by hand, without any picture", () => {
    tried.hands = { forward: 1 };
    live(1);
    expect(tried.model.self.z).toBeCloseTo(-WALK_M_PER_S, 0);
  });

  test("goes by itself, turning her head along the way", async () => {
    await goTo(4, 0);
    live(2);
    expect(tried.model.self.x).toBeGreaterThan(2);
    expect(tried.model.self.yaw).toBeCloseTo(1.5 * Math.PI, 1);
  });

  test("walls hold here too", async () => {
    const yard = new Yard().floor();
    yard.solid("box", [0.4, 3, 8], [2, 1.5, 0]);
    tried = bodyIn(yard);
    await goTo(4, 0);
    live(2);
    expect(tried.model.self.x).toBeLessThan(1.6);
  });

  test("whoever looks around on the way goes on looking", async () => {
    await goTo(4, 0);
    tried.hands = { lookYaw: 0.001 };
    live(1);
    expect(tried.model.self.x).toBeGreaterThan(1);
    expect(tried.model.self.yaw).toBeLessThan(0.1);
  });

  test.each([{ forward: 1 }, { strafe: -0.4 }, { jump: true }])("an own step stops it: %o", async (hands) => {
    await goTo(4, 0);
    live(0.5);
    tried.hands = hands;
    live(0.1);
    expect(tried.model.going.value).toMatchObject({ state: "stopped", reason: null });
  });

  test("asked to hold still she looks around and stays, on her way too, and is told why", async () => {
    const rules = { ...WELCOME.rules, still: true };
    await goTo(4, 0);
    live(0.5);
    const { x, z } = tried.model.self;
    tried.line.tell("RulesChanged", { space_name: "Class", rules, by: "Bo" });
    live(0.1);
    expect(tried.model.going.value?.state).toBe("stopped");
    expect(tried.model.tidings.value?.code).toBe("held_still");
    tried.hands = { forward: 1, jump: true, lookYaw: 0.01 };
    live(1);
    expect(tried.model.self.x).toBeCloseTo(x, 1);
    expect(tried.model.self.z).toBeCloseTo(z, 1);
    expect(tried.model.self.y).toBeCloseTo(0, 2);
    expect(tried.model.self.yaw).toBeGreaterThan(0.1);
    tried.line.tell("RulesChanged", { space_name: "Class", rules: WELCOME.rules, by: "Bo" });
    live(1);
    expect(Math.hypot(tried.model.self.x - x, tried.model.self.z - z)).toBeGreaterThan(1);
  });

  describe("on a seat", () => {
    const place = { x: 3, y: 0.4, z: 3, yaw: 1 };

    beforeEach(() => {
      live(0.1);
      tried.line.tell("Moved", { epoch: 1, place, reason: "seated", seat: "ent_bench" });
      live(0.1);
    });

    const asked = () => tried.line.asked.map(({ name }) => name).filter((name) => name === "Stand");

    test("she stays where the server put her, looks around, and is drawn seated", () => {
      tried.hands = { lookYaw: 0.01 };
      live(0.2);
      expect(tried.model.self).toMatchObject({ x: 3, y: 0.4, z: 3, gait: 0 });
      expect(tried.model.self.yaw).toBeGreaterThan(1);
      expect(tried.model.people.self?.shown.flags).toBe(PoseFlag.SEATED);
      expect(asked()).toEqual([]);
    });

    test("walking off asks to stand up, once, and walks on when she stands", () => {
      tried.hands = { forward: 1 };
      live(1);
      expect(asked()).toEqual(["Stand"]);
      expect(tried.model.self).toMatchObject({ x: 3, z: 3 });
      tried.line.tell("Moved", {
        epoch: 2,
        place: { x: 3, y: 0, z: 2, yaw: 0 },
        reason: "stood",
        seat: null,
      });
      live(0.5);
      expect(tried.model.self.z).toBeLessThan(1.6);
      expect(tried.model.people.self?.shown.flags ?? 0).not.toBe(PoseFlag.SEATED);
    });
  });
});
