import { beforeEach, describe, expect, test } from "vitest";
import { CollisionWorld } from "../../src/world/collision";
import { Walker } from "../../src/world/walking";
import { Feet } from "../../src/xr/feet";
import { Room } from "../../src/xr/room";
import { Yard } from "../world/yard";

const FRAME_S = 1 / 72;

describe("her feet, while she wears a headset", () => {
  let feet: Feet;
  let walker: Walker;
  let room: Room;
  let walk: { x: number; z: number; run: boolean };

  beforeEach(() => {
    // A wall before her, its face at z −1.
    const yard = new Yard().floor();
    yard.solid("box", [10, 3, 1], [0, 1.5, -1.5]);
    const world = new CollisionWorld(yard.entities);
    feet = new Feet();
    walker = new Walker(world);
    walker.place(0, 0, 2);
    room = new Room();
    room.head.position.set(0, 1.6, 0);
    room.stand(0, 0, 2, 0);
    walk = { x: 0, z: 0, run: false };
  });

  /** In the world. */
  const head = () => room.toWorld(room.head.position.clone());

  function live(seconds: number): void {
    for (let passed = 0; passed < seconds; passed += FRAME_S) feet.step(walker, room, head(), walk, FRAME_S);
  }

  test("stay where they are while a head sways", () => {
    room.head.position.x = 0.08;
    live(1);
    expect(walker.position.x).toBe(0);
  });

  test("come to stand under the head that goes for a walk, and the room stays where it is", () => {
    room.head.position.x = 1;
    live(1);
    expect(walker.position.x).toBeCloseTo(1, 1);
    expect(room.x).toBe(0);
    expect(feet.headOff).toBeLessThan(0.03);
  });

  test("stop at a wall into which the head goes on, and the room is not pushed out of it", () => {
    room.head.position.z = -2.8;
    live(1.5);
    expect(walker.position.z).toBeCloseTo(-0.7, 1);
    expect([room.x, room.z]).toEqual([0, 2]);
    expect(feet.headOff).toBeCloseTo(0.1, 1);
    room.head.position.z = -3.2;
    live(0.5);
    expect(feet.headOff).toBeGreaterThan(0.4);
  });

  test("carry the room along where the stick wants to go, as far as the wall", () => {
    walk.z = -1.6;
    live(1);
    expect(room.z).toBeCloseTo(0.4, 1);
    expect(head().z).toBeCloseTo(walker.position.z, 2);
    live(3);
    expect(walker.position.z).toBeCloseTo(-0.7, 1);
    expect(head().z).toBeCloseTo(walker.position.z, 1);
  });

  test("a stick and a real step at once: both count, and the feet end under the head", () => {
    walk.x = 1;
    room.head.position.z = 0.6;
    live(1);
    walk.x = 0;
    live(0.5);
    expect(room.x).toBeGreaterThan(0.8);
    expect(walker.position.z).toBeCloseTo(2.6, 1);
    expect(feet.headOff).toBeLessThan(0.1);
  });
});
