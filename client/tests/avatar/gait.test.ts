import { describe, expect, it } from "vitest";
import { Gaiting, newSeen, type Seen } from "../../src/avatar/gait";
import { dutyFor, reachFor, strideFor } from "../../src/avatar/legs";

const FRAME_S = 1 / 60;

function gaiting(): Gaiting {
  return new Gaiting(() => 0.5);
}

/** Goes along a direction for a while. */
function go(
  figure: Gaiting,
  seconds: number,
  vx: number,
  vz: number,
  seen: Partial<Seen> = {},
  from = { x: 0, z: 0 },
) {
  for (let passed = 0; passed < seconds; passed += FRAME_S) {
    from.x += vx * FRAME_S;
    from.z += vz * FRAME_S;
    figure.advance({ ...newSeen(), ...seen, ...from }, FRAME_S);
  }
  return from;
}

describe("steps", () => {
  it("fit the way: feet do not slide", () => {
    const figure = gaiting();
    const place = go(figure, 2, 0, -1.6);
    let turned = 0;
    for (let frame = 0; frame < 120; frame += 1) {
      const before = figure.phase;
      go(figure, FRAME_S / 2, 0, -1.6, {}, place);
      turned += (figure.phase - before + 1) % 1;
    }
    expect(turned).toBeCloseTo((1.6 * 2) / strideFor(reachFor(1.6), dutyFor(1.6)), 1);
  });

  it("end when she stands", () => {
    const figure = gaiting();
    const place = go(figure, 1, 0, -1.6);
    go(figure, 1, 0, 0, {}, place);
    expect(figure.pace).toBeLessThan(0.01);
  });

  it("are none while she is set onto a seat", () => {
    const figure = gaiting();
    go(figure, 0.5, 0, 0);
    figure.advance({ ...newSeen(), x: 0.8, sits: true }, FRAME_S);
    expect(figure.pace).toBe(0);
  });
});

describe("the body", () => {
  it("turns to where she walks, the head keeps looking where she looks", () => {
    const figure = gaiting();
    go(figure, 2, -1.6, 0, { yaw: Math.PI / 4 });
    expect(figure.bodyYaw).toBeCloseTo(Math.PI / 2, 1);
    expect(figure.headYaw).toBeCloseTo(-Math.PI / 4, 1);
  });

  it("does not turn round for steps backwards", () => {
    const figure = gaiting();
    go(figure, 2, 0, 1.6);
    expect(Math.abs(figure.bodyYaw)).toBeLessThan(0.1);
  });

  it("follows the head only when the neck can turn no further", () => {
    const figure = gaiting();
    figure.advance(newSeen(), FRAME_S);
    go(figure, 2, 0, 0, { yaw: 0.6 });
    expect(figure.bodyYaw).toBeCloseTo(0, 5);
    go(figure, 3, 0, 0, { yaw: 2.5 });
    expect(figure.bodyYaw).toBeGreaterThan(1.2);
  });

  it("takes a snap as a new place, not as a stride", () => {
    const figure = gaiting();
    go(figure, 1, 0, -1.6);
    figure.advance({ ...newSeen(), x: 50, z: 50, yaw: 3 }, FRAME_S);
    expect(figure.bodyYaw).toBe(3);
    expect(figure.pace).toBe(0);
  });

  it("sits down within half a second, and is seated at once when first seen so", () => {
    const figure = gaiting();
    figure.advance(newSeen(), FRAME_S);
    go(figure, 0.2, 0, 0, { sits: true });
    expect(figure.seated).toBeGreaterThan(0.1);
    expect(figure.seated).toBeLessThan(0.9);
    go(figure, 0.5, 0, 0, { sits: true });
    expect(figure.seated).toBe(1);
    const met = gaiting();
    met.advance({ ...newSeen(), sits: true }, FRAME_S);
    expect(met.seated).toBe(1);
  });

  it("rolls a wheelchair by the way it goes, and back again", () => {
    const figure = gaiting();
    const place = go(figure, 1, 0, -1, { wheelchair: true });
    const ahead = figure.rolled;
    expect(ahead).toBeCloseTo(1 / 0.3, 0);
    go(figure, 1, 0, 1, { wheelchair: true }, place);
    expect(figure.rolled).toBeLessThan(0.5);
  });
});

describe("life", () => {
  it("turns eyes and head to whoever is near, the eyes first", () => {
    const figure = gaiting();
    const seen = { ...newSeen(), attends: true, towardsYaw: 0.8 };
    for (let frame = 0; frame < 4; frame += 1) figure.advance(seen, FRAME_S);
    expect(figure.gazeYaw).toBeGreaterThan(0.3);
    expect(figure.headYaw).toBeLessThan(0.5);
    for (let frame = 0; frame < 120; frame += 1) figure.advance(seen, FRAME_S);
    expect(figure.headYaw).toBeCloseTo(0.8, 2);
    expect(figure.gazeYaw).toBeCloseTo(0, 1);
  });

  it("bows once on arrival, for 0.8 s", () => {
    const figure = gaiting();
    figure.advance(newSeen(), 0.4);
    expect(figure.bow).toBeCloseTo(1, 2);
    figure.advance(newSeen(), 0.5);
    expect(figure.bow).toBe(0);
  });

  it("blinks every few seconds, shortly", () => {
    const figure = gaiting();
    let [closed, blinks, before] = [0, 0, 0];
    for (let frame = 0; frame < 60 * 60; frame += 1) {
      figure.advance(newSeen(), FRAME_S);
      closed += figure.blink;
      if (figure.blink > 0 && before === 0) blinks += 1;
      before = figure.blink;
    }
    expect(blinks).toBeGreaterThan(9);
    expect(blinks).toBeLessThan(21);
    expect(closed / 3_600).toBeLessThan(0.06);
  });

  it("stands on one leg and then on the other", () => {
    const figure = new Gaiting(() => 0.6);
    const seen = new Set<number>();
    for (let frame = 0; frame < 60 * 40; frame += 1) {
      figure.advance(newSeen(), FRAME_S);
      if (Math.abs(figure.shift) > 0.4) seen.add(Math.sign(figure.shift));
    }
    expect([...seen].sort()).toEqual([-1, 1]);
  });

  it("lowers the head of somebody who is away", () => {
    const figure = gaiting();
    go(figure, 4, 0, 0, { away: true });
    expect(figure.away).toBeGreaterThan(0.95);
    expect(figure.headPitch).toBeLessThan(-0.35);
    expect(figure.blink).toBeGreaterThan(0.6);
  });
});
