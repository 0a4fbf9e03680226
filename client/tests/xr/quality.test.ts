import { expect, test } from "vitest";
import { EyeQuality, rateWithin, STEPS, texelsFor } from "../../src/xr/quality";

const RATE = 72;

/** Draws for so long with pictures that take so long; returns when. */
function draw(quality: EyeQuality, fromMs: number, seconds: number, pictureMs: number): number {
  let nowMs = fromMs;
  for (; nowMs < fromMs + seconds * 1_000; nowMs += pictureMs) quality.frame(nowMs, RATE);
  return nowMs;
}

const at = (quality: EyeQuality) => STEPS.indexOf(quality.now);

test("a headset of its own begins a step below a machine with much memory", () => {
  expect([new EyeQuality(undefined), new EyeQuality(6), new EyeQuality(8)].map(at)).toEqual([1, 1, 0]);
});

test("late pictures are drawn coarser within seconds, down to the last step", () => {
  const quality = new EyeQuality(8);
  let nowMs = draw(quality, 0, 4.5, 28);
  expect(at(quality)).toBe(1);
  nowMs = draw(quality, nowMs, 20, 28);
  expect(at(quality)).toBe(STEPS.length - 1);
});

test("what comes in time for long is drawn finer, once", () => {
  const quality = new EyeQuality(undefined);
  let nowMs = draw(quality, 0, 60, 1_000 / RATE);
  expect(at(quality)).toBe(0);
  nowMs = draw(quality, nowMs, 6, 28);
  expect(at(quality)).toBeGreaterThan(0);
  const coarse = at(quality);
  draw(quality, nowMs, 120, 1_000 / RATE);
  expect(at(quality)).toBe(coarse);
});

test("a pause is no late picture: the headset lay on the table", () => {
  const quality = new EyeQuality(8);
  let nowMs = 0;
  for (let pauses = 0; pauses < 20; pauses += 1) nowMs = draw(quality, nowMs, 1, 1_000 / RATE) + 5_000;
  expect(at(quality)).toBe(0);
});

test("the device is asked for a rate of its own that is not above the wish", () => {
  expect(rateWithin(new Float32Array([72, 80, 90, 120]), 90)).toBe(90);
  expect(rateWithin(new Float32Array([80, 120]), 72)).toBeNull();
  expect(rateWithin(undefined, 72)).toBeNull();
});

test("where memory is little there are fewer texels", () => {
  expect([texelsFor(2), texelsFor(4), texelsFor(undefined)]).toEqual([0.8, 1, 1]);
});
