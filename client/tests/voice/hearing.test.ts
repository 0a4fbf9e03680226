import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Ears } from "../../src/voice/ears";
import type { Decoded } from "../../src/voice/orders";
import { type Player, type Playing, scheduledPlayer } from "../../src/voice/playing";
import { type FakeContext, FakeNode, type FakePanner, fakeAudio } from "../sound/fake_audio";
import { packet } from "./sound";

let context: FakeContext;

beforeEach(() => {
  vi.useFakeTimers();
  context = fakeAudio();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a voice in the place", () => {
  const port = {} as MessagePort;
  let into: FakeNode;
  let ears: Ears;

  beforeEach(() => {
    const player: Player = {
      way: "worklet",
      play: (_, node) => {
        into = node as never;
        return { told: { level: 30, heldMs: 40 }, stop: () => undefined } satisfies Playing;
      },
    };
    ears = new Ears(context as never, player);
    ears.begin(4, port);
  });
  const voice = () => ears.voices.get(4)!;
  const panner = () => [...context.nodes].find((node) => "positionX" in node) as FakePanner;
  const master = () => [...context.nodes].find((node) => node.outputs.has(context.destination));

  it("comes from its speaker's head, wherever she goes", () => {
    voice().placeAt({ x: 3, y: 1.6, z: -2 });
    expect([panner().positionX.value, panner().positionY.value, panner().positionZ.value]).toEqual([
      3, 1.6, -2,
    ]);
    voice().placeAt({ x: 4, y: 1.6, z: -2 });
    expect(panner().positionX.value).toBe(4);
    expect([...into.outputs]).toEqual([panner()]);
  });

  it("sp156: on a stage it comes from nowhere in particular", () => {
    voice().onStage = true;
    expect([...into.outputs]).toEqual([master()]);
    voice().onStage = false;
    expect([...into.outputs]).toEqual([panner()]);
  });

  it("is silent at once where she wants it to be", () => {
    const { gain } = into as never as { gain: { value: number } };
    voice().volume = 0;
    expect(gain.value).toBe(0);
    voice().volume = 1.5;
    expect(gain.value).toBe(1.5);
  });

  it("leaves nothing behind when it ends", () => {
    ears.endAll();
    expect(ears.voices.size).toBe(0);
    expect(context.nodes.size).toBe(1);
  });

  it("is heard from where she stands and looks", () => {
    ears.listenAt({ x: 1, y: 1.6, z: 2 }, Math.PI / 2);
    const { positionX, positionZ, forwardX } = context.listener;
    expect([positionX.value, positionZ.value, forwardX.value]).toEqual([1, 2, -1]);
  });
});

describe("without an audio thread of our own", () => {
  let pieces: { atS: number; samples: Float32Array }[];
  let port: MessagePort;
  let playing: Playing;

  beforeEach(() => {
    pieces = [];
    class Source extends FakeNode {
      onended: (() => void) | null = null;
      constructor(
        of: FakeContext,
        private readonly options: { buffer: { samples: Float32Array } },
      ) {
        super(of);
      }
      start(atS: number): void {
        pieces.push({ atS, samples: this.options.buffer.samples.slice() });
      }
    }
    vi.stubGlobal("AudioBufferSourceNode", Source);
    port = { onmessage: null, close: vi.fn() } as never;
    playing = scheduledPlayer(context as never).play(port, new FakeNode(context) as never);
  });

  const come = (number: number) => {
    const data: Decoded = { sequence: number, begins: number === 0, samples: packet(number) };
    port.onmessage?.({ data } as MessageEvent<Decoded>);
  };
  const pass = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    context.currentTime += ms / 1_000;
  };

  it("what is said follows without a gap, as the same buffer gives it", async () => {
    for (let number = 0; number < 50; number += 1) {
      come(number);
      await pass(20);
    }
    const heard = pieces.filter(({ samples }) => samples.some((each) => Math.abs(each) > 0.01));
    expect(heard.length).toBeGreaterThan(45);
    for (const [index, { atS }] of heard.entries()) {
      const before = heard[index - 1];
      if (before) expect(atS - before.atS).toBeCloseTo(0.02, 9);
      expect(atS * 48_000).toBeCloseTo(Math.round(atS * 48_000), 6);
    }
    expect(playing.told.level).toBeLessThan(20);
  });

  it("a page that is busy for a moment has enough scheduled ahead", async () => {
    for (let number = 0; number < 10; number += 1) {
      come(number);
      await pass(20);
    }
    const last = pieces.at(-1)!;
    expect(last.atS + 0.02 - context.currentTime).toBeGreaterThanOrEqual(0.02);
  });

  it("rests when nothing more is said, and is gone when it is stopped", async () => {
    come(0);
    for (let turn = 0; turn < 100; turn += 1) await pass(20);
    expect(vi.getTimerCount()).toBe(0);
    playing.stop();
    expect(port.close).toHaveBeenCalled();
  });
});
