import { describe, expect, test } from "vitest";
import { newShownThing, ThingTrack } from "../../src/model/thing_track";

const CALM = { jitterMs: 0 };
const PLAIN = [0, 0, 0, 1] as const;
/** A quarter round, and the same said by the other sign. */
const QUARTER = [0, Math.SQRT1_2, 0, Math.SQRT1_2] as const;
const SAME_QUARTER = [-0, -Math.SQRT1_2, -0, -Math.SQRT1_2] as const;

/** Carried along x at 2 m/s, told at 20 Hz. */
function carried(untilMs: number): ThingTrack {
  const track = new ThingTrack(CALM);
  for (let ms = 0; ms <= untilMs; ms += 50) track.push(ms, [ms * 0.002, 1, 0], PLAIN, 0);
  return track;
}

function shownAt(track: ThingTrack, serverMs: number) {
  const shown = newShownThing();
  expect(track.sampleInto(shown, serverMs)).toBe(true);
  return shown;
}

describe("the track of a thing", () => {
  test("shows nothing before it has heard anything", () => {
    expect(new ThingTrack(CALM).sampleInto(newShownThing(), 1_000)).toBe(false);
  });

  test("shows one and a half intervals ago, as a person beside it is shown", () => {
    expect(shownAt(carried(1_000), 1_000).x).toBeCloseTo(0.925 * 2, 6);
  });

  test.each([QUARTER, SAME_QUARTER])("turns evenly and the short way to %j", (...to) => {
    const track = new ThingTrack(CALM);
    track.push(0, [0, 0, 0], PLAIN, 0);
    track.push(50, [0, 0, 0], to as unknown as typeof QUARTER, 0);
    const { turn } = shownAt(track, 100);
    expect(turn[1]).toBeCloseTo(Math.sin(Math.PI / 8), 6);
    expect(turn[3]).toBeCloseTo(Math.cos(Math.PI / 8), 6);
  });

  test("a pause is a rest: it moves on from where it lay, not slowly all the while", () => {
    const track = carried(500);
    track.push(3_000, [2, 1, 0], PLAIN, 1);
    expect(shownAt(track, 2_900).x).toBeCloseTo(1, 6);
    expect(shownAt(track, 3_050).x).toBeCloseTo(1.5, 6);
    expect(shownAt(track, 3_080).flags).toBe(1);
  });

  test("an older record changes nothing", () => {
    const track = carried(500);
    track.push(400, [9, 9, 9], PLAIN, 0);
    expect(shownAt(track, 2_000).x).toBeCloseTo(1, 6);
  });

  test("is over when its last record was shown", () => {
    const track = carried(500);
    shownAt(track, 520);
    expect(track.isOver(520)).toBe(false);
    shownAt(track, 600);
    expect(track.isOver(600)).toBe(true);
  });
});
