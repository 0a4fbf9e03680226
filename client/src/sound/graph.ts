/**
 * The WebAudio graph: two loops and what is heard for a moment, all through one master.
 *
 *     stream ─> swell ─> 3 panners along the water ─┐
 *     leaves ─> gust ──> panner at the bamboo ──────┼─> master ─> ears
 *     steps, birds, notes (each for a moment) ──────┘
 */
import { seededChance } from "../components/chance";
import type { FlatPoint } from "../text/course";
import type { BirdCall } from "./birds";
import type { GroundKind } from "./ground";
import { leafNoise, mixed, pluck, stepNoise, streamNoise, woodBlock } from "./noise";

const LOOP_S = 6;
/** Positions and levels glide there, so that nothing clicks. */
const GLIDE_S = 0.08;
/** More at once is a patter that nobody tells apart. */
const VOICES_MAX = 10;
/** A whisper is the note of a message, said softly. */
const WHISPER_LEVEL = 0.45;
const [D4, A4, B4] = [293.66, 440, 493.88];

export type Tone = "arrival" | "message" | "whisper" | "refusal";

export interface Listener {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
}

/** How a brought sound is played: as loud as it is up to `near_m`, not at all from `far_m` on. */
export interface Source {
  readonly volume: number;
  readonly near_m: number;
  readonly far_m: number;
  readonly loop: boolean;
  /** Where in it to begin. */
  readonly offsetS: number;
}

export interface Sounding {
  hasEnded: boolean;
  moveTo(x: number, y: number, z: number): void;
  stop(): void;
}

export class SoundGraph {
  /** How many sounds of a moment are heard now. */
  voices = 0;

  readonly #context: AudioContext;
  readonly #master: GainNode;
  readonly #tones: Readonly<Record<Tone, AudioBuffer>>;
  readonly #steps: Readonly<Record<GroundKind, AudioBuffer>>;
  readonly #stream: { readonly gain: GainNode; readonly panners: readonly PannerNode[] };
  readonly #leaves: { readonly gain: GainNode; readonly panners: readonly PannerNode[] };

  constructor(context: AudioContext) {
    this.#context = context;
    const rate = context.sampleRate;
    const chance = seededChance(353);
    this.#master = new GainNode(context, { gain: 0 });
    this.#master.connect(context.destination);
    const kept = (samples: Float32Array<ArrayBuffer>) => this.#buffer(samples);
    const message = kept(pluck(B4, rate, chance));
    this.#tones = {
      arrival: kept(mixed(pluck(D4, rate, chance), pluck(A4, rate, chance))),
      message,
      whisper: message,
      refusal: kept(woodBlock(rate)),
    };
    const step = (ground: GroundKind) => kept(stepNoise(ground, rate, chance));
    this.#steps = { grass: step("grass"), earth: step("earth"), stone: step("stone"), wood: step("wood") };
    this.#stream = this.#loop(kept(streamNoise(LOOP_S, rate, chance)), 3, 4);
    this.#leaves = this.#loop(kept(leafNoise(LOOP_S, rate, chance)), 1, 5);
  }

  /** Samples a second. */
  get rate(): number {
    return this.#context.sampleRate;
  }

  setMaster(level: number): void {
    this.#glide(this.#master.gain, level);
  }

  setListener({ x, y, z, yaw }: Listener): void {
    const { listener } = this.#context;
    const [aheadX, aheadZ] = [-Math.sin(yaw), -Math.cos(yaw)];
    // Older browsers set it all at once.
    if (listener.positionX === undefined) {
      listener.setPosition(x, y, z);
      listener.setOrientation(aheadX, 0, aheadZ, 0, 1, 0);
      return;
    }
    this.#glide(listener.positionX, x);
    this.#glide(listener.positionY, y);
    this.#glide(listener.positionZ, z);
    this.#glide(listener.forwardX, aheadX);
    this.#glide(listener.forwardZ, aheadZ);
  }

  /** The stream is heard from these points; level 0 where there is none. */
  setStream(points: readonly FlatPoint[], y: number, level: number): void {
    this.#glide(this.#stream.gain.gain, level);
    this.#move(this.#stream.panners, points, y);
  }

  setLeaves(points: readonly FlatPoint[], y: number, level: number): void {
    this.#glide(this.#leaves.gain.gain, level);
    this.#move(this.#leaves.panners, points, y);
  }

  tone(tone: Tone): void {
    this.#play(this.#tones[tone], this.#master, tone === "whisper" ? WHISPER_LEVEL : 1);
  }

  /** A step under somebody's feet; one's own is heard in the middle. */
  step(ground: GroundKind, place: Omit<Listener, "yaw"> | null, level: number): void {
    if (place === null) this.#play(this.#steps[ground], this.#master, level);
    else this.#play(this.#steps[ground], this.#panner(place.x, place.y, place.z, 1.5), level);
  }

  bird(call: BirdCall, from: Listener): void {
    const yaw = from.yaw + call.yaw;
    const panner = this.#panner(
      from.x - Math.sin(yaw) * call.metres,
      from.y + 4,
      from.z - Math.cos(yaw) * call.metres,
      10,
    );
    const context = this.#context;
    const now = context.currentTime + 0.02;
    const gain = new GainNode(context, { gain: 0 });
    gain.connect(panner);
    const sine = new OscillatorNode(context, { type: "sine" });
    for (const note of call.notes) {
      const start = now + note.at;
      sine.frequency.setValueAtTime(note.fromHz, start);
      sine.frequency.exponentialRampToValueAtTime(note.toHz, start + note.seconds);
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(0.25, start + note.seconds * 0.3);
      gain.gain.linearRampToValueAtTime(0, start + note.seconds);
    }
    sine.connect(gain);
    const last = call.notes.at(-1);
    this.#sound(sine, [gain, panner], now + (last ? last.at + last.seconds : 0));
  }

  /** Of a file that somebody brought along. Rejects where it is no sound that this browser knows. */
  decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
    return this.#context.decodeAudioData(bytes);
  }

  /** Such a sound, from somewhere in the place. It stops by itself at its end, unless it goes round and round. */
  source(buffer: AudioBuffer, { volume, near_m, far_m, loop, offsetS }: Source): Sounding {
    const context = this.#context;
    const panner = new PannerNode(context, {
      panningModel: "equalpower",
      distanceModel: "linear",
      refDistance: near_m,
      maxDistance: Math.max(near_m + 0.1, far_m),
      rolloffFactor: 1,
    });
    const gain = new GainNode(context, { gain: volume });
    const source = new AudioBufferSourceNode(context, { buffer, loop });
    source.connect(gain).connect(panner).connect(this.#master);
    const sounding: Sounding = {
      hasEnded: false,
      moveTo: (x, y, z) => this.#move([panner], [{ x, z }], y),
      stop: () => source.stop(),
    };
    source.onended = () => {
      sounding.hasEnded = true;
      for (const node of [gain, panner]) node.disconnect();
    };
    source.start(0, offsetS);
    return sounding;
  }

  #play(buffer: AudioBuffer, to: AudioNode, level: number): void {
    if (this.voices >= VOICES_MAX) {
      if (to !== this.#master) to.disconnect();
      return;
    }
    const context = this.#context;
    const source = new AudioBufferSourceNode(context, { buffer });
    const gain = new GainNode(context, { gain: level });
    source.connect(gain).connect(to);
    this.#sound(source, to === this.#master ? [gain] : [gain, to]);
  }

  /** Starts a sound of a moment and takes its nodes away after it. */
  #sound(source: AudioScheduledSourceNode, nodes: readonly AudioNode[], stopS?: number): void {
    this.voices += 1;
    source.onended = () => {
      this.voices -= 1;
      for (const node of nodes) node.disconnect();
    };
    source.start();
    if (stopS !== undefined) source.stop(stopS);
  }

  #loop(buffer: AudioBuffer, count: number, refDistance: number): { gain: GainNode; panners: PannerNode[] } {
    const context = this.#context;
    const source = new AudioBufferSourceNode(context, { buffer, loop: true });
    const gain = new GainNode(context, { gain: 0 });
    source.connect(gain);
    const panners = Array.from({ length: count }, () => this.#panner(0, 0, 0, refDistance));
    for (const panner of panners) gain.connect(panner);
    source.start();
    return { gain, panners };
  }

  #panner(x: number, y: number, z: number, refDistance: number): PannerNode {
    const panner = new PannerNode(this.#context, {
      panningModel: "equalpower",
      distanceModel: "inverse",
      refDistance,
      rolloffFactor: 1.4,
      positionX: x,
      positionY: y,
      positionZ: z,
    });
    panner.connect(this.#master);
    return panner;
  }

  #move(panners: readonly PannerNode[], points: readonly FlatPoint[], y: number): void {
    for (let at = 0; at < panners.length; at += 1) {
      const [panner, point] = [panners[at]!, points[at]!];
      this.#glide(panner.positionX, point.x);
      this.#glide(panner.positionY, y);
      this.#glide(panner.positionZ, point.z);
    }
  }

  #glide(param: AudioParam, value: number): void {
    param.setTargetAtTime(value, this.#context.currentTime, GLIDE_S);
  }

  #buffer(samples: Float32Array<ArrayBuffer>): AudioBuffer {
    const buffer = new AudioBuffer({ length: samples.length, sampleRate: this.#context.sampleRate });
    buffer.copyToChannel(samples, 0);
    return buffer;
  }
}
