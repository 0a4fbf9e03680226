/**
 * Sounds as samples, made once: noise for water, leaves and steps, a plucked string, a wood block. Plain arithmetic; chance
 * is handed in.
 */
import type { GroundKind } from "./ground";

type Samples = Float32Array<ArrayBuffer>;

/** Nothing with a pitch is longer. */
const MUSICAL_S = 0.4;
const STEP_S = 0.06;
/** A loop's end is laid over its beginning, so that nobody hears the seam. */
const SEAM_S = 0.25;

/** Brown noise between 400 and 1,200 Hz, to be looped. */
export function streamNoise(seconds: number, rate: number, chance: () => number): Samples {
  const samples = new Float32Array(Math.round((seconds + SEAM_S) * rate));
  let brown = 0;
  for (let at = 0; at < samples.length; at += 1) {
    brown = 0.995 * brown + (chance() - 0.5);
    samples[at] = brown;
  }
  for (let pass = 0; pass < 3; pass += 1) {
    highPass(samples, 400, rate);
    lowPass(samples, 1_200, rate);
  }
  return levelled(looped(samples, rate), 0.3);
}

/** The rustle of many leaves: noise above 1,800 Hz that flutters, to be looped. */
export function leafNoise(seconds: number, rate: number, chance: () => number): Samples {
  const samples = new Float32Array(Math.round((seconds + SEAM_S) * rate));
  let flutter = 0.5;
  for (let at = 0; at < samples.length; at += 1) {
    flutter += (chance() - flutter) * 0.0012;
    samples[at] = (chance() - 0.5) * flutter;
  }
  highPass(samples, 1_800, rate);
  lowPass(samples, 5_200, rate);
  return levelled(looped(samples, rate), 0.2);
}

/** How each ground answers a foot: the band of its noise, and how soon it dies away. */
const GROUNDS: Readonly<Record<GroundKind, { lowHz: number; highHz: number; fadeS: number; level: number }>> =
  {
    grass: { lowHz: 300, highHz: 2_600, fadeS: 0.022, level: 0.35 },
    earth: { lowHz: 120, highHz: 900, fadeS: 0.016, level: 0.5 },
    stone: { lowHz: 500, highHz: 4_200, fadeS: 0.008, level: 0.55 },
    wood: { lowHz: 90, highHz: 480, fadeS: 0.02, level: 0.75 },
  };

export function stepNoise(ground: GroundKind, rate: number, chance: () => number): Samples {
  const { lowHz, highHz, fadeS, level } = GROUNDS[ground];
  const samples = new Float32Array(Math.round(STEP_S * rate));
  for (let at = 0; at < samples.length; at += 1) samples[at] = chance() - 0.5;
  highPass(samples, lowHz, rate);
  lowPass(samples, highHz, rate);
  for (let at = 0; at < samples.length; at += 1) {
    const seconds = at / rate;
    samples[at] = (samples[at] ?? 0) * Math.min(1, seconds / 0.002) * Math.exp(-seconds / fadeS);
  }
  return faded(peaked(samples, level), rate);
}

/** A string of so many hertz, plucked (Karplus and Strong, 1983): a burst of noise that goes round and loses its edge. */
export function pluck(hz: number, rate: number, chance: () => number): Samples {
  const string = Float32Array.from({ length: Math.max(2, Math.round(rate / hz)) }, () => 2 * chance() - 1);
  const samples = new Float32Array(Math.round(MUSICAL_S * rate));
  for (let at = 0; at < samples.length; at += 1) {
    const here = at % string.length;
    const value = string[here] ?? 0;
    samples[at] = value;
    string[here] = 0.4985 * (value + (string[(here + 1) % string.length] ?? 0));
  }
  return faded(peaked(samples, 0.7), rate);
}

/** Two strings together. */
export function mixed(one: Samples, other: Samples): Samples {
  return one.map((value, at) => 0.5 * (value + (other[at] ?? 0)));
}

/** Dry and short: not so. */
export function woodBlock(rate: number): Samples {
  const samples = new Float32Array(Math.round(0.12 * rate));
  for (let at = 0; at < samples.length; at += 1) {
    const seconds = at / rate;
    const tone = Math.sin(Math.PI * 2 * 820 * seconds) + 0.5 * Math.sin(Math.PI * 2 * 1_310 * seconds);
    samples[at] = tone * Math.exp(-seconds / 0.018);
  }
  return faded(peaked(samples, 0.6), rate);
}

/** One pole each: six decibels less for every octave. */
function lowPass(samples: Samples, hz: number, rate: number): void {
  const share = 1 - Math.exp((-2 * Math.PI * hz) / rate);
  let low = 0;
  for (let at = 0; at < samples.length; at += 1) {
    low += share * ((samples[at] ?? 0) - low);
    samples[at] = low;
  }
}

function highPass(samples: Samples, hz: number, rate: number): void {
  const share = 1 - Math.exp((-2 * Math.PI * hz) / rate);
  let low = 0;
  for (let at = 0; at < samples.length; at += 1) {
    low += share * ((samples[at] ?? 0) - low);
    samples[at] = (samples[at] ?? 0) - low;
  }
}

function looped(samples: Samples, rate: number): Samples {
  const seam = Math.round(SEAM_S * rate);
  const length = samples.length - seam;
  const loop = samples.slice(0, length);
  for (let at = 0; at < seam; at += 1) {
    const share = at / seam;
    loop[at] = (loop[at] ?? 0) * Math.sqrt(share) + (samples[length + at] ?? 0) * Math.sqrt(1 - share);
  }
  return loop;
}

/** Scaled to a loudness: the root of the mean square. */
function levelled(samples: Samples, rms: number): Samples {
  let sum = 0;
  for (const value of samples) sum += value * value;
  const scale = rms / (Math.sqrt(sum / samples.length) || 1);
  return samples.map((value) => Math.max(-1, Math.min(1, value * scale)));
}

function peaked(samples: Samples, peak: number): Samples {
  let most = 0;
  for (const value of samples) most = Math.max(most, Math.abs(value));
  const scale = peak / (most || 1);
  return samples.map((value) => value * scale);
}

/** Ends in silence, without a click. */
function faded(samples: Samples, rate: number): Samples {
  const fade = Math.min(samples.length, Math.round(0.01 * rate));
  for (let at = 0; at < fade; at += 1) {
    const index = samples.length - 1 - at;
    samples[index] = (samples[index] ?? 0) * (at / fade);
  }
  return samples;
}
