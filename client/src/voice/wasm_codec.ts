/** Opus by libopus, compiled to WebAssembly: for browsers without WebCodecs, and for pages on plain http. */
import {
  Application,
  createDecoder,
  createEncoder,
  loadLibopus,
  type OpusDecoderHandle,
  type OpusEncoderHandle,
  Signal,
} from "libopus-wasm";
import { BITS_PER_S, type Codec, type VoiceDecoder, type VoiceEncoder } from "./codec";
import { PACKET_SAMPLES, SAMPLE_RATE } from "./jitter_buffer";

/** A phone's processor does this much without heating up; more is not heard at this rate. */
const COMPLEXITY = 5;

/** From now on each of either kind is there at once: the code of it has come. */
export async function openWasmCodec(): Promise<Codec & { decoder(): WasmDecoder }> {
  await loadLibopus();
  return { encoder: () => new WasmEncoder(), decoder: () => new WasmDecoder() };
}

class WasmEncoder implements VoiceEncoder {
  readonly #encoder: Promise<OpusEncoderHandle> = createEncoder({
    channels: 1,
    sampleRate: SAMPLE_RATE,
    application: Application.Voip,
    signal: Signal.Voice,
    bitrate: BITS_PER_S,
    complexity: COMPLEXITY,
    frameSize: PACKET_SAMPLES,
  });

  async encode(samples: Float32Array<ArrayBuffer>, done: (opus: Uint8Array) => void): Promise<void> {
    done((await this.#encoder).encodeFloat(samples));
  }

  async close(): Promise<void> {
    (await this.#encoder).free();
  }
}

class WasmDecoder implements VoiceDecoder {
  readonly #decoder: Promise<OpusDecoderHandle> = createDecoder({ channels: 1, sampleRate: SAMPLE_RATE });

  /** Kept when `done` has been called, or there was nothing to read. */
  async decode(opus: Uint8Array, done: (samples: Float32Array<ArrayBuffer>) => void): Promise<void> {
    const decoder = await this.#decoder;
    try {
      done(new Float32Array(decoder.decodeFloat(opus)));
    } catch {
      // Whatever it was, it was no Opus.
    }
  }

  async close(): Promise<void> {
    (await this.#decoder).free();
  }
}
