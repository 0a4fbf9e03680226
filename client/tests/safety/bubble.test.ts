import { describe, expect, test } from "vitest";
import { ServerClock } from "../../src/model/clock";
import { People, type Person } from "../../src/model/people";
import { PoseFlag } from "../../src/protocol/generated";
import { Bubble, CLEAR_M, NEAR_M } from "../../src/safety/bubble";

const HERE = { x: 0, y: 0, z: 0, isSeated: false };

function person(x: number, flags = 0): Person {
  const someone = new People(new ServerClock()).stranger(0, 0);
  someone.shown.x = x;
  someone.shown.flags = flags;
  return someone;
}

describe("the personal bubble", () => {
  /** She was seen apart before. */
  function came(bubble: Bubble, someone: Person): Person {
    const { x } = someone.shown;
    someone.shown.x = 5;
    bubble.leaves(someone, HERE, 0);
    someone.shown.x = x;
    return someone;
  }

  /** What is left of somebody after so many frames of 50 ms. */
  function leftAfter(bubble: Bubble, someone: Person, frames: number, centre = HERE, fromMs = 0): number {
    let left = 1;
    for (let frame = 0; frame <= frames; frame += 1) {
      left = bubble.leaves(someone, centre, fromMs + frame * 50);
    }
    return left;
  }

  test("fades smoothly whoever comes nearer than 1.2 m, and whoever stays out not at all", () => {
    const bubble = new Bubble(() => true);
    expect(leftAfter(bubble, person(NEAR_M + 0.01), 20)).toBe(1);
    const near = came(bubble, person(NEAR_M - 0.01));
    expect(bubble.leaves(near, HERE, 0)).toBe(1);
    const half = bubble.leaves(near, HERE, 150);
    expect(half).toBeGreaterThan(0.3);
    expect(half).toBeLessThan(0.7);
    expect(leftAfter(bubble, near, 20, HERE, 200)).toBe(0);
  });

  test("lets her come back only beyond 1.5 m, so that nobody flickers on the rim", () => {
    const bubble = new Bubble(() => true);
    const near = came(bubble, person(1));
    leftAfter(bubble, near, 20);
    near.shown.x = (NEAR_M + CLEAR_M) / 2;
    expect(leftAfter(bubble, near, 20, HERE, 2_000)).toBe(0);
    near.shown.x = CLEAR_M + 0.01;
    expect(leftAfter(bubble, near, 20, HERE, 4_000)).toBe(1);
    near.shown.x = (NEAR_M + CLEAR_M) / 2;
    expect(leftAfter(bubble, near, 20, HERE, 6_000)).toBe(1);
  });

  test("leaves whoever was set down near by, until she comes nearer or has been apart", () => {
    const bubble = new Bubble(() => true);
    const neighbour = person(0.9);
    expect(leftAfter(bubble, neighbour, 20)).toBe(1);
    neighbour.shown.x = 0.7;
    expect(leftAfter(bubble, neighbour, 20, HERE, 2_000)).toBe(0);
    neighbour.shown.x = 2;
    expect(leftAfter(bubble, neighbour, 20, HERE, 4_000)).toBe(1);
    neighbour.shown.x = 0.9;
    expect(leftAfter(bubble, neighbour, 20, HERE, 6_000)).toBe(0);
    bubble.settle(8_000);
    expect(leftAfter(bubble, neighbour, 20, HERE, 8_000)).toBe(1);
    expect(leftAfter(bubble, neighbour, 20, HERE, 12_000)).toBe(1);
  });

  test("does not count neighbours on seats, nor who stands on the floor above, nor for whom it is not meant", () => {
    const bubble = new Bubble(() => true);
    const seated = came(bubble, person(0.6, PoseFlag.SEATED));
    expect(leftAfter(bubble, seated, 20, { ...HERE, isSeated: true })).toBe(1);
    expect(leftAfter(bubble, seated, 20)).toBe(0);
    const above = came(bubble, person(0.6));
    above.shown.y = 3;
    expect(leftAfter(bubble, above, 20)).toBe(1);
    const nobody = new Bubble(() => false);
    expect(leftAfter(nobody, came(nobody, person(0.6)), 20)).toBe(1);
  });
});
