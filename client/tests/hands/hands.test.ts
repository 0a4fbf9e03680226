import { beforeEach, describe, expect, test } from "vitest";
import { HandsHere } from "../../src/hands";
import { handOffer } from "../../src/hud/offers";
import { ThingFlag } from "../../src/protocol/generated";
import { thingsIn } from "../../src/protocol/thing_codec";
import { takeGround } from "../../src/systems/ground";
import { findUsable } from "../../src/systems/usable";
import { encodeThings } from "../frame";
import { WELCOME } from "../net/fake_world";
import { bodyIn, type TriedBody } from "../systems/body";
import { Yard } from "../world/yard";

const MINE = WELCOME.slot;
const FRAME_MS = 16;

describe("her own hand", () => {
  let tried: TriedBody;
  let hands: HandsHere;
  let cup: string;
  let nowMs: number;

  beforeEach(() => {
    const yard = new Yard().floor();
    yard.solid("box", [1, 0.8, 1], [0, 0.4, -4]);
    const shape = { kind: "cylinder", size: [0.1, 0.12, 0.1] } as const;
    const look = { colour: "#ffffff", rounding_m: 0, taper: 1, sides: 16, finish: "matt" } as const;
    cup = yard.add(
      { shape: { ...shape, size: [...shape.size], ...look }, grabbable: { bounce: 0.3, friction: 0.6 } },
      [0, 0.06, -1.5],
    );
    tried = bodyIn(yard);
    takeGround(tried.body);
    Object.assign(tried.model.self, { x: 0, y: 0, z: 0, yaw: 0, pitch: 0 });
    hands = new HandsHere(tried.body);
    nowMs = 1_000;
    frames(1);
  });

  function frames(count: number): void {
    for (let frame = 0; frame < count; frame += 1) {
      nowMs += FRAME_MS;
      hands.step({ nowMs, seconds: FRAME_MS / 1_000 }, null);
    }
  }

  const asked = (name: string) =>
    tried.line.asked.filter((each) => each.name === name).map(({ body }) => body);
  const lastHandle = () => tried.line.asked.length;
  const taken = (slot = MINE, epoch = 1) =>
    tried.line.tell("ThingTaken", { entity: cup, thing: 70_000, slot, epoch });
  const thing = () => tried.body.ground?.things.find(({ id }) => id === cup);
  const reports = () =>
    tried.line.reports
      .filter(({ length }) => length === 18)
      .map((bytes) => {
        const frame = encodeThings(0, [bytes]);
        return { epoch: bytes[1], ...thingsIn(frame)[0]! };
      });

  async function inHand(): Promise<void> {
    expect(hands.takes({ to: "entity", id: cup, use: true })).toBe(true);
    taken();
    frames(40);
    expect(hands.inHand.value).toEqual({ id: cup, state: "held" });
  }

  test("asks for what is near at once, and for what is far when it has gone there", () => {
    expect(hands.takes({ to: "entity", id: cup, use: true })).toBe(true);
    expect(asked("Grab")).toEqual([{ entity: cup }]);
    tried.model.self.x = 9;
    expect(hands.takes({ to: "entity", id: cup, use: true })).toBe(true);
    expect(asked("Grab")).toHaveLength(1);
    expect(tried.model.going.value).toMatchObject({ goal: { id: cup, use: false }, state: "finding" });
    tried.model.self.x = 1;
    tried.model.going.value = { ...tried.model.going.value!, state: "arrived" };
    frames(1);
    expect(asked("Grab")).toHaveLength(2);
  });

  test("leaves everything else to her feet", () => {
    expect(hands.takes({ to: "entity", id: cup, use: false })).toBe(false);
    expect(hands.takes({ to: "place", x: 1, z: 1 })).toBe(false);
  });

  test("holds it before her at hand height, turned with her, and says so at most 20 times a second", async () => {
    await inHand();
    const before = reports().length;
    frames(63);
    expect(hands.carried[0]).toMatchObject({ id: cup, slot: MINE, isFlying: false });
    const [carried] = hands.carried;
    expect(Math.hypot(carried!.x, carried!.z)).toBeGreaterThan(0.5);
    expect(Math.hypot(carried!.x, carried!.y, carried!.z)).toBeLessThan(2.6);
    expect(carried!.y).toBeGreaterThan(1);
    // At rest it is repeated as a heartbeat.
    expect(reports().length - before).toBeLessThanOrEqual(5);
    tried.model.self.yaw = Math.PI / 2;
    frames(1);
    expect(hands.carried[0]!.x).toBeLessThan(-0.5);
    const start = reports().length;
    for (let frame = 0; frame < 60; frame += 1) {
      tried.model.self.yaw += 0.02;
      frames(1);
    }
    expect(reports().length - start).toBeLessThanOrEqual(20);
    expect(reports().at(-1)).toMatchObject({ epoch: 1, thing: 70_000, flags: 0 });
  });

  test("puts it down before her, standing on what is there", async () => {
    await inHand();
    hands.lay();
    frames(30);
    expect(asked("Release")).toHaveLength(1);
    const { entity, position } = asked("Release")[0] as { entity: string; position: number[] };
    expect(entity).toBe(cup);
    expect(position[1]).toBeCloseTo(0.06, 3);
    expect(position[2]).toBeLessThan(-0.6);
    expect(hands.inHand.value?.state).toBe("left");
    tried.line.tell("ThingLeft", { entity: cup, thing: 70_000 });
    frames(1);
    expect(hands.inHand.value).toBeNull();
    expect(hands.told.value).toEqual({ what: "laid", id: cup, slot: null });
    expect(hands.carried).toEqual([]);
  });

  test("lays it on a table that is pointed at, not on what is out of reach", async () => {
    tried.model.self.z = -2.4;
    await inHand();
    const from = [0, 2.1, 1] as const;
    const down = Math.hypot(1.3, 4.8);
    expect(hands.layAlong(from, [0, -1.3 / down, -4.8 / down])).toBe(true);
    frames(30);
    const [released] = asked("Release") as { position: number[] }[];
    expect(released!.position[1]).toBeCloseTo(0.86, 2);
  });

  test("lays nothing where she does not reach: there she goes", async () => {
    await inHand();
    expect(hands.layAlong([0, 2, 3], [0, -0.2, -0.98])).toBe(false);
    expect(hands.inHand.value?.state).toBe("held");
  });

  test("thrown it flies, rests and is left there", async () => {
    await inHand();
    hands.throw();
    expect(hands.told.value).toEqual({ what: "thrown", id: cup, slot: null });
    frames(10);
    expect(reports().at(-1)!.flags).toBe(ThingFlag.FLYING);
    expect(hands.carried[0]!.isFlying).toBe(true);
    expect(thing()).toMatchObject({ isHeld: false });
    frames(1_200);
    const [released] = asked("Release") as { position: number[] }[];
    expect(released!.position[2]).toBeLessThan(-3);
    expect(hands.inHand.value?.state).toBe("left");
  });

  test("gives it back to where the Scene has it; from too far it is kept", async () => {
    await inHand();
    hands.giveBack();
    frames(30);
    const [released] = asked("Release") as { position: number[] }[];
    for (const axis of [0, 1, 2]) expect(released!.position[axis]).toBeCloseTo([0, 0.06, -1.5][axis]!, 6);
    tried.line.tell("ThingLeft", { entity: cup, thing: 70_000 });
    frames(1);
    await inHand();
    tried.model.self.x = 40;
    frames(30);
    hands.giveBack();
    frames(60);
    expect(asked("Release")).toHaveLength(1);
    expect(tried.model.tidings.value?.code).toBe("hand-far");
  });

  test("from some way off it goes home by itself, no faster than the server grants", async () => {
    await inHand();
    tried.model.self.z = 12;
    frames(30);
    hands.giveBack();
    let fastest = 0;
    for (
      let before = hands.carried[0]!.z;
      hands.inHand.value?.state !== "left";
      before = hands.carried[0]!.z
    ) {
      frames(1);
      fastest = Math.max(fastest, Math.abs(hands.carried[0]!.z - before) / (FRAME_MS / 1_000));
    }
    expect(fastest).toBeLessThan(15);
    expect(asked("Release")).toMatchObject([{ position: [0, 0.06, -1.5] }]);
  });

  test("what the server will not leave there is in her hand again", async () => {
    await inHand();
    hands.lay();
    frames(30);
    tried.line.tell("Refused", { re: 2, code: "locked", facts: {} }, lastHandle());
    await Promise.resolve();
    await Promise.resolve();
    frames(30);
    expect(hands.inHand.value?.state).toBe("held");
  });

  test("who was quicker than she is not told as a refusal", async () => {
    await inHand();
    hands.lay();
    frames(30);
    tried.line.tell("Refused", { re: 2, code: "thing_not_held", facts: {} }, lastHandle());
    await Promise.resolve();
    expect(tried.model.tidings.value?.code).not.toBe("thing_not_held");
  });

  test("what somebody catches is hers no more", async () => {
    await inHand();
    hands.throw();
    frames(5);
    taken(9, 2);
    frames(1);
    expect(hands.inHand.value).toBeNull();
    expect(hands.told.value).toEqual({ what: "caught", id: cup, slot: 9 });
    frames(400);
    expect(asked("Release")).toEqual([]);
  });

  test("what the server has put down is told as lost", async () => {
    await inHand();
    tried.line.tell("ThingLeft", { entity: cup, thing: 70_000 });
    frames(1);
    expect(hands.told.value).toEqual({ what: "lost", id: cup, slot: null });
  });

  test("a break of the line takes nothing out of her hand, unless the server has", async () => {
    await inHand();
    const mine = { entity: cup, thing: 70_001, slot: MINE, epoch: 7 };
    tried.line.tell("Welcome", { ...WELCOME, resumed: true, things: [mine] });
    tried.model.self.x = 0.5;
    frames(10);
    expect(hands.inHand.value?.state).toBe("held");
    expect(reports().at(-1)).toMatchObject({ epoch: 7, thing: 70_001 });
    tried.line.tell("Welcome", { ...WELCOME, resumed: true, things: [] });
    frames(1);
    expect(hands.inHand.value).toBeNull();
  });

  test("others' things are shown where frames tell of them, and nobody else takes those", () => {
    taken(9, 4);
    frames(1);
    expect(hands.told.value).toEqual({ what: "taken", id: cup, slot: 9 });
    const told = (serverMs: number, x: number, flags = 0) => {
      const report = { thing: 70_000, flags, x, y: 1.2, z: -1 };
      tried.model.hear(encodeThings(serverMs, [report]), nowMs);
    };
    for (let at = 0; at < 20; at += 1) {
      told(5_000 + at * 48, 1);
      frames(3);
    }
    expect(hands.carried[0]).toMatchObject({ slot: 9, isFlying: false });
    expect(hands.carried[0]!.x).toBeCloseTo(1, 2);
    expect(thing()).toMatchObject({ isHeld: true });
    expect(thing()!.x).toBeCloseTo(1, 2);
    findUsable(tried.body, { nowMs: nowMs + 1_000, seconds: 0.016 });
    expect(tried.model.usable.value).toBeNull();
    for (let at = 20; at < 40; at += 1) {
      told(5_000 + at * 48, 1, ThingFlag.FLYING);
      frames(3);
    }
    findUsable(tried.body, { nowMs: nowMs + 2_000, seconds: 0.016 });
    expect(tried.model.usable.value).toMatchObject({ id: cup, kind: "thing" });
  });

  test("offers what can be done while she holds it, and no longer", async () => {
    expect(handOffer.value).toBeNull();
    await inHand();
    expect(handOffer.value).not.toBeNull();
    hands.throw();
    frames(1);
    expect(handOffer.value).toBeNull();
  });
});
