/** In the audio thread: a microphone's sound becomes packets (`packets.ts`). The context runs at 48 kHz. */
import { PacketCutter, type Speaking } from "./packets";

class Capture extends AudioWorkletProcessor {
  readonly #cutter: PacketCutter;

  constructor() {
    super();
    this.#cutter = new PacketCutter(
      (packet) => this.port.postMessage(packet, [packet.samples.buffer]),
      (level, isSent) => this.port.postMessage({ level, isSent }),
    );
    this.port.onmessage = ({ data }: MessageEvent<Speaking>) => {
      this.#cutter.speaking = data;
    };
  }

  process([input]: Float32Array[][]): boolean {
    const channel = input?.[0];
    if (channel) this.#cutter.push(channel);
    return true;
  }
}

registerProcessor("lanting-capture", Capture);
