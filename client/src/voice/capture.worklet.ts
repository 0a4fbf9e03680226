/** In the audio thread: a microphone's sound becomes packets (`packets.ts`). */
import { PacketCutter, type Speaking } from "./packets";
import { Resampler } from "./resampler";

/** From the page: the port that packets go to, once; what is to be sent, whenever that changes; and that it is over. */
type Told = MessagePort | Speaking | "gone";

class Capture extends AudioWorkletProcessor {
  #packets: MessagePort | null = null;
  readonly #cutter: PacketCutter;
  readonly #resampler = new Resampler(sampleRate);
  #isGone = false;

  constructor() {
    super();
    this.#cutter = new PacketCutter(
      (packet) => this.#packets?.postMessage(packet, [packet.samples.buffer]),
      (level, isSent) => this.port.postMessage({ level, isSent }),
    );
    this.port.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data === "gone") this.#isGone = true;
      else if (typeof data === "string") this.#cutter.speaking = data;
      else this.#packets = data;
    };
  }

  process([input]: Float32Array[][]): boolean {
    const channel = input?.[0];
    if (channel) this.#cutter.push(this.#resampler.take(channel));
    return !this.#isGone;
  }
}

registerProcessor("lanting-capture", Capture);
