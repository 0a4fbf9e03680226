/**
 * From where one hears whom: each voice at its speaker's head, a stage's from nowhere in particular, all through one master.
 *
 *     voice ─> gain ─┬─> panner at the head ─┬─> master ─> ears
 *                    └─── (on a stage) ──────┘
 */
import type { Player, Playing } from "./playing";

/** Whoever is this near, or nearer, is as loud as she speaks. Beyond, half the loudness at twice the distance. */
const NEAR_M = 1.5;
const FAR_M = 30;
/** Places and volumes glide there, so that nothing clicks. */
const GLIDE_S = 0.03;
const METER_SAMPLES = 2_048;

export interface Head {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export class HeardVoice {
  readonly playing: Playing;
  isOnStage = false;
  readonly #context: AudioContext;
  readonly #gain: GainNode;
  readonly #panner: PannerNode;
  readonly #master: AudioNode;
  #volume = 1;
  #isPlaced = false;

  constructor(context: AudioContext, player: Player, port: MessagePort, master: AudioNode) {
    this.#context = context;
    this.#master = master;
    this.#gain = new GainNode(context);
    this.#panner = new PannerNode(context, {
      panningModel: "HRTF",
      distanceModel: "inverse",
      refDistance: NEAR_M,
      maxDistance: FAR_M,
    });
    this.#gain.connect(this.#panner).connect(master);
    this.playing = player.play(port, this.#gain);
  }

  /** 0: not at all. Nothing of it is heard any more once this has returned. */
  set volume(volume: number) {
    if (volume === this.#volume) return;
    this.#volume = volume;
    const { gain } = this.#gain;
    gain.cancelScheduledValues(0);
    if (volume === 0) gain.setValueAtTime(0, this.#context.currentTime);
    else gain.setTargetAtTime(volume, this.#context.currentTime, GLIDE_S);
  }

  set onStage(isOnStage: boolean) {
    if (isOnStage === this.isOnStage) return;
    this.isOnStage = isOnStage;
    this.#gain.disconnect();
    this.#gain.connect(isOnStage ? this.#master : this.#panner);
  }

  placeAt(head: Head): void {
    const { positionX, positionY, positionZ } = this.#panner;
    if (this.#isPlaced) {
      this.#glide(positionX, head.x);
      this.#glide(positionY, head.y);
      this.#glide(positionZ, head.z);
      return;
    }
    this.#isPlaced = true;
    positionX.value = head.x;
    positionY.value = head.y;
    positionZ.value = head.z;
  }

  stop(): void {
    this.playing.stop();
    this.#gain.disconnect();
    this.#panner.disconnect();
  }

  #glide(param: AudioParam, value: number): void {
    param.setTargetAtTime(value, this.#context.currentTime, GLIDE_S);
  }
}

export class Ears {
  readonly #context: AudioContext;
  readonly #player: Player;
  readonly #master: GainNode;
  readonly #voices = new Map<number, HeardVoice>();
  #meters: readonly AnalyserNode[] | null = null;

  constructor(context: AudioContext, player: Player) {
    this.#context = context;
    this.#player = player;
    this.#master = new GainNode(context);
    this.#master.connect(context.destination);
  }

  get way(): Player["way"] {
    return this.#player.way;
  }

  get voices(): ReadonlyMap<number, HeardVoice> {
    return this.#voices;
  }

  begin(slot: number, port: MessagePort): void {
    this.end(slot);
    this.#voices.set(slot, new HeardVoice(this.#context, this.#player, port, this.#master));
  }

  end(slot: number): void {
    this.#voices.get(slot)?.stop();
    this.#voices.delete(slot);
  }

  endAll(): void {
    for (const slot of [...this.#voices.keys()]) this.end(slot);
  }

  /** All voices together. */
  setVolume(volume: number): void {
    this.#master.gain.setTargetAtTime(volume, this.#context.currentTime, GLIDE_S);
  }

  /** Where I am, and where I look. */
  listenAt(head: Head, yaw: number): void {
    const { listener, currentTime } = this.#context;
    const [aheadX, aheadZ] = [-Math.sin(yaw), -Math.cos(yaw)];
    // Older browsers set it all at once.
    if (listener.positionX === undefined) {
      listener.setPosition(head.x, head.y, head.z);
      listener.setOrientation(aheadX, 0, aheadZ, 0, 1, 0);
      return;
    }
    listener.positionX.setTargetAtTime(head.x, currentTime, GLIDE_S);
    listener.positionY.setTargetAtTime(head.y, currentTime, GLIDE_S);
    listener.positionZ.setTargetAtTime(head.z, currentTime, GLIDE_S);
    listener.forwardX.setTargetAtTime(aheadX, currentTime, GLIDE_S);
    listener.forwardZ.setTargetAtTime(aheadZ, currentTime, GLIDE_S);
  }

  /** How loud it is at each ear now, by root mean square; the first time there is nothing to tell yet. */
  measure(): { left: number; right: number } {
    this.#meters ??= this.#openMeters();
    const samples = new Float32Array(METER_SAMPLES);
    const [left = 0, right = 0] = this.#meters.map((meter) => {
      meter.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / METER_SAMPLES);
    });
    return { left, right };
  }

  #openMeters(): AnalyserNode[] {
    const splitter = new ChannelSplitterNode(this.#context, { numberOfOutputs: 2 });
    this.#master.connect(splitter);
    return [0, 1].map((channel) => {
      const meter = new AnalyserNode(this.#context, { fftSize: METER_SAMPLES });
      splitter.connect(meter, channel);
      return meter;
    });
  }
}
