import { describe, expect, it } from "vitest";
import { Gait } from "../../src/protocol/generated";
import { CollisionWorld } from "../../src/world/collision";
import { Walker } from "../../src/world/walking";
import { Yard } from "./yard";

const FRAME_S = 1 / 60;
const WALK = 1.6;

function walkerIn(yard: Yard, x = 0, y = 0, z = 0): Walker {
  const walker = new Walker(new CollisionWorld(yard.entities));
  walker.place(x, y, z);
  return walker;
}

function walk(walker: Walker, seconds: number, vx: number, vz: number, frame = FRAME_S): void {
  for (let passed = 0; passed < seconds; passed += frame) walker.step(frame, vx, vz, false, false);
}

describe("on a floor", () => {
  it("goes as far as its speed says", () => {
    const walker = walkerIn(new Yard().floor());
    walk(walker, 2, WALK, 0);
    expect(walker.position.x).toBeCloseTo(3.2, 1);
    expect(walker.position.y).toBeCloseTo(0, 3);
    expect(walker.gait).toBe(Gait.WALK);
    expect(walker.vx).toBeCloseTo(WALK, 2);
  });

  it("stands still without a wish, and says so", () => {
    const walker = walkerIn(new Yard().floor());
    walk(walker, 1, 0, 0);
    expect(walker.position.toArray()).toEqual([0, 0, 0]);
    expect(walker.gait).toBe(Gait.STILL);
  });

  it("covers the same ground in few long frames as in many short ones", () => {
    const often = walkerIn(new Yard().floor());
    const seldom = walkerIn(new Yard().floor());
    walk(often, 1, 4.5, 0, 1 / 60);
    walk(seldom, 1, 4.5, 0, 1 / 12);
    expect(Math.abs(often.position.x - seldom.position.x)).toBeLessThan(0.45);
  });

  it("does not walk for the time that a hidden tab missed", () => {
    const walker = walkerIn(new Yard().floor());
    walker.step(30, 4.5, 0, true, false);
    expect(walker.position.x).toBeLessThan(1.2);
  });
});

describe("stairs and slopes", () => {
  it("climbs ten stairs of 0.18 m and comes down again", () => {
    const walker = walkerIn(new Yard().floor().stairs(), 0, 0, 1);
    walk(walker, 4, 0, -WALK);
    expect(walker.position.y).toBeCloseTo(1.8, 2);
    walk(walker, 5, 0, WALK);
    expect(walker.position.y).toBeCloseTo(0, 2);
    expect(walker.isOnGround).toBe(true);
  });

  it("climbs a step of 0.34 m", () => {
    const yard = new Yard().floor();
    yard.solid("box", [4, 0.34, 4], [0, 0.17, -3]);
    const walker = walkerIn(yard);
    walk(walker, 2, 0, -WALK);
    expect(walker.position.y).toBeCloseTo(0.34, 2);
  });

  it("does not climb a step of 0.5 m", () => {
    const yard = new Yard().floor();
    yard.solid("box", [4, 0.5, 4], [0, 0.25, -3]);
    const walker = walkerIn(yard);
    walk(walker, 3, 0, -WALK);
    expect(walker.position.y).toBeCloseTo(0, 3);
    expect(walker.position.z).toBeGreaterThan(-0.75);
  });

  it("goes up a ramp of 30°", () => {
    const yard = new Yard().floor();
    yard.solid("ramp", [2, 1.8, 3.12], [0, 0.9, -2]);
    yard.solid("box", [2, 1.8, 4], [0, 0.9, -5.5]);
    const walker = walkerIn(yard);
    walk(walker, 4, 0, -WALK);
    expect(walker.position.y).toBeCloseTo(1.8, 2);
  });

  it("goes up a slope of 40° and not up one of 55°", () => {
    const slope = (degrees: number) => (_x: number, z: number) =>
      Math.max(0, -z) * Math.tan((degrees * Math.PI) / 180);
    const gentle = walkerIn(new Yard().ground(slope(40)), 0, 0, 1);
    walk(gentle, 3, 0, -WALK);
    expect(gentle.position.y).toBeGreaterThan(1.5);
    const steep = walkerIn(new Yard().ground(slope(55)), 0, 0, 1);
    walk(steep, 3, 0, -WALK);
    expect(steep.position.y).toBeLessThan(0.5);
  });

  it("follows a meadow up and down without leaving it", () => {
    const swell = (x: number, z: number) => 0.4 * Math.sin(0.6 * x) * Math.cos(0.5 * z);
    const walker = walkerIn(new Yard().ground(swell), -8, 0.4, 0);
    for (let passed = 0; passed < 9; passed += FRAME_S) {
      walker.step(FRAME_S, WALK, 0, false, false);
      expect(walker.isOnGround).toBe(true);
    }
    expect(walker.position.x).toBeGreaterThan(6);
  });
});

describe("walls", () => {
  it("stop whoever walks against them, a body's radius away", () => {
    const yard = new Yard().floor();
    yard.solid("box", [8, 3, 0.3], [0, 1.5, -3]);
    const walker = walkerIn(yard);
    walk(walker, 4, 0, -4.5);
    expect(walker.position.z).toBeCloseTo(-2.55, 1);
  });

  it("let her slide along them", () => {
    const yard = new Yard().floor();
    yard.solid("box", [30, 3, 0.3], [0, 1.5, -2]);
    const walker = walkerIn(yard);
    walk(walker, 3, 1.2, -1.2);
    expect(walker.position.x).toBeGreaterThan(3);
    expect(walker.position.z).toBeGreaterThan(-1.7);
  });

  it("have no gap where a door is 1 m wide and she walks through", () => {
    const yard = new Yard().floor();
    yard.solid("box", [4, 3, 0.3], [-2.5, 1.5, -2]);
    yard.solid("box", [4, 3, 0.3], [2.5, 1.5, -2]);
    yard.solid("box", [1, 0.6, 0.3], [0, 2.4, -2]);
    const walker = walkerIn(yard);
    walk(walker, 3, 0, -WALK);
    expect(walker.position.z).toBeLessThan(-4);
  });

  it("hold even at a run with few frames a second", () => {
    const yard = new Yard().floor();
    yard.solid("box", [8, 3, 0.2], [0, 1.5, -3]);
    const walker = walkerIn(yard);
    walk(walker, 4, 0, -4.5, 0.1);
    expect(walker.position.z).toBeGreaterThan(-2.9);
  });

  it("need not be seen: a barrier keeps feet out of the water", () => {
    const line: [number, number, number][] = [
      [-4, 0, -2],
      [0, 0, -2.5],
      [4, 0, -2],
    ];
    const walker = walkerIn(new Yard().floor().barrier(line));
    walk(walker, 3, 0, -WALK);
    expect(walker.position.z).toBeGreaterThan(-2.3);
  });

  it("close the world: nobody gets over its border", () => {
    const walker = walkerIn(new Yard().floor().bounds(5));
    walk(walker, 6, 4.5, 0);
    expect(walker.position.x).toBeLessThanOrEqual(4.75);
  });
});

describe("up and down", () => {
  it("falls to the floor and lands on it", () => {
    const walker = walkerIn(new Yard().floor(), 0, 6, 0);
    walk(walker, 3, 0, 0);
    expect(walker.position.y).toBe(0);
    expect(walker.isOnGround).toBe(true);
  });

  it("does not fall through a thin floor, however few frames there are", () => {
    const yard = new Yard();
    yard.solid("box", [10, 0.05, 10], [0, -0.025, 0]);
    const walker = walkerIn(yard, 0, 15, 0);
    walk(walker, 4, 0, 0, 0.1);
    expect(walker.position.y).toBe(0);
  });

  it("jumps a little and comes down where it was", () => {
    const walker = walkerIn(new Yard().floor());
    walker.step(FRAME_S, 0, 0, false, true);
    let highest = 0;
    for (let passed = 0; passed < 1.5; passed += FRAME_S) {
      walker.step(FRAME_S, 0, 0, false, false);
      highest = Math.max(highest, walker.position.y);
    }
    expect(highest).toBeGreaterThan(0.25);
    expect(highest).toBeLessThan(0.6);
    expect(walker.position.y).toBe(0);
  });

  it("says it is in the air while it jumps, and cannot jump there again", () => {
    const walker = walkerIn(new Yard().floor());
    walker.step(FRAME_S, 0, 0, false, true);
    expect(walker.gait).toBe(Gait.AIR);
    const before = walker.position.y;
    walker.step(FRAME_S, 0, 0, false, true);
    expect(walker.position.y - before).toBeLessThan(0.06);
  });

  it("steps off a table and falls, not glides", () => {
    const yard = new Yard().floor();
    yard.solid("box", [2, 1, 2], [0, 0.5, 0]);
    const walker = walkerIn(yard, 0, 1, 0);
    walk(walker, 1, WALK, 0);
    walk(walker, 1, 0, 0);
    expect(walker.position.y).toBe(0);
  });

  it("walks beneath a gallery and upon it", () => {
    const yard = new Yard().floor();
    yard.solid("box", [4, 0.25, 12], [0, 2.6, 0]);
    const below = walkerIn(yard, 0, 0, 5);
    walk(below, 3, 0, -WALK);
    expect(below.position.y).toBe(0);
    const above = walkerIn(yard, 0, 2.8, 5);
    walk(above, 3, 0, -WALK);
    expect(above.position.y).toBeCloseTo(2.725, 3);
  });

  it("comes back to firm ground when there is none below", () => {
    const yard = new Yard();
    yard.solid("box", [4, 1, 4], [0, -0.5, 0]);
    const walker = walkerIn(yard);
    walk(walker, 5, WALK, 0);
    expect(walker.position.y).toBeGreaterThan(-1);
  });
});
