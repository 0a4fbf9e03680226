/**
 * What turns one voice's decoded packets into sound: in the audio thread where the browser has one for us, else by the page,
 * which schedules short pieces ahead. On plain http there is no other way.
 */

import { levelOf, SILENCE_LEVEL } from "./gate";
import { JitterBuffer, SAMPLE_RATE } from "./jitter_buffer";
import type { Decoded, Told } from "./orders";
import playbackUrl from "./playback.worklet.ts?worker&url";

export interface Playing {
  readonly told: Told;
  /** Plays what comes through the port into the node, until it is stopped. */
  stop(): void;
}

export interface Player {
  readonly way: "worklet" | "scheduled";
  play(port: MessagePort, into: AudioNode): Playing;
}

export async function openPlayer(context: AudioContext): Promise<Player> {
  if (!context.audioWorklet) return scheduledPlayer(context);
  await context.audioWorklet.addModule(playbackUrl);
  return { way: "worklet", play: (port, into) => playInThread(context, port, into) };
}

function playInThread(context: AudioContext, port: MessagePort, into: AudioNode): Playing {
  const node = new AudioWorkletNode(context, "lanting-playback", {
    numberOfInputs: 0,
    outputChannelCount: [1],
  });
  let told: Told = { level: SILENCE_LEVEL, heldMs: 0 };
  node.port.onmessage = ({ data }: MessageEvent<Told>) => {
    told = data;
  };
  node.port.postMessage(port, [port]);
  node.connect(into);
  return {
    get told() {
      return told;
    },
    stop() {
      node.port.postMessage("gone");
      node.disconnect();
    },
  };
}

/** A piece of 20 ms; so much is scheduled ahead, since the page may be busy drawing. */
const PIECE = SAMPLE_RATE / 50;
const AHEAD_S = 0.06;
const LOOK_EVERY_MS = 20;
/** After so many silent pieces nothing is looked for until the next packet. */
const QUIET_PIECES = 50;

export function scheduledPlayer(context: BaseAudioContext): Player {
  return { way: "scheduled", play: (port, into) => new Scheduled(context, port, into) };
}

/** Pieces follow each other to the sample: their times are counted, not measured. */
class Scheduled implements Playing {
  told: Told = { level: SILENCE_LEVEL, heldMs: 0 };
  readonly #context: BaseAudioContext;
  readonly #port: MessagePort;
  readonly #into: AudioNode;
  readonly #buffer = new JitterBuffer();
  #timer: ReturnType<typeof setInterval> | null = null;
  #nextS = 0;
  #quiet = 0;

  constructor(context: BaseAudioContext, port: MessagePort, into: AudioNode) {
    this.#context = context;
    this.#port = port;
    this.#into = into;
    port.onmessage = ({ data }: MessageEvent<Decoded>) => {
      this.#buffer.put(data.sequence, data.begins, data.samples);
      this.#quiet = 0;
      this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS);
      // In a hidden page timers sleep, but packets come.
      this.#look();
    };
  }

  stop(): void {
    this.#rest();
    this.#port.close();
  }

  #look(): void {
    const nowS = this.#context.currentTime;
    if (this.#nextS < nowS) this.#nextS = Math.ceil(nowS * SAMPLE_RATE + 1) / SAMPLE_RATE;
    while (this.#nextS < nowS + AHEAD_S && this.#quiet < QUIET_PIECES) {
      this.#schedule();
      this.#nextS += PIECE / SAMPLE_RATE;
    }
    if (this.#quiet >= QUIET_PIECES) this.#rest();
  }

  #schedule(): void {
    const samples = new Float32Array(PIECE);
    this.#buffer.take(samples);
    const level = levelOf(samples);
    this.told = { level, heldMs: (this.#buffer.held * 1000) / SAMPLE_RATE };
    this.#quiet = level === SILENCE_LEVEL ? this.#quiet + 1 : 0;
    if (level === SILENCE_LEVEL) return;
    const buffer = new AudioBuffer({ length: PIECE, sampleRate: SAMPLE_RATE });
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(this.#context, { buffer });
    source.connect(this.#into);
    source.onended = () => source.disconnect();
    source.start(this.#nextS);
  }

  #rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.told = { level: SILENCE_LEVEL, heldMs: 0 };
  }
}
