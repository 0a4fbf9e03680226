import { expect, test } from "vitest";
import { clipMoment } from "../../src/components/animation";
import type { Animation, Sound } from "../../src/components/generated";
import { soundMoment } from "../../src/components/sound";

const CLIP: Animation = { clip: "", speed: 1, is_looping: true, starts: "at_once" };
const SOUND: Sound = {
  asset: "ast_0000000000000000",
  volume: 1,
  near_m: 2,
  far_m: 20,
  is_looping: true,
  starts: "at_once",
};

test("everybody sees the same step: a clip goes by the server's clock alone", () => {
  expect(clipMoment(CLIP, 4, 1_000_001, null, 7)).toBeCloseTo(1, 6);
  expect(clipMoment({ ...CLIP, speed: -1 }, 4, 1_000_001, null, 7)).toBeCloseTo(3, 6);
});

test("what waits for a button rests until it is pressed, and plays once to its end", () => {
  const once: Animation = { ...CLIP, is_looping: false, starts: "on_press" };
  expect(clipMoment(once, 4, 100, null, 0)).toBeNull();
  expect(clipMoment(once, 4, 101.5, { sinceMs: 100_000 }, 0)).toBeCloseTo(1.5, 6);
  expect(clipMoment(once, 4, 200, { sinceMs: 100_000 }, 0)).toBeCloseTo(3.999, 6);
});

test("a sound that goes round is taken up where it is for all; one that was pressed ends", () => {
  expect(soundMoment(SOUND, 10, 103, null)).toBeCloseTo(3, 6);
  const once: Sound = { ...SOUND, is_looping: false, starts: "on_press" };
  expect(soundMoment(once, 10, 103, null)).toBeNull();
  expect(soundMoment(once, 10, 103, { sinceMs: 100_000 })).toBeCloseTo(3, 6);
  expect(soundMoment(once, 10, 111, { sinceMs: 100_000 })).toBeNull();
});
