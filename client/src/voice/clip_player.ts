/**
 * Plays a few kept packets, as a report holds them: decoded beforehand, each voice at the times at which its packets came.
 * No line, no audio thread and no microphone: a page on plain http can do it too. libopus reads each packet for itself, so
 * that one which is no Opus at all silences nothing else.
 */
import { PACKET_SAMPLES, SAMPLE_RATE } from "./jitter_buffer";

export interface ClipPacket {
  /** Whose: packets of one speaker are decoded together. */
  readonly speaker: string;
  /** Counts packets of 20 ms, silent ones too; wraps at 65,536. */
  readonly sequence: number;
  readonly opus: Uint8Array;
  /** When it came, in milliseconds on any clock. */
  readonly atMs: number;
}

/** Packets so near to each other in number follow each other by it; others, and whoever's number runs away, by the clock. */
const RUN_PACKETS = 50;
const RUN_OFF = SAMPLE_RATE;

export class ClipPlayer {
  onended: (() => void) | null = null;
  readonly durationS: number;
  readonly #tracks: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  #context: AudioContext | null = null;
  #sources: AudioBufferSourceNode[] = [];
  #startedS = 0;

  /** Decodes all of it. Packets that cannot be read are silent. */
  static async open(packets: readonly ClipPacket[]): Promise<ClipPlayer> {
    return new ClipPlayer(await tracksOf(packets));
  }

  private constructor(tracks: ReadonlyMap<string, Float32Array<ArrayBuffer>>) {
    this.#tracks = tracks;
    this.durationS = Math.max(0, ...[...tracks.values()].map(({ length }) => length)) / SAMPLE_RATE;
  }

  get isPlaying(): boolean {
    return this.#sources.length > 0;
  }

  /** Seconds since the beginning of the clip; 0 while it does not play. */
  get positionS(): number {
    return this.#context && this.isPlaying ? this.#context.currentTime - this.#startedS : 0;
  }

  /** From a moment on, within a press; `speaker` null: all of them together. */
  async play(speaker: string | null = null, fromS = 0): Promise<void> {
    this.stop();
    this.#context ??= new AudioContext({ sampleRate: SAMPLE_RATE });
    const context = this.#context;
    await context.resume();
    this.#startedS = context.currentTime - fromS;
    for (const [each, samples] of this.#tracks) {
      if (speaker !== null && speaker !== each) continue;
      const buffer = new AudioBuffer({ length: Math.max(1, samples.length), sampleRate: SAMPLE_RATE });
      buffer.copyToChannel(samples, 0);
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(context.destination);
      source.onended = () => this.#ended(source);
      source.start(0, fromS);
      this.#sources.push(source);
    }
  }

  stop(): void {
    for (const source of this.#sources) {
      source.onended = null;
      source.stop();
      source.disconnect();
    }
    this.#sources = [];
  }

  #ended(source: AudioBufferSourceNode): void {
    source.disconnect();
    this.#sources = this.#sources.filter((each) => each !== source);
    if (!this.isPlaying) this.onended?.();
  }
}

/** Each speaker's sound, from the moment at which the first packet of all came. */
export async function tracksOf(
  packets: readonly ClipPacket[],
): Promise<Map<string, Float32Array<ArrayBuffer>>> {
  const { openWasmCodec } = await import("./wasm_codec");
  const codec = await openWasmCodec();
  const beginMs = packets.reduce((first, { atMs }) => Math.min(first, atMs), Number.POSITIVE_INFINITY);
  const tracks = new Map<string, Float32Array<ArrayBuffer>>();
  for (const speaker of new Set(packets.map((packet) => packet.speaker))) {
    const own = packets.filter((packet) => packet.speaker === speaker).sort((a, b) => a.atMs - b.atMs);
    const starts = startsOf(own, beginMs);
    const track = new Float32Array((starts.at(-1) ?? 0) + PACKET_SAMPLES);
    const decoder = codec.decoder();
    for (const [index, { opus }] of own.entries()) {
      const start = starts[index] ?? 0;
      await decoder.decode(opus, (samples) => track.set(samples.subarray(0, PACKET_SAMPLES), start));
    }
    await decoder.close();
    tracks.set(speaker, track);
  }
  return tracks;
}

/** The sample at which each packet begins: by its count within a run of speech, by the clock from run to run. */
export function startsOf(own: readonly ClipPacket[], beginMs: number): number[] {
  const starts: number[] = [];
  let end = 0;
  own.forEach((packet, index) => {
    const before = own[index - 1];
    const steps = before ? (packet.sequence - before.sequence + 0x10000) & 0xffff : 0;
    const byClock = Math.round(((packet.atMs - beginMs) * SAMPLE_RATE) / 1_000);
    const byCount = end + (steps - 1) * PACKET_SAMPLES;
    const isRun = steps > 0 && steps <= RUN_PACKETS && byCount < byClock + RUN_OFF;
    const start = isRun ? byCount : Math.max(end, byClock);
    starts.push(start);
    end = start + PACKET_SAMPLES;
  });
  return starts;
}
