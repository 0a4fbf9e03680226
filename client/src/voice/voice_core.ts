/**
 * The worker's part of voices: the line, the encoder, and a decoder for each who speaks. The page's thread may draw as long
 * as it likes, and may sleep: sound does not pass through it.
 *
 *     microphone's audio thread ──port──> encode ──> transport ──> decode ──port──> audio thread of that voice
 */
import type { Cancel } from "../net/world";
import type { Codec, CodecName, VoiceDecoder, VoiceEncoder } from "./codec";
import type { Captured, Decoded, VoiceNews, VoiceOrder } from "./orders";
import type { VoiceTransport } from "./transport";
import { BEGINS, fits, type ReceivedPacket } from "./wire";

/** A decoder that has had nothing to do for so long is let go. */
const SILENT_MS = 4_000;
const LOOK_EVERY_MS = 1_000;

export interface CoreWorld {
  nowMs(): number;
  after(ms: number, act: () => void): Cancel;
  openTransport(askTicket: () => Promise<string | null>): VoiceTransport & { open(): void };
  openCodec(name: CodecName): Promise<Codec>;
}

interface Voice {
  readonly decoder: VoiceDecoder;
  readonly port: MessagePort;
  heardAtMs: number;
}

export class VoiceCore {
  readonly #world: CoreWorld;
  readonly #tell: (news: VoiceNews, transfer?: Transferable[]) => void;
  #transport: VoiceTransport | null = null;
  #codec: Codec | null = null;
  #codecName: CodecName | null = null;
  #encoder: VoiceEncoder | null = null;
  #microphone: MessagePort | null = null;
  readonly #voices = new Map<number, Voice>();
  readonly #asked = new Map<number, (ticket: string | null) => void>();
  #handles = 0;
  #looking: Cancel | null = null;

  constructor(world: CoreWorld, tell: (news: VoiceNews, transfer?: Transferable[]) => void) {
    this.#world = world;
    this.#tell = tell;
  }

  obey(order: VoiceOrder): void {
    switch (order.order) {
      case "open":
        this.#open(order.codec);
        break;
      case "ticket":
        this.#asked.get(order.handle)?.(order.ticket);
        this.#asked.delete(order.handle);
        break;
      case "close":
        this.#close();
        break;
      case "speak":
        this.#hush();
        this.#microphone = order.port;
        order.port.onmessage = ({ data }: MessageEvent<Captured>) => this.#said(data);
        break;
      case "hush":
        this.#hush();
        break;
    }
  }

  #open(codec: CodecName): void {
    if (this.#transport) {
      this.#transport.hurry();
      return;
    }
    const transport = this.#world.openTransport(() => this.#askTicket());
    this.#transport = transport;
    transport.onlink = (link) => this.#tell({ news: "link", link });
    transport.onpackets = (packets) => this.#hear(packets);
    transport.open();
    if (codec !== this.#codecName) this.#fetchCodec(codec);
  }

  async #fetchCodec(name: CodecName): Promise<void> {
    this.#codecName = name;
    try {
      this.#codec = await this.#world.openCodec(name);
    } catch (error) {
      // Not fetched: the next opening tries again.
      this.#codecName = null;
      reportError(error);
    }
  }

  #askTicket(): Promise<string | null> {
    this.#handles += 1;
    const handle = this.#handles;
    this.#tell({ news: "ticket", handle });
    return new Promise((resolve) => this.#asked.set(handle, resolve));
  }

  #said(packet: Captured): void {
    if (!this.#transport || !this.#codec) return;
    this.#encoder ??= this.#codec.encoder();
    const { sequence, begins, level } = packet;
    this.#encoder.encode(packet.samples, (opus) => {
      if (!fits(opus)) return;
      if (this.#transport?.send({ sequence, begins, level, opus })) this.#tell({ news: "sent" });
    });
  }

  #hear(packets: readonly ReceivedPacket[]): void {
    const atMs = this.#world.nowMs();
    for (const packet of packets) this.#decode(packet, atMs);
    this.#tell({ news: "packets", packets, atMs });
    this.#looking ??= this.#world.after(LOOK_EVERY_MS, () => this.#look());
  }

  #decode({ slot, sequence, flags, opus }: ReceivedPacket, atMs: number): void {
    if (!this.#codec) return;
    const voice = this.#voices.get(slot) ?? this.#begin(slot, this.#codec);
    voice.heardAtMs = atMs;
    voice.decoder.decode(opus, (samples) => {
      const decoded: Decoded = { sequence, begins: (flags & BEGINS) !== 0, samples };
      voice.port.postMessage(decoded, [samples.buffer]);
    });
  }

  #begin(slot: number, codec: Codec): Voice {
    const { port1, port2 } = new MessageChannel();
    const voice = { decoder: codec.decoder(), port: port1, heardAtMs: 0 };
    this.#voices.set(slot, voice);
    this.#tell({ news: "voice", slot, port: port2 }, [port2]);
    return voice;
  }

  #look(): void {
    this.#looking = null;
    const silentSinceMs = this.#world.nowMs() - SILENT_MS;
    for (const [slot, voice] of this.#voices) if (voice.heardAtMs <= silentSinceMs) this.#end(slot, voice);
    if (this.#voices.size > 0) this.#looking = this.#world.after(LOOK_EVERY_MS, () => this.#look());
  }

  #end(slot: number, { decoder, port }: Voice): void {
    this.#voices.delete(slot);
    decoder.close();
    port.close();
    this.#tell({ news: "silent", slot });
  }

  #hush(): void {
    this.#microphone?.close();
    this.#microphone = null;
    this.#encoder?.close();
    this.#encoder = null;
  }

  #close(): void {
    this.#transport?.close();
    this.#transport = null;
    for (const [slot, voice] of this.#voices) this.#end(slot, voice);
    this.#looking?.();
    this.#looking = null;
    for (const resolve of this.#asked.values()) resolve(null);
    this.#asked.clear();
    this.#tell({ news: "link", link: "closed" });
  }
}
