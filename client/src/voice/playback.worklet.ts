/** In the audio thread: one voice, from decoded packets to what is heard (`jitter_buffer.ts`). */
import { levelOf } from "./gate";
import { JitterBuffer } from "./jitter_buffer";

/** So often the page hears how loud the voice is, for the mouth: in render quanta of 128 samples, 43 ms. */
const TOLD_EVERY = 16;

interface Decoded {
  sequence: number;
  begins: boolean;
  samples: Float32Array;
}

class Playback extends AudioWorkletProcessor {
  readonly #buffer = new JitterBuffer();
  #sinceTold = 0;
  #isGone = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<Decoded | "gone">) => {
      if (data === "gone") this.#isGone = true;
      else this.#buffer.put(data.sequence, data.begins, data.samples);
    };
  }

  process(_inputs: Float32Array[][], [output]: Float32Array[][]): boolean {
    const channel = output?.[0];
    if (!channel) return !this.#isGone;
    this.#buffer.take(channel);
    this.#sinceTold += 1;
    if (this.#sinceTold === TOLD_EVERY) {
      this.#sinceTold = 0;
      this.port.postMessage({ level: levelOf(channel), heldMs: (this.#buffer.held * 1000) / sampleRate });
    }
    return !this.#isGone;
  }
}

registerProcessor("lanting-playback", Playback);
