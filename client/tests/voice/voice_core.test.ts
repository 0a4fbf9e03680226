import { describe, expect, it } from "vitest";
import type { Codec } from "../../src/voice/codec";
import type { Captured, Decoded, VoiceNews } from "../../src/voice/orders";
import type { VoiceTransport } from "../../src/voice/transport";
import { VoiceCore } from "../../src/voice/voice_core";
import type { ReceivedPacket, SpokenPacket } from "../../src/voice/wire";
import { FakeWorld, settle } from "../net/fake_world";
import { packet } from "./sound";

/** Opus that is one byte: what was said is its length in packets. */
class FakeCodec implements Codec {
  encoders = 0;
  decoders = 0;
  encoder() {
    this.encoders += 1;
    return {
      encode: (_: Float32Array, done: (opus: Uint8Array) => void) => done(Uint8Array.of(7)),
      close: () => {
        this.encoders -= 1;
      },
    };
  }
  decoder() {
    this.decoders += 1;
    return {
      decode: (_: Uint8Array, done: (samples: Float32Array<ArrayBuffer>) => void) => done(packet(0)),
      close: () => {
        this.decoders -= 1;
      },
    };
  }
}

class FakeTransport implements VoiceTransport {
  onpackets: VoiceTransport["onpackets"] = null;
  onlink: VoiceTransport["onlink"] = null;
  readonly sent: SpokenPacket[] = [];
  hurried = 0;
  isClosed = false;
  constructor(readonly askTicket: () => Promise<string | null>) {}
  open(): void {
    this.onlink?.("open");
  }
  send(spoken: SpokenPacket): boolean {
    this.sent.push(spoken);
    return true;
  }
  hurry(): void {
    this.hurried += 1;
  }
  close(): void {
    this.isClosed = true;
  }
}

class CoreStage {
  readonly world = new FakeWorld();
  readonly codec = new FakeCodec();
  readonly news: VoiceNews[] = [];
  transport!: FakeTransport;
  readonly core = new VoiceCore(
    {
      nowMs: () => this.world.nowMs(),
      after: (ms, act) => this.world.after(ms, act),
      openCodec: async () => this.codec,
      openTransport: (askTicket) => {
        this.transport = new FakeTransport(askTicket);
        return this.transport;
      },
    },
    (news) => this.news.push(news),
  );

  async open(): Promise<void> {
    this.core.obey({ order: "open", codec: "browser" });
    await settle();
  }

  hear(...slots: number[]): void {
    this.transport.onpackets?.(slots.map(received));
  }

  told<Name extends VoiceNews["news"]>(name: Name): Extract<VoiceNews, { news: Name }>[] {
    return this.news.filter((each) => each.news === name) as Extract<VoiceNews, { news: Name }>[];
  }
}

const received = (slot: number): ReceivedPacket => ({
  slot,
  flags: 1,
  level: 30,
  sequence: 5,
  tag: new Uint8Array(8),
  opus: Uint8Array.of(1),
});
const spoken = (): Captured => ({ sequence: 3, begins: true, level: 20, samples: packet(0) });
const next = <Message>(port: MessagePort): Promise<Message> =>
  new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });

describe("voices that come", () => {
  it("each gets a decoder, and goes decoded straight to whatever plays it", async () => {
    const stage = new CoreStage();
    await stage.open();
    stage.hear(4, 9, 4);
    expect(stage.told("voice").map(({ slot }) => slot)).toEqual([4, 9]);
    expect(stage.codec.decoders).toBe(2);
    expect(stage.told("packets")[0]?.packets.length).toBe(3);
    const port = stage.told("voice")[0]!.port;
    const decoded = await next<Decoded>(port);
    expect([decoded.sequence, decoded.begins, decoded.samples.length]).toEqual([5, true, 960]);
    stage.core.obey({ order: "close" });
  });

  it("after some seconds of silence it is let go, and comes back with the next word", async () => {
    const stage = new CoreStage();
    await stage.open();
    stage.hear(4);
    await stage.world.pass(2_500);
    stage.hear(9);
    await stage.world.pass(2_500);
    expect(stage.told("silent").map(({ slot }) => slot)).toEqual([4]);
    expect(stage.codec.decoders).toBe(1);
    stage.hear(4);
    expect(stage.told("voice").map(({ slot }) => slot)).toEqual([4, 9, 4]);
    stage.core.obey({ order: "close" });
    expect(stage.codec.decoders).toBe(0);
  });
});

describe("what one says", () => {
  it("is encoded and sent, from the microphone that is on", async () => {
    const stage = new CoreStage();
    await stage.open();
    const { port1, port2 } = new MessageChannel();
    stage.core.obey({ order: "speak", port: port2 });
    port2.onmessage?.({ data: spoken() } as MessageEvent<Captured>);
    expect(stage.transport.sent).toEqual([{ sequence: 3, begins: true, level: 20, opus: Uint8Array.of(7) }]);
    expect(stage.told("sent").length).toBe(1);
    stage.core.obey({ order: "hush" });
    expect(stage.codec.encoders).toBe(0);
    port1.close();
  });
});

describe("the line", () => {
  it("asks the page for tickets", async () => {
    const stage = new CoreStage();
    await stage.open();
    const ticket = stage.transport.askTicket();
    stage.core.obey({ order: "ticket", handle: stage.told("ticket")[0]!.handle, ticket: "abc" });
    expect(await ticket).toBe("abc");
  });

  it("is hurried when it is asked for again, and nobody waits for a ticket any more once it is closed", async () => {
    const stage = new CoreStage();
    await stage.open();
    await stage.open();
    expect(stage.transport.hurried).toBe(1);
    const ticket = stage.transport.askTicket();
    stage.core.obey({ order: "close" });
    expect(await ticket).toBeNull();
    expect(stage.transport.isClosed).toBe(true);
    expect(stage.told("link").map(({ link }) => link)).toEqual(["open", "closed"]);
  });
});
