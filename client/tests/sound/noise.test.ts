import { describe, expect, test } from "vitest";
import { seededChance } from "../../src/components/chance";
import type { GroundKind } from "../../src/sound/ground";
import { leafNoise, mixed, pluck, stepNoise, streamNoise, woodBlock } from "../../src/sound/noise";

const RATE = 16_000;

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
}

/** How much of one frequency there is (Goertzel). */
function power(samples: Float32Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [one, two] = [0, 0];
  for (const value of samples) [one, two] = [value + turn * one - two, one];
  return one * one + two * two - turn * one * two;
}

/** Around a frequency, so that chance evens out. */
function band(samples: Float32Array, hz: number): number {
  let sum = 0;
  for (let step = -20; step <= 20; step += 1) sum += power(samples, hz * (1 + step / 200));
  return sum;
}

describe("the stream", () => {
  const stream = streamNoise(2, RATE, seededChance(1));

  test("is loudest between 400 and 1,200 Hz", () => {
    expect(band(stream, 700)).toBeGreaterThan(4 * band(stream, 100));
    expect(band(stream, 700)).toBeGreaterThan(4 * band(stream, 5_000));
  });

  test("loops without a seam and is of one loudness", () => {
    const steps = stream.map((value, at) => Math.abs(value - (stream[at - 1] ?? value)));
    const seam = Math.abs((stream[0] ?? 0) - (stream.at(-1) ?? 0));
    expect(seam).toBeLessThanOrEqual(Math.max(...steps));
    expect(rms(stream)).toBeCloseTo(0.3, 2);
    expect(stream).toHaveLength(2 * RATE);
  });

  test("leaves rustle above it", () => {
    const leaves = leafNoise(2, RATE, seededChance(1));
    expect(band(leaves, 3_500)).toBeGreaterThan(4 * band(leaves, 500));
  });
});

describe("notes", () => {
  test("a plucked string has its pitch, is over within 400 ms and ends in silence", () => {
    const note = pluck(440, RATE, seededChance(2));
    expect(note.length / RATE).toBeLessThanOrEqual(0.4);
    expect(note.at(-1)).toBeCloseTo(0, 3);
    expect(power(note, 440)).toBeGreaterThan(5 * power(note, 523));
    expect(rms(note.slice(0, 800))).toBeGreaterThan(rms(note.slice(-800)));
  });

  test("two strings together are heard both", () => {
    const both = mixed(pluck(293.66, RATE, seededChance(2)), pluck(440, RATE, seededChance(3)));
    expect(Math.min(power(both, 293), power(both, 440))).toBeGreaterThan(5 * power(both, 350));
  });

  test("a refusal is short and dry", () => {
    const knock = woodBlock(RATE);
    expect(knock.length / RATE).toBeLessThan(0.15);
    expect(rms(knock.slice(0, 400))).toBeGreaterThan(10 * rms(knock.slice(-400)));
  });
});

describe("steps", () => {
  const kinds: GroundKind[] = ["grass", "earth", "stone", "wood"];

  test.each(kinds)("on %s last 60 ms and never clip", (kind) => {
    const step = stepNoise(kind, RATE, seededChance(4));
    expect(step).toHaveLength(0.06 * RATE);
    expect(Math.max(...step.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(step.at(-1)).toBeCloseTo(0, 3);
  });

  test("wood is duller than stone", () => {
    const share = (kind: GroundKind) => {
      const step = stepNoise(kind, RATE, seededChance(4));
      return band(step, 250) / band(step, 2_500);
    };
    expect(share("wood")).toBeGreaterThan(3 * share("stone"));
  });
});
