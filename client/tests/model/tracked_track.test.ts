import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TrackedTrack } from "../../src/model/tracked_track";
import { HandShape, TRACKED_SILENT_MS, TrackedFlag } from "../../src/protocol/generated";
import { newTrackedRecord, type TrackedRecord } from "../../src/protocol/tracked_codec";

const FEET = { x: 10, y: 1, z: -5 };
const PLAIN = [0, 0, 0, 1] as const;
/** A quarter round, and the same said by the other sign. */
const QUARTER = [0, Math.SQRT1_2, 0, Math.SQRT1_2] as const;
const SAME_QUARTER = [-0, -Math.SQRT1_2, -0, -Math.SQRT1_2] as const;
type Turn = readonly [number, number, number, number];

/** A right hand at so many metres along x, and a head above it. */
function hand(x: number, turn: Turn = PLAIN, flags: number = TrackedFlag.HANDS): TrackedRecord {
  const record = newTrackedRecord();
  record.flags = flags;
  record.numbers.set([0, 1.5, 0, ...PLAIN], 0);
  record.numbers.set([x, 1, -0.3, ...turn], 14);
  record.states.set([1, 0, 1 | (HandShape.PINCH << 1)]);
  return record;
}

function handAt(track: TrackedTrack, shownMs: number) {
  expect(track.show(FEET, shownMs)).toBe(true);
  return track.shown.right;
}

describe("the track of head and hands", () => {
  test("shows nothing before it has heard anything", () => {
    expect(new TrackedTrack().show(FEET, 0)).toBe(false);
  });

  test("pr76: parts are counted from the feet; between two records they move straight", () => {
    const track = new TrackedTrack();
    for (let ms = 0; ms <= 500; ms += 50) track.push(ms, hand(ms / 1_000));
    expect(handAt(track, 430)).toMatchObject({ isTracked: true, y: 2, z: -5.3, shape: HandShape.PINCH });
    expect(track.shown.right.x).toBeCloseTo(10.43, 9);
    expect(track.shown).toMatchObject({ flags: TrackedFlag.HANDS, head: { isTracked: true, y: 2.5 } });
    expect(track.shown.left.isTracked).toBe(false);
  });

  test.each([QUARTER, SAME_QUARTER])("turns the short way to %j", (...to) => {
    const track = new TrackedTrack();
    track.push(0, hand(0));
    track.push(50, hand(0, to as unknown as Turn));
    const { q } = handAt(track, 25);
    expect(q[1]).toBeCloseTo(Math.sin(Math.PI / 8), 6);
    expect(q[3]).toBeCloseTo(Math.cos(Math.PI / 8), 6);
  });

  test("a pause is a rest: a hand moves on from where it was held", () => {
    const track = new TrackedTrack();
    track.push(0, hand(0));
    track.push(1_000, hand(0.4));
    expect(handAt(track, 900).x).toBeCloseTo(10, 9);
    expect(handAt(track, 975).x).toBeCloseTo(10.2, 9);
    expect(handAt(track, 1_200).x).toBeCloseTo(10.4, 9);
  });

  test("a hand that is lost rests until then, and is gone", () => {
    const track = new TrackedTrack();
    track.push(0, hand(0));
    const lost = hand(0);
    lost.states[2] = 0;
    track.push(50, lost);
    expect(handAt(track, 40)).toMatchObject({ isTracked: true, x: 10 });
    expect(handAt(track, 60).isTracked).toBe(false);
    expect(track.shown.head.isTracked).toBe(true);
  });

  test("pr78: the end is shown when its time has come, and silence is one", () => {
    const track = new TrackedTrack();
    track.push(0, hand(0));
    track.push(50, newTrackedRecord());
    expect(track.show(FEET, 40)).toBe(true);
    expect(track.show(FEET, 50)).toBe(false);
    const silent = new TrackedTrack();
    silent.push(0, hand(0));
    expect(silent.isSilent(TRACKED_SILENT_MS)).toBe(false);
    expect(silent.isSilent(TRACKED_SILENT_MS + 1)).toBe(true);
  });

  test("an older record changes nothing", () => {
    const track = new TrackedTrack();
    track.push(100, hand(0.1));
    track.push(50, hand(9));
    expect(handAt(track, 300).x).toBeCloseTo(10.1, 9);
  });

  test("whatever was heard, a hand is shown between the places heard of", () => {
    const step = fc.record({
      gapMs: fc.integer({ min: 1, max: 300 }),
      x: fc.double({ min: -2, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 0, max: 900 }),
        (steps, agoMs) => {
          const track = new TrackedTrack();
          let nowMs = 0;
          for (const { gapMs, x } of steps) {
            nowMs += gapMs;
            track.push(nowMs, hand(x));
          }
          const { x, q } = handAt(track, nowMs - agoMs);
          const places = steps.map((each) => FEET.x + each.x);
          expect(x).toBeGreaterThanOrEqual(Math.min(...places) - 1e-9);
          expect(x).toBeLessThanOrEqual(Math.max(...places) + 1e-9);
          expect(Math.hypot(...q)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});
