import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { HandsHere } from "../../src/hands";
import { Swing } from "../../src/hands/swing";
import { apart, type Turn, turned, UP, type Vector } from "../../src/hands/turn";
import { GRAB_WITHIN_M, ThingFlag } from "../../src/protocol/generated";
import { thingsIn } from "../../src/protocol/thing_codec";
import { takeGround } from "../../src/systems/ground";
import { encodeThings } from "../frame";
import { WELCOME } from "../net/fake_world";
import { bodyIn, type TriedBody } from "../systems/body";
import { Yard } from "../world/yard";

const FRAME_S = 0.014;

function trackedHand(x: number, y: number, z: number) {
  return { position: { x, y, z }, turn: { x: 0, y: 0, z: 0, w: 1 } };
}

describe("how a tracked hand swings", () => {
  const speed = fc.double({ min: -4, max: 4, noNaN: true });
  const trembles = fc.array(fc.double({ min: -0.0005, max: 0.0005, noNaN: true }), {
    minLength: 12,
    maxLength: 12,
  });

  test("is measured by its last moments, and a trembling device hardly matters", () => {
    fc.assert(
      fc.property(fc.tuple(speed, speed, speed), trembles, (velocity, off) => {
        const swing = new Swing();
        // Long before it went the other way.
        for (let at = 0; at < 20; at += 1) swing.move([-velocity[0] * at * FRAME_S, 1, 0], FRAME_S);
        const from: Vector = [-velocity[0] * 20 * FRAME_S, 1, 0];
        off.forEach((tremble, at) => {
          const [x, y, z] = velocity.map((each) => each * at * FRAME_S + tremble) as [number, number, number];
          swing.move([from[0] + x, from[1] + y, from[2] + z], FRAME_S);
        });
        expect(apart(swing.velocity, velocity)).toBeLessThan(0.05);
      }),
    );
  });

  test("is none where it has just begun, or the room was moved around her", () => {
    const swing = new Swing();
    expect(swing.velocity).toEqual([0, 0, 0]);
    swing.move([0, 1, 0], FRAME_S);
    swing.move([0.02, 1, 0], FRAME_S);
    swing.move([9, 1, 0], FRAME_S);
    expect(swing.velocity).toEqual([0, 0, 0]);
  });
});

describe("a hand that a device tracks", () => {
  let tried: TriedBody;
  let hands: HandsHere;
  let cup: string;
  let nowMs: number;

  beforeEach(() => {
    const yard = new Yard().floor();
    yard.solid("box", [1, 0.8, 1], [0, 0.4, -0.9]);
    const shape = { kind: "cylinder", size: [0.1, 0.12, 0.1] } as const;
    const look = { colour: "#ffffff", rounding_m: 0, taper: 1, sides: 16, finish: "matt" } as const;
    cup = yard.add(
      { shape: { ...shape, size: [...shape.size], ...look }, grabbable: { bounce: 0.3, friction: 0.6 } },
      [0, 0.86, -0.8],
    );
    tried = bodyIn(yard);
    takeGround(tried.body);
    Object.assign(tried.model.self, { x: 0, y: 0, z: 0, yaw: 0, pitch: 0 });
    hands = new HandsHere(tried.body);
    nowMs = 1_000;
    frames(1);
  });

  function frames(count: number, each: () => void = () => undefined): void {
    for (let frame = 0; frame < count; frame += 1) {
      each();
      nowMs += FRAME_S * 1_000;
      hands.step({ nowMs, seconds: FRAME_S }, null);
    }
  }

  const asked = (name: string) =>
    tried.line.asked.filter((each) => each.name === name).map(({ body }) => body as Record<string, unknown>);
  const taken = () =>
    tried.line.tell("ThingTaken", { entity: cup, thing: 70_000, slot: WELCOME.slot, epoch: 1 });
  const place = (): Vector => [hands.carried[0]!.x, hands.carried[0]!.y, hands.carried[0]!.z];
  const told = () => {
    const last = tried.line.reports.filter(({ length }) => length === 18).at(-1)!;
    return thingsIn(encodeThings(0, [last]))[0]!;
  };
  const isFlying = () => told().flags === ThingFlag.FLYING;

  function touch() {
    const hand = trackedHand(0.05, 0.9, -0.75);
    hands.take(cup, hand, true);
    taken();
    frames(2);
    expect(hands.inHand.value).toEqual({ id: cup, state: "held" });
    return hand;
  }

  test("SP-133: takes a thing as it stands, and has it at its place and turn wherever it goes", () => {
    const hand = touch();
    expect(asked("Grab")).toEqual([{ entity: cup }]);
    expect(apart(place(), [0, 0.86, -0.8])).toBeLessThan(1e-9);
    Object.assign(hand.position, { x: 0.35, y: 1.3, z: -0.45 });
    Object.assign(hand.turn, { x: 0, y: Math.SQRT1_2, z: 0, w: Math.SQRT1_2 });
    frames(1);
    const off = turned([-0.05, -0.04, -0.05], [0, Math.SQRT1_2, 0, Math.SQRT1_2]);
    expect(apart(place(), [0.35 + off[0], 1.3 + off[1], -0.45 + off[2]])).toBeLessThan(1e-6);
    // However far an arm is said to reach, the server believes no more.
    Object.assign(hand.position, { x: 0, y: 9, z: 3 });
    frames(1);
    expect(apart(place(), [0, 0, 0])).toBeLessThan(GRAB_WITHIN_M);
  });

  test("has what it took from afar come into it", () => {
    const hand = trackedHand(0.4, 1.3, -0.2);
    hands.take(cup, hand, false);
    taken();
    frames(4);
    expect(hands.inHand.value?.state).toBe("coming");
    frames(20);
    expect(hands.inHand.value?.state).toBe("held");
    expect(apart(place(), [0.4, 1.3, -0.2])).toBeLessThan(0.1);
  });

  test("puts it down upright on what is right under it, and drops it where nothing is", () => {
    let hand = touch();
    Object.assign(hand.position, { x: 0.2, y: 1, z: -0.9 });
    Object.assign(hand.turn, { x: 0.3, y: 0, z: 0, w: Math.sqrt(1 - 0.09) });
    frames(30);
    hands.letGo(hand);
    frames(40);
    const [released] = asked("Release") as { position: number[]; rotation: Turn }[];
    expect(released!.position[1]).toBeCloseTo(0.86, 2);
    expect(turned(UP, released!.rotation)[1]).toBeCloseTo(1, 6);
    tried.line.tell("ThingLeft", { entity: cup, thing: 70_000 });
    frames(1);
    hand = touch();
    Object.assign(hand.position, { x: 0.9, y: 1.3, z: 0.4 });
    Object.assign(hand.turn, { x: 0.3, y: 0, z: 0, w: Math.sqrt(1 - 0.09) });
    frames(30);
    hands.letGo(hand);
    frames(4);
    expect(isFlying()).toBe(true);
    // It rights itself on the way, and not at a stroke.
    expect(turned(UP, told().rotation)[1]).toBeLessThan(0.95);
    expect(hands.told.value?.what).not.toBe("thrown");
    frames(200);
    expect((asked("Release")[1] as { position: number[] }).position[1]).toBeCloseTo(0.06, 2);
  });

  test("SP-134: throws it as it was swung", () => {
    const hand = touch();
    Object.assign(hand.position, { x: 0.6, y: 1.3, z: 0 });
    frames(10);
    frames(8, () => {
      hand.position.z -= 4 * FRAME_S;
      hand.position.y += 1.5 * FRAME_S;
    });
    const from = place();
    hands.letGo(hand);
    expect(hands.told.value).toEqual({ what: "thrown", id: cup, slot: null });
    frames(5);
    expect(isFlying()).toBe(true);
    const [, y, z] = place();
    expect(z - from[2]).toBeCloseTo(-4 * 5 * FRAME_S, 1);
    expect(y).toBeGreaterThan(from[1]);
  });

  test("passes it to the other hand, which alone holds it then", () => {
    const left = touch();
    const right = trackedHand(0.1, 0.9, -0.8);
    hands.take(cup, right, true);
    expect(asked("Grab")).toHaveLength(1);
    hands.letGo(left);
    right.position.y = 1.4;
    frames(1);
    expect(place()[1]).toBeCloseTo(1.36, 6);
    hands.untrack();
    frames(40);
    expect(hands.inHand.value?.state).toBe("held");
    expect(place()[2]).toBeLessThan(-0.5);
  });

  test("that opens before the answer has come leaves it where it stands", () => {
    const hand = trackedHand(0.05, 0.9, -0.75);
    hands.take(cup, hand, true);
    hands.letGo(hand);
    taken();
    frames(40);
    const [released] = asked("Release") as { position: Vector }[];
    expect(apart(released!.position, [0, 0.86, -0.8])).toBeLessThan(0.01);
  });
});
