import { describe, expect, it } from "vitest";
import { Gaiting, reachFor, strideFor } from "../../src/avatar/gait";

const FRAME_S = 1 / 60;

function gaiting(): Gaiting {
  return new Gaiting(() => 0.5);
}

/** Walks along a direction for a while, looking along `yaw`. */
function walk(figure: Gaiting, seconds: number, vx: number, vz: number, yaw: number, from = { x: 0, z: 0 }) {
  for (let passed = 0; passed < seconds; passed += FRAME_S) {
    from.x += vx * FRAME_S;
    from.z += vz * FRAME_S;
    figure.advance(from.x, from.z, yaw, 0, FRAME_S, null);
  }
  return from;
}

describe("steps", () => {
  it("are longer the faster one goes, and nothing while one stands", () => {
    expect(reachFor(0)).toBe(0);
    expect(reachFor(1.6)).toBeGreaterThan(reachFor(0.5));
    expect(reachFor(4.5)).toBeGreaterThan(reachFor(1.6));
    expect(reachFor(40)).toBeLessThan(0.7);
  });

  it("fit the way: feet do not slide", () => {
    const figure = gaiting();
    const place = walk(figure, 2, 0, -1.6, 0);
    let turned = 0;
    for (let frame = 0; frame < 120; frame += 1) {
      const before = figure.phase;
      place.z -= 1.6 * FRAME_S;
      figure.advance(place.x, place.z, 0, 0, FRAME_S, null);
      turned += (figure.phase - before + 1) % 1;
    }
    expect(turned).toBeCloseTo((1.6 * 2) / strideFor(reachFor(1.6)), 1);
  });

  it("end when she stands", () => {
    const figure = gaiting();
    const place = walk(figure, 1, 0, -1.6, 0);
    walk(figure, 1, 0, 0, 0, place);
    expect(figure.reach).toBeLessThan(0.01);
  });
});

describe("the body", () => {
  it("turns to where she walks, the head keeps looking where she looks", () => {
    const figure = gaiting();
    walk(figure, 2, -1.6, 0, Math.PI / 4);
    expect(figure.bodyYaw).toBeCloseTo(Math.PI / 2, 1);
    expect(figure.headYaw).toBeCloseTo(-Math.PI / 4, 1);
  });

  it("does not turn round for steps backwards", () => {
    const figure = gaiting();
    walk(figure, 2, 0, 1.6, 0);
    expect(Math.abs(figure.bodyYaw)).toBeLessThan(0.1);
  });

  it("follows the head only when the neck can turn no further", () => {
    const figure = gaiting();
    figure.advance(0, 0, 0, 0, FRAME_S, null);
    walk(figure, 2, 0, 0, 0.6);
    expect(figure.bodyYaw).toBeCloseTo(0, 5);
    walk(figure, 3, 0, 0, 2.5);
    expect(figure.bodyYaw).toBeGreaterThan(1.2);
  });

  it("takes a snap as a new place, not as a stride", () => {
    const figure = gaiting();
    walk(figure, 1, 0, -1.6, 0);
    figure.advance(50, 50, 3, 0, FRAME_S, null);
    expect(figure.bodyYaw).toBe(3);
    expect(figure.reach).toBe(0);
  });
});

describe("life", () => {
  it("turns the head to whoever is near", () => {
    const figure = gaiting();
    for (let frame = 0; frame < 90; frame += 1) figure.advance(0, 0, 0, 0, FRAME_S, 0.8);
    expect(figure.headYaw).toBeCloseTo(0.8, 2);
  });

  it("bows once on arrival, for 0.8 s", () => {
    const figure = gaiting();
    figure.advance(0, 0, 0, 0, 0.4, null);
    expect(figure.bow).toBeCloseTo(1, 2);
    figure.advance(0, 0, 0, 0, 0.5, null);
    expect(figure.bow).toBe(0);
  });

  it("blinks every few seconds, shortly", () => {
    const figure = gaiting();
    let [closed, blinks, before] = [0, 0, 0];
    for (let frame = 0; frame < 60 * 60; frame += 1) {
      figure.advance(0, 0, 0, 0, FRAME_S, null);
      closed += figure.blink;
      if (figure.blink > before) blinks += 1;
      before = figure.blink;
    }
    expect(blinks).toBeGreaterThan(9);
    expect(blinks).toBeLessThan(21);
    expect(closed / 3_600).toBeLessThan(0.06);
  });
});
