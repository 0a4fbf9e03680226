import { describe, expect, it } from "vitest";
import { Resampler } from "../../src/voice/resampler";

const tone = (rate: number, length: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * 300 * i) / rate));

describe("a microphone of another rate", () => {
  it.each([44_100, 16_000, 96_000])("at %i Hz sounds as it does at 48 kHz, in pieces of 128", (rate) => {
    const given = tone(rate, Math.floor(rate / 1_280) * 128);
    const resampler = new Resampler(rate);
    const made: number[] = [];
    for (let at = 0; at < given.length; at += 128) made.push(...resampler.take(given.subarray(at, at + 128)));
    const wanted = tone(48_000, made.length);
    expect(Math.abs(made.length - (given.length * 48_000) / rate)).toBeLessThan(4);
    expect(Math.max(...made.map((each, i) => Math.abs(each - (wanted[i] ?? 0))))).toBeLessThan(0.01);
  });

  it("at 48 kHz nothing is touched", () => {
    const given = tone(48_000, 128);
    expect(new Resampler(48_000).take(given)).toBe(given);
  });
});
