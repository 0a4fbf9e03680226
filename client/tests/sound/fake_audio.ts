/** As much of WebAudio as the graph uses: it makes no sound, and remembers who is connected to whom. */
import { vi } from "vitest";

export class FakeParam {
  value: number;
  constructor(value = 0) {
    this.value = value;
  }
  setTargetAtTime(value: number): void {
    this.value = value;
  }
  setValueAtTime(value: number): void {
    this.value = value;
  }
  cancelScheduledValues(): void {}
  linearRampToValueAtTime(): void {}
  exponentialRampToValueAtTime(): void {}
}

export class FakeNode {
  readonly outputs = new Set<FakeNode>();
  readonly context: FakeContext | null;

  constructor(context: FakeContext | null) {
    this.context = context;
    context?.nodes.add(this);
  }
  connect(to: FakeNode): FakeNode {
    this.outputs.add(to);
    return to;
  }
  disconnect(): void {
    this.outputs.clear();
    this.context?.nodes.delete(this);
  }
}

class FakeGain extends FakeNode {
  readonly gain: FakeParam;
  constructor(context: FakeContext, { gain = 1 }: { gain?: number } = {}) {
    super(context);
    this.gain = new FakeParam(gain);
  }
}

export class FakePanner extends FakeNode {
  readonly positionX: FakeParam;
  readonly positionY: FakeParam;
  readonly positionZ: FakeParam;
  constructor(context: FakeContext, options: PannerOptions = {}) {
    super(context);
    this.positionX = new FakeParam(options.positionX);
    this.positionY = new FakeParam(options.positionY);
    this.positionZ = new FakeParam(options.positionZ);
  }
}

export class FakeSource extends FakeNode {
  onended: (() => void) | null = null;
  readonly buffer: FakeBuffer | null;
  readonly loop: boolean;
  readonly frequency = new FakeParam();
  constructor(context: FakeContext, options: { buffer?: FakeBuffer; loop?: boolean } = {}) {
    super(context);
    this.buffer = options.buffer ?? null;
    this.loop = options.loop ?? false;
  }
  start(): void {
    this.context?.started.push(this);
  }
  stop(): void {}
  end(): void {
    this.context?.nodes.delete(this);
    this.onended?.();
    this.onended = null;
  }
}

export class FakeBuffer {
  readonly length: number;
  samples = new Float32Array();
  constructor({ length }: { length: number }) {
    this.length = length;
  }
  copyToChannel(samples: Float32Array): void {
    this.samples = samples as Float32Array<ArrayBuffer>;
  }
}

export class FakeContext {
  readonly nodes = new Set<FakeNode>();
  readonly started: FakeSource[] = [];
  readonly sampleRate = 8_000;
  readonly destination = new FakeNode(null);
  currentTime = 0;
  state: AudioContextState = "suspended";
  readonly listener = {
    positionX: new FakeParam(),
    positionY: new FakeParam(),
    positionZ: new FakeParam(),
    forwardX: new FakeParam(),
    forwardZ: new FakeParam(),
  };
  async resume(): Promise<void> {
    this.state = "running";
  }
  async suspend(): Promise<void> {
    this.state = "suspended";
  }
}

/** Until the test's end every WebAudio node is a fake one. */
export function fakeAudio(): FakeContext {
  vi.stubGlobal("GainNode", FakeGain);
  vi.stubGlobal("PannerNode", FakePanner);
  vi.stubGlobal("AudioBufferSourceNode", FakeSource);
  vi.stubGlobal("OscillatorNode", FakeSource);
  vi.stubGlobal("AudioBuffer", FakeBuffer);
  return new FakeContext();
}
