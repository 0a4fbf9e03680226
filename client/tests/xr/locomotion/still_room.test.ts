import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { CollisionWorld } from "../../../src/world/collision";
import { Walker } from "../../../src/world/walking";
import { Feet } from "../../../src/xr/feet";
import { followGround } from "../../../src/xr/locomotion/floor";
import { riseFor, scaleFor } from "../../../src/xr/locomotion/posture";
import { StickTurn } from "../../../src/xr/locomotion/turning";
import { Room } from "../../../src/xr/room";
import { Yard } from "../../world/yard";

const FRAME_S = 1 / 72;
const metres = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

describe("the room, while she wishes nothing", () => {
  const yard = new Yard().floor();
  yard.solid("box", [10, 3, 1], [0, 1.5, -1.5]);
  yard.solid("cylinder", [1, 3, 1], [1.5, 1.5, 0]);
  const world = new CollisionWorld(yard.entities);

  test("stays where it is, wherever her head goes", () => {
    const ways = fc.array(
      fc.record({ x: metres(3), y: metres(0.5), z: metres(3), frames: fc.integer({ min: 1, max: 30 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(ways, metres(3.1), (way, yaw) => {
        const [feet, walker, room] = [new Feet(), new Walker(world), new Room()];
        walker.place(0, 0, 1);
        room.head.position.set(0, 1.6, 0);
        room.stand(0, 0, 1, yaw);
        const [x, y, z] = [room.x, room.y, room.z];
        for (const { frames, ...to } of way) {
          const by = {
            x: to.x - room.head.position.x,
            y: 1.6 + to.y - room.head.position.y,
            z: to.z - room.head.position.z,
          };
          for (let frame = 0; frame < frames; frame += 1) {
            room.head.position.x += by.x / frames;
            room.head.position.y += by.y / frames;
            room.head.position.z += by.z / frames;
            const head = room.toWorld(room.head.position.clone());
            feet.step(walker, room, head, { x: 0, z: 0, run: false }, FRAME_S);
            expect(followGround(room, walker.position.y, walker.isOnGround, FRAME_S)).toBe(false);
          }
        }
        expect(Math.hypot(room.x - x, room.y - y, room.z - z)).toBeLessThan(1e-9);
        expect(room.yaw).toBeCloseTo(yaw, 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe("turning by the stick", () => {
  test("turns once for each push, by the angle that she set; right is negative", () => {
    const turn = new StickTurn();
    expect(turn.frame(0.9, "narrow", FRAME_S)).toBeCloseTo(-Math.PI / 6, 5);
    expect(turn.frame(1, "narrow", FRAME_S)).toBe(0);
    expect(turn.frame(0.5, "narrow", FRAME_S)).toBe(0);
    expect(turn.frame(0, "narrow", FRAME_S)).toBe(0);
    expect(turn.frame(-1, "wide", FRAME_S)).toBeCloseTo(Math.PI / 4, 5);
  });

  test("turns smoothly for as long as it is pushed, and says so", () => {
    const turn = new StickTurn();
    expect(turn.frame(-1, "smooth", 0.5)).toBeGreaterThan(0.5);
    expect(turn.isSmooth).toBe(true);
    expect(turn.frame(0.1, "smooth", 0.5)).toBe(0);
    expect(turn.isSmooth).toBe(false);
    // What was held before the setting changed does not turn her at once.
    turn.frame(1, "smooth", FRAME_S);
    expect(turn.frame(1, "narrow", FRAME_S)).toBe(0);
  });

  test("keeps the head's place, by whatever angle and wherever it is in the room", () => {
    fc.assert(
      fc.property(metres(3), metres(3), metres(3.1), metres(20), (x, z, angle, at) => {
        const room = new Room();
        room.head.position.set(x, 1.6, z);
        room.scaleTo(1.1);
        room.stand(at, 0, -at, 1);
        const before = room.toWorld(room.head.position.clone());
        room.turn(angle);
        expect(room.toWorld(room.head.position.clone()).distanceTo(before)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("the room's floor", () => {
  let room: Room;
  beforeEach(() => {
    room = new Room();
    room.place(0, 0, 0, 0, 1);
  });

  test("climbs a stair without a jerk, and gets there", () => {
    followGround(room, 0.18, true, FRAME_S);
    expect(room.y).toBeGreaterThan(0.01);
    expect(room.y).toBeLessThan(0.06);
    for (let frame = 0; frame < 72; frame += 1) followGround(room, 0.18, true, FRAME_S);
    expect(room.y).toBe(0.18);
  });

  test("does not fall with her: it waits until her feet are down, and then asks for a cut", () => {
    expect(followGround(room, -0.7, false, FRAME_S)).toBe(false);
    expect(followGround(room, -2, true, FRAME_S)).toBe(true);
    expect(room.y).toBe(0);
  });
});

describe("how tall she is", () => {
  test("everybody who stands looks out of the figure's eyes", () => {
    for (const eyes of [1.15, 1.4, 1.56, 1.8])
      expect(scaleFor("standing", null, eyes) * eyes).toBeCloseTo(1.56, 5);
    expect(riseFor("standing", false, 1.56)).toBe(0);
    expect(scaleFor("standing", 1.7, 1.2)).toBeCloseTo(1.56 / 1.7, 5);
  });

  test("who sits is lifted to a standing figure's eyes, and lowered to a seated one's", () => {
    expect(scaleFor("seated", null, 1.2)).toBe(1);
    expect(1.2 + riseFor("seated", false, 1.2)).toBeCloseTo(1.56, 5);
    expect(1.2 + riseFor("seated", true, 1.2)).toBeCloseTo(1.3, 5);
    expect(1.56 + riseFor("standing", true, 1.56)).toBeCloseTo(1.3, 5);
  });

  test("a device without a floor measures nobody as a dwarf", () => {
    expect(scaleFor("standing", null, 0.1)).toBe(1);
    expect(scaleFor("standing", 3, 1)).toBeCloseTo(1.56 / 2.1, 5);
  });
});
