import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decibels, gust, masterLevel, swell } from "../../src/sound/level";

describe("how loud it is", () => {
  test("never more than 18 dB below full, and 9 dB less while somebody speaks", () => {
    expect(masterLevel({ sound: true, volume: 1, someoneSpeaks: false })).toBeCloseTo(decibels(-18), 9);
    expect(masterLevel({ sound: true, volume: 1, someoneSpeaks: true })).toBeCloseTo(decibels(-27), 9);
  });

  test("nothing at all when it is switched off or turned down", () => {
    expect(masterLevel({ sound: false, volume: 1, someoneSpeaks: false })).toBe(0);
    expect(masterLevel({ sound: true, volume: 0, someoneSpeaks: false })).toBe(0);
  });

  test("stream and leaves swell slowly between silence and the whole, whatever the hour", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (seconds) => {
        for (const level of [swell, gust]) {
          expect(level(seconds)).toBeGreaterThan(0);
          expect(level(seconds)).toBeLessThanOrEqual(1.001);
          expect(Math.abs(level(seconds + 0.05) - level(seconds))).toBeLessThan(0.05);
        }
      }),
    );
  });
});
