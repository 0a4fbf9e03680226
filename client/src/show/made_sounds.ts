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
/** Its upper parts carry it: small loudspeakers have none of the lowest. */
const GONG: readonly Partial[] = [
  { ratio: 1, level: 0.45, fade_s: 1.9 },
  { ratio: 1.48, level: 0.4, fade_s: 1.7 },
  { ratio: 2.09, level: 0.7, fade_s: 1.5 },
  { ratio: 2.56, level: 0.5, fade_s: 1.3 },
  { ratio: 3.39, level: 0.6, fade_s: 1.1 },
  { ratio: 4.1, level: 0.45, fade_s: 0.9 },
  { ratio: 5.17, level: 0.35, fade_s: 0.6 },
  { ratio: 6.72, level: 0.2, fade_s: 0.4 },
];
const GLASS: readonly Partial[] = [
  { ratio: 1, level: 1, fade_s: 0.7 },
  { ratio: 2.76, level: 0.3, fade_s: 0.25 },
  { ratio: 5.4, level: 0.12, fade_s: 0.1 },
];
const [D3, D5, G5, A5, B5, D6] = [146.83, 587.33, 783.99, 880, 987.77, 1_174.66];
const EDGE_S = 0.003;
const CLAPS_A_SECOND = 190;
const CLAP_HZ = [420, 2_400] as const;
/** Of the most that can be played, so that none is cut off at the top in any loudspeaker. */
const PEAK = 0.8;
/** Tones that do not die away are as loud as struck ones at less. */
const STEADY_PEAK = 0.55;
/** What rings is let die away, not cut off. */
const [RING_OUT_S, CUT_S] = [0.8, 0.03];

export const MADE_SOUNDS: Readonly<Record<string, (rate: number) => Samples>> = {
  bell: (rate) => finished(struck(rate, 4, D5, BELL, EDGE_S), rate, PEAK, RING_OUT_S),
  gong: (rate) => finished(struck(rate, 6, D3, GONG, 0.03), rate, PEAK, RING_OUT_S),
  chime: (rate) => finished(sequence(rate, 2.6, [D5, A5, B5, D6], 0.14), rate, PEAK, RING_OUT_S),
  applause,
  click: (rate) => finished(woodBlock(rate), rate, PEAK, CUT_S),
  alarm: (rate) => finished(sequence(rate, 1.2, [B5, G5, B5, G5], 0.3), rate, STEADY_PEAK, 0.12),
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
  return samples;
}

/** Tones one after another, each so long; the last rings out. */
function sequence(rate: number, seconds: number, notes: readonly number[], apart_s: number): Samples {
  const samples = new Float32Array(Math.round(seconds * rate));
  for (const [index, hz] of notes.entries()) {
    const note = struck(rate, seconds - index * apart_s, hz, GLASS, EDGE_S);
    const from = Math.round(index * apart_s * rate);
    for (let at = 0; at < note.length && from + at < samples.length; at += 1)
      samples[from + at]! += note[at]!;
  }
  return samples;
}

function beep(rate: number): Samples {
  const samples = new Float32Array(Math.round(0.16 * rate));
  for (let at = 0; at < samples.length; at += 1) {
    const time = at / rate;
    const swell = Math.min(1, time / 0.01, (0.16 - time) / 0.03);
    samples[at] = swell * (Math.sin(2 * Math.PI * A5 * time) + 0.15 * Math.sin(4 * Math.PI * A5 * time));
  }
  return finished(samples, rate, STEADY_PEAK, CUT_S);
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
    let [tone, low] = [0, 0];
    for (let at = 0; at < 5 * fade_s * rate && from + at < samples.length; at += 1) {
      // A hollow between two palms: noise without its edge, and without what would rumble.
      tone += share(CLAP_HZ[1], rate) * (2 * chance() - 1 - tone);
      low += share(CLAP_HZ[0], rate) * (tone - low);
      const rise = Math.min(1, at / (0.0005 * rate));
      samples[from + at]! += level * rise * (tone - low) * Math.exp(-at / (rate * fade_s));
    }
  }
  // Claps that fall together are no louder than a hall gives them back: the many are heard, not the one.
  return finished(samples.map(Math.tanh), rate, PEAK, CUT_S);
}

/** What a filter of one pole takes over of each sample. */
function share(hz: number, rate: number): number {
  return 1 - Math.exp((-2 * Math.PI * hz) / rate);
}

/** Its loudest moment at that level; silent at its end, after so many seconds of dying away. */
function finished(samples: Samples, rate: number, peak: number, fade_s: number): Samples {
  let most = 0;
  for (const value of samples) most = Math.max(most, Math.abs(value));
  const fade = Math.min(samples.length, Math.round(fade_s * rate));
  const last = samples.length - 1;
  return samples.map((value, at) => (peak / (most || 1)) * value * Math.min(1, (last - at) / fade) ** 2);
}
