/** Something like a vowel: 140 Hz with overtones, never silent for longer than a few samples. */
import { PACKET_SAMPLES, SAMPLE_RATE } from "../../src/voice/jitter_buffer";

export function vowel(at: number): number {
  const turn = (2 * Math.PI * 140 * at) / SAMPLE_RATE;
  return 0.3 * Math.sin(turn) + 0.15 * Math.sin(2 * turn + 1) + 0.08 * Math.sin(5 * turn + 2);
}

export function packet(number: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: PACKET_SAMPLES }, (_, i) => vowel(number * PACKET_SAMPLES + i));
}
