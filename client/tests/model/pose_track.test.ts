import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newShown, PoseTrack, shortTurn } from "../../src/model/pose_track";
import { Gait, PoseFlag } from "../../src/protocol/generated";

const CALM = { jitterMs: 0 };

/** A walker along x at 2 m/s, told every `everyMs`, from 0 to `untilMs`. */
function walker(everyMs: number, untilMs: number): PoseTrack {
  const track = new PoseTrack(CALM);
  for (let ms = 0; ms <= untilMs; ms += everyMs) track.push(ms, ms * 0.002, 0, 0, 0, 0, Gait.WALK);
  return track;
}

function shownAt(track: PoseTrack, serverMs: number) {
  const shown = newShown();
  expect(track.sampleInto(shown, serverMs)).toBe(true);
  return shown;
}

describe("a pose track", () => {
  test("shows nothing before it has heard anything", () => {
    expect(new PoseTrack(CALM).sampleInto(newShown(), 1_000)).toBe(false);
  });

  test("a near walker is shown one and a half intervals ago, at her own speed", () => {
    const shown = shownAt(walker(50, 1_000), 1_000);
    expect(shown.x).toBeCloseTo((1_000 - 75) * 0.002, 5);
    expect(shown.vx).toBeCloseTo(2, 4);
  });

  test.each([
    [50, 75],
    [150, 225],
    [500, 750],
  ])("told every %i ms, shown %i ms ago", (everyMs, delayMs) => {
    const track = walker(everyMs, 3_000);
    expect(track.intervalMs).toBe(everyMs);
    expect(shownAt(track, 3_000).x).toBeCloseTo((3_000 - delayMs) * 0.002, 4);
  });

  test("what arrives late is waited for", () => {
    const track = new PoseTrack({ jitterMs: 40 });
    for (let ms = 0; ms <= 1_000; ms += 50) track.push(ms, ms * 0.002, 0, 0, 0, 0, Gait.WALK);
    expect(shownAt(track, 1_000).x).toBeCloseTo((1_000 - 115) * 0.002, 5);
  });

  test("when the tier changes the delay is eased, and time never runs backwards", () => {
    const track = walker(50, 1_000);
    let before = shownAt(track, 1_000).x;
    let slowest = Number.POSITIVE_INFINITY;
    for (let ms = 1_010; ms <= 6_000; ms += 10) {
      if (ms % 500 === 0) track.push(ms, ms * 0.002, 0, 0, 0, 0, Gait.WALK);
      const { x } = shownAt(track, ms);
      expect(x).toBeGreaterThanOrEqual(before - 1e-4);
      slowest = Math.min(slowest, track.delayMs);
      before = x;
    }
    expect(slowest).toBeCloseTo(75, 3);
    expect(track.delayMs).toBe(750);
  });

  test("pr17: nothing is shown between the places of a jump", () => {
    const track = walker(50, 1_000);
    track.push(1_050, 40, 0, 0, 0, 0, PoseFlag.SNAP);
    for (let ms = 1_050; ms < 1_300; ms += 7) expect(shownAt(track, ms).x).toBe(40);
    track.push(1_100, 41, 0, 0, 0, 0, PoseFlag.SNAP);
    expect(shownAt(track, 1_300).x).toBe(41);
  });

  test("pr20: after a jump she is shown going on as evenly as before", () => {
    const track = new PoseTrack(CALM);
    track.push(0, 0, 0, 0, 0, 0, Gait.WALK);
    for (let ms = 50; ms <= 500; ms += 50)
      track.push(ms, 40 + ms * 0.002, 0, 0, 0, 0, PoseFlag.SNAP | Gait.WALK);
    for (let ms = 140; ms <= 500; ms += 7)
      expect(shownAt(track, ms).x).toBeCloseTo(40 + (ms - 75) * 0.002, 4);
  });

  test("whoever stood still and sets off does not glide through the pause", () => {
    const track = new PoseTrack(CALM);
    track.push(0, 0, 0, 0, 0, 0, Gait.STILL);
    track.push(1_000, 0, 0, 0, 0, 0, Gait.STILL);
    track.push(1_700, 0.1, 0, 0, 0, 0, Gait.WALK);
    expect(shownAt(track, 1_600).x).toBe(0);
    expect(shownAt(track, 1_700).x).toBe(0);
    expect(shownAt(track, 1_775).x).toBeCloseTo(0.1, 5);
    expect(track.intervalMs).toBe(50);
  });

  test("one skipped frame does not make a near walker a far one", () => {
    const track = walker(50, 1_000);
    track.push(1_150, 2.3, 0, 0, 0, 0, Gait.WALK);
    track.push(1_200, 2.4, 0, 0, 0, 0, Gait.WALK);
    expect(track.intervalMs).toBe(50);
  });

  test("turns by the short way", () => {
    const track = new PoseTrack(CALM);
    track.push(0, 0, 0, 0, 6.2, 0, Gait.WALK);
    track.push(50, 0, 0, 0, 0.1, 0, Gait.WALK);
    const { yaw } = shownAt(track, 100);
    expect(Math.abs(shortTurn(yaw, 6.2915))).toBeLessThan(0.01);
  });

  test("a pose that is not newer than the last is dropped", () => {
    const track = walker(50, 1_000);
    track.push(950, 99, 0, 0, 0, 0, Gait.WALK);
    track.push(1_000, 99, 0, 0, 0, 0, Gait.WALK);
    expect(shownAt(track, 2_000).x).toBeCloseTo(2, 5);
  });

  test("another person's slot begins anew", () => {
    const track = walker(50, 1_000);
    track.clear();
    expect(track.sampleInto(newShown(), 1_000)).toBe(false);
  });

  test("whatever was heard, what is shown lies between the places heard of", () => {
    const step = fc.record({
      gapMs: fc.integer({ min: 1, max: 1_500 }),
      x: fc.double({ min: -50, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 0, max: 3_000 }),
        (steps, later) => {
          const track = new PoseTrack(CALM);
          let ms = 0;
          for (const { gapMs, x } of steps) {
            ms += gapMs;
            track.push(ms, x, 0, 0, 0, 0, Gait.WALK);
          }
          const xs = steps.map(({ x }) => x);
          const { x } = shownAt(track, ms + later);
          expect(x).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-3);
          expect(x).toBeLessThanOrEqual(Math.max(...xs) + 1e-3);
        },
      ),
    );
  });
});

describe("a short turn", () => {
  test("is at most half a circle and ends where it should", () => {
    const angle = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(angle, angle, (from, to) => {
        const turn = shortTurn(from, to);
        expect(Math.abs(turn)).toBeLessThanOrEqual(Math.PI + 1e-9);
        expect(Math.cos(from + turn)).toBeCloseTo(Math.cos(to), 6);
        expect(Math.sin(from + turn)).toBeCloseTo(Math.sin(to), 6);
      }),
    );
  });
});
