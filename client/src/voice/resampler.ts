/** A microphone's sound at 48 kHz, where its browser gives it at another rate and at no other (Firefox, some devices). */
import { SAMPLE_RATE } from "./jitter_buffer";

/** Between two samples by a straight line: at rates near 48 kHz nobody hears that of a voice. */
export class Resampler {
  readonly #step: number;
  /** Of the next sample, counted from the last one of the piece before. */
  #at = 1;
  #last = 0;

  constructor(rate: number) {
    this.#step = rate / SAMPLE_RATE;
  }

  /** The samples that this piece completes. */
  take(samples: Float32Array): Float32Array {
    if (this.#step === 1) return samples;
    const count = Math.max(0, Math.floor((samples.length - this.#at) / this.#step) + 1);
    const made = new Float32Array(count);
    for (let i = 0; i < count; i += 1) {
      const at = this.#at + i * this.#step;
      const before = Math.floor(at);
      const share = at - before;
      made[i] = this.#sample(samples, before) * (1 - share) + this.#sample(samples, before + 1) * share;
    }
    this.#at += count * this.#step - samples.length;
    this.#last = samples[samples.length - 1] ?? this.#last;
    return made;
  }

  /** 0 is the last of the piece before. */
  #sample(samples: Float32Array, at: number): number {
    return at === 0 ? this.#last : (samples[Math.min(at, samples.length) - 1] ?? 0);
  }
}
