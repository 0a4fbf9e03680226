import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { Goer, type Way } from "../../src/model/goer";
import type { Goal } from "../../src/model/going";
import { PRESS_WITHIN_M, WALK_M_PER_S } from "../../src/protocol/generated";
import { encodeFrame } from "../frame";
import { LOOK, ORDINARY } from "../look";
import { settle, WELCOME } from "../net/fake_world";
import { Yard } from "../world/yard";

const STEP_S = 0.05;
const THERE: Goal = { to: "place", x: 3, z: 0 };

describe("going by oneself", () => {
  let model: AppModel;
  let goer: Goer;
  let asked: { x: number; z: number; answer: (way: Way | null) => void }[];
  let did: string[];
  let nowMs: number;

  beforeEach(() => {
    model = new AppModel();
    model.welcome(WELCOME, 0);
    asked = [];
    did = [];
    nowMs = 0;
    goer = new Goer(model, {
      findPath: (x, z) => new Promise((answer) => asked.push({ x, z, answer })),
      sit: (seat) => did.push(`sit ${seat}`),
      stand: () => did.push("stand"),
      press: (button) => did.push(`press ${button}`),
      travel: (slug) => did.push(`travel ${slug}`),
    });
  });

  async function answer(points: [number, number][], reached = true): Promise<void> {
    asked.at(-1)!.answer({ points: points.map(([x, z]) => [x, 0, z] as const), reached });
    await settle();
  }

  /** Walks as the Walker would where nothing is in the way. */
  function walk(seconds: number, isBlocked = false): void {
    for (let passed = 0; passed < seconds; passed += STEP_S) {
      nowMs += STEP_S * 1_000;
      const { x, z } = goer.step(nowMs, STEP_S);
      if (isBlocked) continue;
      model.self.x += x * STEP_S;
      model.self.z += z * STEP_S;
    }
  }

  function meet(slot: number, x: number, z: number): void {
    model.people.meet(
      [{ slot, participant: `par_${slot}`, name: "Bo", look: LOOK, ...ORDINARY, program: false }],
      0,
    );
    model.hear(encodeFrame(1_000, [{ slot, x, z }]), 0);
    const person = model.people.get(slot)!;
    person.shown.x = x;
    person.shown.z = z;
  }

  test("finds the way, walks its corners at walking speed, and has arrived", async () => {
    goer.goTo(THERE);
    expect(model.going.value).toEqual({ goal: THERE, state: "finding", reason: null });
    expect(asked).toMatchObject([{ x: 3, z: 0 }]);
    await answer([
      [0, 0],
      [0, 4],
      [3, 4],
      [3, 0],
    ]);
    expect(model.going.value?.state).toBe("walking");
    walk(1);
    expect(model.self.z).toBeCloseTo(WALK_M_PER_S, 1);
    walk(8);
    expect(model.going.value).toEqual({ goal: THERE, state: "arrived", reason: null });
    expect(Math.hypot(model.self.x - 3, model.self.z)).toBeLessThan(0.4);
    expect(goer.step(nowMs, STEP_S)).toMatchObject({ x: 0, z: 0 });
  });

  test("long steps of a slow picture do not go past a corner", async () => {
    goer.goTo(THERE);
    await answer([
      [0, 0],
      [0.3, 0],
      [0.3, 2],
    ]);
    const { x } = goer.step(nowMs, 0.25);
    expect(x * 0.25).toBeLessThanOrEqual(0.31);
  });

  test("a button is pressed from where an arm reaches it", async () => {
    const yard = new Yard();
    const button = yard.add({ button: { plays: [], toggles: [], link: null } }, [6, 1, 0]);
    model.scene.take({ revision: 2, template: "", entities: [...yard.entities.values()] });
    goer.goTo({ to: "entity", id: button, use: true });
    await answer([
      [0, 0],
      [6, 0],
    ]);
    walk(6);
    expect(did).toEqual([`press ${button}`]);
    expect(Math.hypot(model.self.x - 6, model.self.z)).toBeLessThan(PRESS_WITHIN_M);
  });

  test("turns towards the way", async () => {
    goer.goTo(THERE);
    await answer([
      [0, 0],
      [3, 0],
    ]);
    expect(goer.step(nowMs, STEP_S).yaw).toBeCloseTo(-Math.PI / 2, 5);
  });

  test("her own hand stops it, without a reason", async () => {
    goer.goTo(THERE);
    await answer([
      [0, 0],
      [3, 0],
    ]);
    goer.stop();
    expect(model.going.value).toEqual({ goal: THERE, state: "stopped", reason: null });
    expect(goer.step(nowMs, STEP_S)).toMatchObject({ x: 0, z: 0 });
    goer.stop({ code: "late", facts: {} });
    expect(model.going.value?.reason).toBeNull();
  });

  test("where no way leads there she goes as near as she can and says so", async () => {
    goer.goTo({ to: "place", x: 8, z: 0 });
    await answer(
      [
        [0, 0],
        [2, 0],
      ],
      false,
    );
    walk(3);
    expect(model.self.x).toBeCloseTo(2, 0);
    expect(model.going.value).toMatchObject({ state: "stopped", reason: { code: "way-blocked" } });
  });

  test("stuck, she asks once more and then gives up", async () => {
    goer.goTo(THERE);
    await answer([
      [0, 0],
      [3, 0],
    ]);
    walk(2.2, true);
    expect(asked).toHaveLength(2);
    await answer([
      [0, 0],
      [3, 0],
    ]);
    walk(2.2, true);
    expect(model.going.value).toMatchObject({ state: "stopped", reason: { code: "way-stuck" } });
    expect(asked).toHaveLength(2);
  });

  test("a refusal's reason is told, and a broken line's too", async () => {
    goer.goTo(THERE);
    asked.at(-1)!.answer({ refused: { code: "too_fast", facts: {} } });
    await settle();
    expect(model.going.value).toMatchObject({ state: "stopped", reason: { code: "too_fast" } });
    goer.goTo(THERE);
    asked.at(-1)!.answer(null);
    await settle();
    expect(model.going.value).toMatchObject({ state: "stopped", reason: { code: "way-unanswered" } });
  });

  test("the answer to an earlier question leads nowhere", async () => {
    goer.goTo(THERE);
    goer.goTo({ to: "place", x: -3, z: 0 });
    asked[0]!.answer({
      points: [
        [0, 0, 0],
        [3, 0, 0],
      ],
      reached: true,
    });
    await settle();
    expect(model.going.value?.state).toBe("finding");
  });

  test("up to a person: 1.4 m before her, facing her", async () => {
    meet(9, 4, 0);
    goer.goTo({ to: "person", slot: 9, follow: false });
    await answer([
      [0, 0],
      [4, 0],
    ]);
    walk(2);
    expect(model.going.value?.state).toBe("arrived");
    expect(4 - model.self.x).toBeCloseTo(1.4, 1);
    expect(goer.step(nowMs, STEP_S).yaw).toBeCloseTo(-Math.PI / 2, 5);
  });

  test("a person who walks on is asked for again, at most every 0.7 s", async () => {
    meet(9, 4, 0);
    goer.goTo({ to: "person", slot: 9, follow: false });
    await answer([
      [0, 0],
      [4, 0],
    ]);
    walk(0.5);
    model.people.get(9)!.shown.z = -1.4;
    walk(0.3);
    expect(asked).toHaveLength(1);
    model.people.get(9)!.shown.z = -2;
    walk(0.3);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject({ x: 4, z: -2 });
    await answer([
      [model.self.x, model.self.z],
      [4, -2],
    ]);
    model.people.get(9)!.shown.z = -4;
    walk(0.3);
    expect(asked).toHaveLength(2);
    walk(0.5);
    expect(asked).toHaveLength(3);
  });

  test("whoever is followed is followed on; her own hand ends it", async () => {
    meet(9, 4, 0);
    goer.goTo({ to: "person", slot: 9, follow: true });
    await answer([
      [0, 0],
      [4, 0],
    ]);
    walk(4);
    expect(model.going.value?.state).toBe("arrived");
    model.people.get(9)!.shown.x = 9;
    walk(0.8);
    expect(model.going.value?.state).toBe("walking");
    await answer([
      [model.self.x, 0],
      [9, 0],
    ]);
    walk(4);
    expect(model.going.value?.state).toBe("arrived");
    goer.stop();
    expect(model.going.value?.state).toBe("stopped");
    model.people.get(9)!.shown.x = 20;
    walk(1);
    expect(asked).toHaveLength(2);
  });

  test("whoever leaves is not followed farther", async () => {
    meet(9, 4, 0);
    goer.goTo({ to: "person", slot: 9, follow: true });
    await answer([
      [0, 0],
      [4, 0],
    ]);
    model.people.part([9]);
    walk(0.1);
    expect(model.going.value).toMatchObject({ state: "stopped", reason: { code: "way-person-gone" } });
  });

  test("to nobody and to nothing there is no way", () => {
    goer.goTo({ to: "entity", id: "ent_none", use: false });
    expect(model.going.value).toMatchObject({ state: "stopped", reason: { code: "way-lost" } });
    expect(asked).toEqual([]);
  });

  describe("among things", () => {
    let yard: Yard;

    function furnish(): void {
      model.scene.take({ revision: 1, template: "", entities: [...yard.entities.values()] });
    }

    beforeEach(() => {
      yard = new Yard();
    });

    test("a seat is sat down on from where the way ends within reach", async () => {
      const id = yard.add({ seat: { height_m: 0.45 } }, [4, 0, 0], Math.PI / 2);
      furnish();
      goer.goTo({ to: "entity", id, use: true });
      await answer(
        [
          [0, 0],
          [2, 0],
        ],
        false,
      );
      walk(3);
      expect(did).toEqual([`sit ${id}`]);
      expect(model.going.value?.state).toBe("arrived");
    });

    test("a portal is gone through from its front", async () => {
      const id = yard.add(
        { portal: { target: "courtyard", diameter_m: 3, light: "#fff6de" } },
        [4, 1.5, 0],
        Math.PI / 2,
      );
      furnish();
      goer.goTo({ to: "entity", id, use: true });
      expect(asked[0]).toMatchObject({ x: expect.closeTo(3, 5), z: expect.closeTo(0, 5) });
      await answer([
        [0, 0],
        [3, 0],
      ]);
      walk(3);
      expect(did).toEqual(["travel courtyard"]);
    });

    test("a thing is looked at from 1.2 m before its side", async () => {
      const id = yard.solid("box", [2, 1, 1], [5, 0, 0]);
      furnish();
      goer.goTo({ to: "entity", id, use: false });
      await answer(
        [
          [0, 0],
          [4.2, 0],
        ],
        false,
      );
      walk(4);
      expect(model.going.value?.state).toBe("arrived");
      expect(5 - model.self.x).toBeGreaterThan(1.6);
      expect(5 - model.self.x).toBeLessThanOrEqual(1.7);
      expect(did).toEqual([]);
    });

    test("whoever sits stands up first", async () => {
      model.self.seat.value = "ent_bench";
      goer.goTo(THERE);
      expect(did).toEqual(["stand"]);
      expect(asked).toEqual([]);
      walk(0.1);
      model.self.seat.value = null;
      walk(0.1);
      expect(asked).toHaveLength(1);
    });
  });
});
