/**
 * Sound from a microphone, cut into packets of 20 ms of which only speech is passed on. Pure: the worklet feeds it.
 *
 * The packet before the first loud one goes with it, since a word begins more softly than it goes on; it costs no time,
 * because a listener waits for two packets anyhow.
 */
import { levelOf, VoiceGate } from "./gate";
import { PACKET_SAMPLES } from "./jitter_buffer";

/** `open`: as long as the microphone is on, by the gate. `held`: all of it, while a key is held. `off`: none. */
export type Speaking = "off" | "open" | "held";

export interface Packet {
  /** Counts packets of 20 ms, silent ones too; wraps at 65,536. */
  sequence: number;
  begins: boolean;
  level: number;
  samples: Float32Array<ArrayBuffer>;
}

export class PacketCutter {
  readonly #gate = new VoiceGate();
  #packet = new Float32Array(PACKET_SAMPLES);
  #filled = 0;
  #sequence = 0;
  #before: Packet | null = null;
  #isSending = false;
  speaking: Speaking = "off";

  /** `pass` gets each packet to be sent; `tell` hears every packet's level and whether it was sent. */
  constructor(
    private readonly pass: (packet: Packet) => void,
    private readonly tell: (level: number, isSent: boolean) => void,
  ) {}

  /** Any number of samples, mono, 48 kHz. */
  push(samples: Float32Array): void {
    for (let at = 0; at < samples.length; ) {
      const count = Math.min(PACKET_SAMPLES - this.#filled, samples.length - at);
      this.#packet.set(samples.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled === PACKET_SAMPLES) this.#finish();
    }
  }

  #finish(): void {
    const level = levelOf(this.#packet);
    const packet = { sequence: this.#sequence, begins: false, level, samples: this.#packet };
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#packet = new Float32Array(PACKET_SAMPLES);
    this.#filled = 0;
    // The gate learns the room also while nothing is sent.
    const isOpen = this.#gate.opens(level);
    const isSent = this.speaking === "held" || (this.speaking === "open" && isOpen);
    if (isSent) this.#send(packet);
    this.#before = isSent || this.speaking === "off" ? null : packet;
    this.#isSending = isSent;
    this.tell(level, isSent);
  }

  #send(packet: Packet): void {
    if (!this.#isSending) {
      const before = this.#before;
      if (before) {
        before.begins = true;
        this.pass(before);
      } else {
        packet.begins = true;
      }
    }
    this.pass(packet);
  }
}
