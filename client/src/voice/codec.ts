/**
 * Opus in and out, packet by packet: by the browser's own WebCodecs, or where it lacks them by WebAssembly, whose code is
 * fetched then. One packet in is one packet out, in order; what cannot be read gives nothing.
 */

export interface VoiceEncoder {
  /** 20 ms of sound; the buffer is the encoder's afterwards. */
  encode(samples: Float32Array<ArrayBuffer>, done: (opus: Uint8Array) => void): void;
  close(): void;
}

export interface VoiceDecoder {
  decode(opus: Uint8Array, done: (samples: Float32Array<ArrayBuffer>) => void): void;
  close(): void;
}

export interface Codec {
  encoder(): VoiceEncoder;
  decoder(): VoiceDecoder;
}

export type CodecName = "browser" | "wasm";

/** Whether this browser has both directions itself; it has neither where the page is no secure context. */
export function codecOfBrowser(): CodecName {
  return "AudioEncoder" in globalThis && "AudioDecoder" in globalThis ? "browser" : "wasm";
}

export const BITS_PER_S = 24_000;
