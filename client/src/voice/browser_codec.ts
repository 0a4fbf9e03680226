/** Opus by WebCodecs. An error closes a codec for good, so the next packet gets a new one. */
import { BITS_PER_S, type Codec, type VoiceDecoder, type VoiceEncoder } from "./codec";
import { PACKET_SAMPLES, SAMPLE_RATE } from "./jitter_buffer";

const PACKET_US = (PACKET_SAMPLES / SAMPLE_RATE) * 1e6;
const SHAPE = { codec: "opus", sampleRate: SAMPLE_RATE, numberOfChannels: 1 };
/** Tuned for speech; the page's type library does not know it yet (WebCodecs Opus registration, section 4.3). */
const OPUS: OpusEncoderConfig & { application: "voip" } = { frameDuration: PACKET_US, application: "voip" };
/** So many packets may be on their way through; more have been lost in it. */
const UNDER_WAY_MAX = 100;

export const BROWSER_CODEC: Codec = {
  encoder: () => new BrowserEncoder(),
  decoder: () => new BrowserDecoder(),
};

class BrowserEncoder implements VoiceEncoder {
  #encoder: AudioEncoder | null = null;
  #waiting: ((opus: Uint8Array) => void)[] = [];
  #count = 0;

  encode(samples: Float32Array<ArrayBuffer>, done: (opus: Uint8Array) => void): void {
    if (this.#waiting.length > UNDER_WAY_MAX) this.close();
    this.#encoder ??= this.#open();
    this.#waiting.push(done);
    const sound = new AudioData({
      format: "f32-planar",
      sampleRate: SAMPLE_RATE,
      numberOfFrames: samples.length,
      numberOfChannels: 1,
      timestamp: this.#count * PACKET_US,
      data: samples,
    });
    this.#count += 1;
    this.#encoder.encode(sound);
    sound.close();
  }

  close(): void {
    if (this.#encoder?.state === "configured") this.#encoder.close();
    this.#encoder = null;
    this.#waiting = [];
  }

  #open(): AudioEncoder {
    const encoder = new AudioEncoder({
      output: (chunk) => {
        const opus = new Uint8Array(chunk.byteLength);
        chunk.copyTo(opus);
        this.#waiting.shift()?.(opus);
      },
      error: () => this.close(),
    });
    encoder.configure({ ...SHAPE, bitrate: BITS_PER_S, opus: OPUS });
    return encoder;
  }
}

class BrowserDecoder implements VoiceDecoder {
  #decoder: AudioDecoder | null = null;
  #waiting: ((samples: Float32Array<ArrayBuffer>) => void)[] = [];
  #count = 0;

  decode(opus: Uint8Array, done: (samples: Float32Array<ArrayBuffer>) => void): void {
    if (this.#waiting.length > UNDER_WAY_MAX) this.close();
    this.#decoder ??= this.#open();
    this.#waiting.push(done);
    this.#decoder.decode(
      new EncodedAudioChunk({ type: "key", timestamp: this.#count * PACKET_US, data: opus }),
    );
    this.#count += 1;
  }

  close(): void {
    if (this.#decoder?.state === "configured") this.#decoder.close();
    this.#decoder = null;
    this.#waiting = [];
  }

  #open(): AudioDecoder {
    const decoder = new AudioDecoder({
      output: (sound) => {
        const samples = new Float32Array(sound.numberOfFrames);
        sound.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
        sound.close();
        this.#waiting.shift()?.(samples);
      },
      error: () => this.close(),
    });
    decoder.configure(SHAPE);
    return decoder;
  }
}
