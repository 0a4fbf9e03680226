import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppModel } from "../../src/model/app_model";
import type { HeardPacket, VoiceControl } from "../../src/model/voice";
import type { AnyNotice } from "../../src/protocol/event_codec";
import type { Safety } from "../../src/safety/safety";
import { openVoice } from "../../src/voice";
import type { VoiceNews, VoiceOrder } from "../../src/voice/orders";
import { STAGE } from "../../src/voice/wire";
import { LOOK, ORDINARY } from "../look";
import { settle, WELCOME } from "../net/fake_world";
import { type FakeContext, FakeNode, fakeAudio } from "../sound/fake_audio";

class FakeWorker {
  static last: FakeWorker;
  onmessage: ((event: MessageEvent<VoiceNews>) => void) | null = null;
  readonly orders: VoiceOrder[] = [];
  constructor() {
    FakeWorker.last = this;
  }
  postMessage(order: VoiceOrder): void {
    this.orders.push(order);
  }
  tell(news: VoiceNews): void {
    this.onmessage?.({ data: news } as MessageEvent<VoiceNews>);
  }
  get told(): string[] {
    return this.orders.map(({ order }) => order);
  }
}

class FakeMeter extends FakeNode {
  getFloatTimeDomainData(samples: Float32Array): void {
    samples.fill(0.25);
  }
}

describe("the page's part of voices", () => {
  let model: AppModel;
  let context: FakeContext;
  let voice: VoiceControl;
  let asked: [string, unknown][];
  const worker = () => FakeWorker.last;

  beforeEach(async () => {
    vi.useFakeTimers();
    context = fakeAudio();
    context.state = "running";
    vi.stubGlobal("Worker", FakeWorker);
    vi.stubGlobal("ChannelSplitterNode", FakeNode);
    vi.stubGlobal("AnalyserNode", FakeMeter);
    vi.stubGlobal(
      "AudioContext",
      class {
        constructor() {
          // biome-ignore lint/correctness/noConstructorReturn: every context of this page is the fake one.
          return context;
        }
      },
    );
    model = new AppModel();
    model.welcome(WELCOME, 0);
    model.safety.value = {} as Safety;
    model.people.meet(
      [{ slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false }],
      0,
    );
    asked = [];
    const visit = {
      ask: async (name: string, body: unknown) => {
        asked.push([name, body]);
        return { name: "VoiceTicket", seq: 0, body: { re: 1, ticket: "abc" } } as AnyNotice;
      },
    };
    voice = openVoice(model, visit as never, new EventTarget() as Document);
    await settle();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function hear(flags = 0): void {
    if (!voice.face.voices.some(({ slot }) => slot === 9))
      worker().tell({ news: "voice", slot: 9, port: { close: () => undefined } as MessagePort });
    const packet = { slot: 9, flags, level: 30, sequence: 4, tag: new Uint8Array(8), opus: Uint8Array.of(1) };
    worker().tell({ news: "packets", packets: [packet], atMs: 1_234 });
  }
  const gain = () =>
    [...context.nodes].find((node) => [...node.outputs].some((to) => "positionX" in to)) as never as {
      gain: { value: number };
    };

  it("is one, whoever asks for it", () => {
    expect(openVoice(model, {} as never, new EventTarget() as Document)).toBe(voice);
    expect(model.voice.control.value).toBe(voice);
  });

  it("takes up no line before the last minute is kept for a report", async () => {
    model.voice.control.value = null;
    model.safety.value = null;
    openVoice(model, { ask: async () => null } as never, new EventTarget() as Document);
    expect(worker().told).toEqual([]);
    model.safety.value = {} as Safety;
    expect(worker().told).toEqual(["open"]);
  });

  it("takes up the line inside, with a ticket, and lets go of it when she leaves", async () => {
    expect(worker().told).toEqual(["open"]);
    worker().tell({ news: "ticket", handle: 7 });
    await settle();
    expect(asked).toEqual([["AskVoice", {}]]);
    expect(worker().orders.at(-1)).toEqual({ order: "ticket", handle: 7, ticket: "abc" });
    model.lineBroke(0);
    worker().tell({ news: "ticket", handle: 8 });
    await settle();
    expect(worker().orders.at(-1)).toEqual({ order: "ticket", handle: 8, ticket: null });
    model.welcome({ ...WELCOME, resumed: true }, 0);
    expect(worker().told.at(-1)).toBe("open");
    model.departed();
    expect(worker().told.at(-1)).toBe("close");
  });

  it("tells who speaks until a little after, and hands each packet on as it came", async () => {
    const heard: HeardPacket[] = [];
    model.voice.heard.push((packet) => heard.push(packet));
    hear();
    expect([...model.voice.speaking.value]).toEqual([9]);
    expect(heard[0]).toMatchObject({ slot: 9, participant: "par_9", sequence: 4, level: 30, atMs: 1_234 });
    await vi.advanceTimersByTimeAsync(500);
    expect(model.voice.speaking.value.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("sp157: whom she mutes is silent at once, and the server is told, again after each Welcome", () => {
    hear();
    voice.mute("par_9", true);
    expect(gain().gain.value).toBe(0);
    hear();
    expect(model.voice.speaking.value.size).toBe(0);
    expect(asked.at(-1)).toEqual(["MuteVoice", { participant: "par_9", on: true }]);
    const before = asked.length;
    model.lineBroke(0);
    model.welcome({ ...WELCOME, resumed: true }, 0);
    expect(asked.slice(before)).toEqual([["MuteVoice", { participant: "par_9", on: true }]]);
    voice.mute("par_9", false);
    expect(gain().gain.value).toBe(1);
  });

  it("whom she hides is silent at once, though packets still come", () => {
    hear();
    model.people.hide((card) => card?.participant === "par_9");
    expect(gain().gain.value).toBe(0);
    hear();
    expect(model.voice.speaking.value.size).toBe(0);
  });

  it("each is as loud as she wants, at most twice as loud as said", () => {
    hear();
    voice.setVolume("par_9", 0.4);
    expect(gain().gain.value).toBe(0.4);
    voice.setVolume("par_9", 7);
    expect(model.voice.volumes.value.get("par_9")).toBe(2);
  });

  it("sp156: what a stage carries is told by each packet", () => {
    hear(STAGE);
    expect(voice.face).toMatchObject({ voices: [{ slot: 9, isOnStage: true }], ears: { left: 0.25 } });
    worker().tell({ news: "silent", slot: 9 });
    expect(voice.face.voices).toEqual([]);
  });
});
