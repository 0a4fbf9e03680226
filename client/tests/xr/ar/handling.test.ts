import { Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import { Handling } from "../../../src/xr/ar/handling";
import { type Standing, setRoom } from "../../../src/xr/ar/standing";
import { type HandState, newHand, type Side } from "../../../src/xr/hand";
import { Room } from "../../../src/xr/room";

const MIDDLE = new Vector3(12, 1, -30);
const REACH_M = 0.6;

describe("hands on the small place", () => {
  let handling: Handling;
  let room: Room;
  let how: Standing;
  let tapped: Side[];
  let left: HandState;
  let right: HandState;

  beforeEach(() => {
    handling = new Handling();
    room = new Room();
    room.head.position.set(0, 1.6, 0);
    how = { spot: new Vector3(0, 0.7, -1), yaw: 0.8, scale: 50 };
    setRoom(room, how, MIDDLE);
    tapped = [];
    [left, right] = (["left", "right"] as const).map((side) =>
      Object.assign(newHand(side), { kind: "screen", isTracked: true, isDown: true }),
    ) as [HandState, HandState];
  });

  /** Points at that place of the table from above, or from where the hand is; real metres. */
  function point(hand: HandState, x: number, z: number, from = new Vector3(0, 1.6, 0)): void {
    room.toWorld(hand.ray.origin.copy(from));
    room
      .toWorld(hand.ray.direction.set(x, 0.7, z))
      .sub(hand.ray.origin)
      .normalize();
    room.toWorld(hand.grip.position.copy(from));
    hand.tip.copy(hand.ray.origin);
  }

  /** As the table does it in every frame: devices first, then the room. */
  function frame(): void {
    how = handling.frame(how, room, (side) => tapped.push(side));
    setRoom(room, how, MIDDLE);
  }

  function take(hand: HandState, hold: "move" | "turn" = "move"): void {
    handling.take(hand, hold, how, room, REACH_M);
  }

  function expectSpot(x: number, z: number): void {
    expect(how.spot.distanceTo(new Vector3(x, 0.7, z))).toBeLessThan(1e-6);
  }

  test("one that only presses moves nothing, and is told of", () => {
    point(right, 0.1, -0.9);
    take(right);
    point(right, 0.105, -0.9);
    frame();
    right.isDown = false;
    frame();
    expectSpot(0, -1);
    expect(tapped).toEqual(["right"]);
    expect(handling.isHeld).toBe(false);
  });

  test("one that drags takes the place along without a jerk, and has pressed nothing", () => {
    point(right, 0.1, -0.9);
    take(right);
    point(right, 0.12, -0.9);
    frame();
    expectSpot(0, -1);
    point(right, 0.42, -0.7);
    frame();
    expectSpot(0.3, -0.8);
    right.isDown = false;
    frame();
    expect(tapped).toEqual([]);
  });

  test("one at the edge turns it on its spot", () => {
    point(right, 0.6, -1);
    take(right, "turn");
    point(right, 0, -1.6);
    frame();
    expectSpot(0, -1);
    expect(how.yaw).toBeCloseTo(0.8 - Math.PI / 2, 9);
  });

  test("two fingers make it larger, and keep what is between them there", () => {
    point(left, -0.1, -1);
    point(right, 0.1, -1);
    take(left);
    take(right);
    point(left, -0.1, -0.9);
    point(right, 0.3, -0.9);
    frame();
    expect(how.scale).toBeCloseTo(25, 9);
    expectSpot(0.1, -0.9);
    expect(how.yaw).toBeCloseTo(0.8, 9);
  });

  test("of two the one that stays goes on from there", () => {
    point(left, -0.1, -1);
    point(right, 0.1, -1);
    take(left);
    take(right);
    point(right, 0.3, -1);
    frame();
    right.isDown = false;
    frame();
    const { scale, spot } = how;
    point(left, 0.1, -1);
    frame();
    expect(how.scale).toBe(scale);
    expectSpot(spot.x + 0.2, spot.z);
    expect(tapped).toEqual([]);
  });

  test("hands in the air measure by themselves how much larger, wherever they point", () => {
    for (const hand of [left, right]) hand.kind = "controller";
    const [at, other] = [new Vector3(-0.2, 1.2, -0.2), new Vector3(0.2, 1.2, -0.2)];
    point(left, -0.3, -1, at);
    point(right, 0.3, -1, other);
    take(left);
    take(right);
    point(left, -2, -1, new Vector3(-0.4, 1.2, -0.2));
    point(right, 2, -1, new Vector3(0.4, 1.2, -0.2));
    frame();
    expect(how.scale).toBeCloseTo(25, 9);
    expectSpot(0, -1);
  });

  test("a bare hand in the place takes it where the hand is", () => {
    right.kind = "hand";
    point(right, 3, -5);
    room.toWorld(right.tip.set(0.2, 0.75, -1.1));
    take(right);
    room.toWorld(right.tip.set(0.2, 0.95, -1));
    frame();
    room.toWorld(right.tip.set(0.3, 0.95, -1));
    frame();
    expectSpot(0.1, -1);
  });

  test("nobody drags it out of reach, and who points past the table drags it nowhere", () => {
    point(right, 0, -1);
    take(right);
    point(right, 0, -1.1);
    frame();
    point(right, 0, -5);
    frame();
    expectSpot(0, -3);
    const { spot } = how;
    room.toWorld(right.ray.origin.set(0, 1.6, 0));
    right.ray.direction.set(0, 1, 0);
    frame();
    expectSpot(spot.x, spot.z);
  });
});
