/** Sounds that every experience may play without bringing any, made on the spot from tones and noise. */
import { seededChance } from "../components/chance";
import { woodBlock } from "../sound/noise";

type Samples = Float32Array<ArrayBuffer>;

/** Of a struck bronze: each part's height above the strike note, how loud it is, and in how many seconds it fades to a third. */
interface Partial {
  readonly ratio: number;
  readonly level: number;
  readonly fade_s: number;
}

/** Hum, prime, tierce, quint, nominal, and what gives the stroke its edge. */
const BELL: readonly Partial[] = [
  { ratio: 0.5, level: 0.35, fade_s: 1.6 },
  { ratio: 1, level: 0.8, fade_s: 1.1 },
  { ratio: 1.19, level: 0.5, fade_s: 0.8 },
  { ratio: 1.5, level: 0.3, fade_s: 0.55 },
  { ratio: 2, level: 0.7, fade_s: 0.6 },
  { ratio: 2.52, level: 0.25, fade_s: 0.3 },
  { ratio: 3.98, level: 0.3, fade_s: 0.16 },
];
const GONG: readonly Partial[] = [
  { ratio: 1, level: 1, fade_s: 2.4 },
  { ratio: 1.48, level: 0.5, fade_s: 1.9 },
  { ratio: 2.09, level: 0.55, fade_s: 1.5 },
  { ratio: 2.56, level: 0.35, fade_s: 1.2 },
  { ratio: 3.39, level: 0.3, fade_s: 0.9 },
  { ratio: 4.1, level: 0.25, fade_s: 0.7 },
  { ratio: 5.17, level: 0.2, fade_s: 0.5 },
];
const GLASS: readonly Partial[] = [
  { ratio: 1, level: 1, fade_s: 0.7 },
  { ratio: 2.76, level: 0.3, fade_s: 0.25 },
  { ratio: 5.4, level: 0.12, fade_s: 0.1 },
];
const [D3, D5, G5, A5, B5, D6] = [146.83, 587.33, 783.99, 880, 987.77, 1_174.66];
const EDGE_S = 0.003;
const CLAPS_A_SECOND = 190;

export const MADE_SOUNDS: Readonly<Record<string, (rate: number) => Samples>> = {
  bell: (rate) => struck(rate, 3.2, D5, BELL, EDGE_S),
  gong: (rate) => struck(rate, 5, D3 * 0.75, GONG, 0.06),
  chime: (rate) => sequence(rate, 1.9, [D5, A5, B5, D6], 0.14, 0.8),
  applause,
  click: (rate) => woodBlock(rate),
  alarm: (rate) => sequence(rate, 1.2, [B5, G5, B5, G5], 0.3, 0.24),
  beep: (rate) => beep(rate),
};

function struck(
  rate: number,
  seconds: number,
  hz: number,
  partials: readonly Partial[],
  rise_s: number,
): Samples {
  const samples = new Float32Array(Math.round(seconds * rate));
  for (const { ratio, level, fade_s } of partials)
    for (let at = 0; at < samples.length; at += 1) {
      const time = at / rate;
      samples[at]! += level * Math.exp(-time / fade_s) * Math.sin(2 * Math.PI * hz * ratio * time);
    }
  for (let at = 0; at < rise_s * rate; at += 1) samples[at]! *= at / (rise_s * rate);
  return finished(samples, rate);
}

/** Tones one after another, each so long; the last rings out. */
function sequence(
  rate: number,
  seconds: number,
  notes: readonly number[],
  apart_s: number,
  level: number,
): Samples {
  const samples = new Float32Array(Math.round(seconds * rate));
  for (const [index, hz] of notes.entries()) {
    const note = struck(rate, seconds - index * apart_s, hz, GLASS, EDGE_S);
    const from = Math.round(index * apart_s * rate);
    for (let at = 0; at < note.length && from + at < samples.length; at += 1)
      samples[from + at]! += level * note[at]!;
  }
  return finished(samples, rate);
}

function beep(rate: number): Samples {
  const samples = new Float32Array(Math.round(0.16 * rate));
  for (let at = 0; at < samples.length; at += 1) {
    const time = at / rate;
    const swell = Math.min(1, time / 0.01, (0.16 - time) / 0.03);
    samples[at] = swell * (Math.sin(2 * Math.PI * A5 * time) + 0.15 * Math.sin(4 * Math.PI * A5 * time));
  }
  return finished(samples, rate);
}

/** Many hands: each clap a few milliseconds of noise, some nearer, some farther; it swells and sinks. */
function applause(rate: number): Samples {
  const chance = seededChance(1_009);
  const seconds = 4;
  const samples = new Float32Array(Math.round(seconds * rate));
  for (let clap = 0; clap < CLAPS_A_SECOND * seconds; clap += 1) {
    const time = chance() * (seconds - 0.1);
    const swell = Math.min(1, time / 0.5) * Math.min(1, (seconds - time) / 1.4);
    const [level, fade_s] = [swell * (0.15 + 0.85 * chance() ** 3), 0.006 + 0.012 * chance()];
    const from = Math.round(time * rate);
    let tone = 0;
    for (let at = 0; at < 5 * fade_s * rate && from + at < samples.length; at += 1) {
      // A hollow between two palms: noise with its edge taken off.
      tone += 0.45 * (2 * chance() - 1 - tone);
      samples[from + at]! += level * tone * Math.exp(-at / (rate * fade_s));
    }
  }
  return finished(samples, rate);
}

/** As loud as the others, and silent at its end. */
function finished(samples: Samples, rate: number): Samples {
  let most = 0;
  for (const value of samples) most = Math.max(most, Math.abs(value));
  const fade = Math.min(samples.length, Math.round(0.03 * rate));
  return samples.map((value, at) => (0.8 * value * Math.min(1, (samples.length - at) / fade)) / (most || 1));
}
