/** In the audio thread: one voice, from decoded packets to what is heard (`jitter_buffer.ts`). */
import { levelOf } from "./gate";
import { JitterBuffer } from "./jitter_buffer";
import type { Decoded, Told } from "./orders";

/** So often the page hears how loud the voice is, for the mouth: in render quanta of 128 samples, 21 ms. */
const TOLD_EVERY = 8;

class Playback extends AudioWorkletProcessor {
  readonly #buffer = new JitterBuffer();
  #sinceTold = 0;
  #isGone = false;

  constructor() {
    super();
    // Straight from the worker that decodes: the page's thread has no part in it.
    this.port.onmessage = ({ data }: MessageEvent<MessagePort | "gone">) => {
      if (data === "gone") this.#isGone = true;
      else data.onmessage = (decoded) => this.#put(decoded.data);
    };
  }

  process(_inputs: Float32Array[][], [output]: Float32Array[][]): boolean {
    const channel = output?.[0];
    if (!channel) return !this.#isGone;
    this.#buffer.take(channel);
    this.#sinceTold += 1;
    if (this.#sinceTold === TOLD_EVERY) {
      this.#sinceTold = 0;
      const told: Told = { level: levelOf(channel), heldMs: (this.#buffer.held * 1000) / sampleRate };
      this.port.postMessage(told);
    }
    return !this.#isGone;
  }

  #put({ sequence, begins, samples }: Decoded): void {
    this.#buffer.put(sequence, begins, samples);
  }
}

registerProcessor("lanting-playback", Playback);
