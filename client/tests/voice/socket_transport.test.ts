import { describe, expect, it } from "vitest";
import { SocketTransport } from "../../src/voice/socket_transport";
import { FakeWorld, settle } from "../net/fake_world";

const SPOKEN = { sequence: 4, level: 30, begins: false, opus: Uint8Array.of(1, 2, 3) };

/** A frame without packets. */
const frame = (number: number): ArrayBuffer => Uint8Array.of(2, 0, number & 0xff, number >> 8).buffer;

class VoiceStage {
  readonly world = new FakeWorld();
  ticket: string | null = "dGlja2V0";
  asked = 0;
  readonly links: string[] = [];
  readonly transport = new SocketTransport(this.world, async () => {
    this.asked += 1;
    return this.ticket;
  });

  constructor() {
    this.transport.onlink = (link) => this.links.push(link);
  }

  async open(): Promise<void> {
    this.transport.open();
    await settle();
    this.world.socket.onopen?.();
  }

  /** The acknowledgements that went out, by number. */
  get acks(): number[] {
    return this.world.socket.sent.filter(({ length }) => length === 3).map((bytes) => bytes[1] ?? -1);
  }
}

describe("the line of voices", () => {
  it("pr87: opens with a ticket in its subprotocol", async () => {
    const stage = new VoiceStage();
    await stage.open();
    expect(stage.world.protocols).toEqual([["lanting.v1", "ticket.dGlja2V0"]]);
    expect(stage.links).toEqual(["opening", "open"]);
  });

  it("pr87: comes back with a fresh ticket, later each time, as long as it is wanted", async () => {
    const stage = new VoiceStage();
    await stage.open();
    stage.world.socket.onclose?.(4000);
    await stage.world.pass(999);
    expect(stage.asked).toBe(1);
    await stage.world.pass(1);
    expect(stage.asked).toBe(2);
    stage.world.socket.onclose?.(1006);
    await stage.world.pass(1_000);
    expect(stage.asked).toBe(2);
    await stage.world.pass(400);
    expect(stage.asked).toBe(3);
  });

  it("comes back at once when the line of events does", async () => {
    const stage = new VoiceStage();
    await stage.open();
    stage.world.socket.onclose?.(4000);
    stage.transport.hurry();
    await settle();
    expect(stage.asked).toBe(2);
    stage.transport.hurry();
    await settle();
    expect(stage.asked).toBe(2);
  });

  it("waits where there is no ticket to be had", async () => {
    const stage = new VoiceStage();
    stage.ticket = null;
    stage.transport.open();
    await settle();
    expect(stage.world.sockets).toEqual([]);
    stage.ticket = "later";
    await stage.world.pass(1_000);
    expect(stage.world.sockets.length).toBe(1);
  });

  it("does not wait for ever for a socket that never opens", async () => {
    const stage = new VoiceStage();
    stage.transport.open();
    await settle();
    await stage.world.pass(6_000);
    expect(stage.world.sockets.length).toBe(2);
  });

  it("says goodbye and stays away once it is closed", async () => {
    const stage = new VoiceStage();
    await stage.open();
    const { socket } = stage.world;
    stage.transport.close();
    socket.onclose?.(1000);
    await stage.world.pass(20_000);
    expect(socket.closedWith).toBe(1000);
    expect(stage.world.sockets.length).toBe(1);
    expect(stage.transport.send(SPOKEN)).toBe(false);
  });
});

describe("what is sent", () => {
  it("goes at once, and with it the number of the last frame", async () => {
    const stage = new VoiceStage();
    await stage.open();
    stage.world.socket.onmessage?.(frame(258));
    stage.transport.send(SPOKEN);
    expect(stage.world.socket.sent.at(-1)).toEqual(Uint8Array.of(2, 2, 1, 4, 0, 30, 0, 1, 2, 3));
  });

  it("does not queue up behind a line that takes nothing", async () => {
    const stage = new VoiceStage();
    await stage.open();
    stage.world.socket.bufferedBytes = 2_001;
    expect(stage.transport.send(SPOKEN)).toBe(false);
    expect(stage.world.socket.sent).toEqual([]);
  });
});

describe("pr84: acknowledgements", () => {
  it("go every 100 ms while frames come, and after the last", async () => {
    const stage = new VoiceStage();
    await stage.open();
    for (let number = 1; number <= 11; number += 1) {
      stage.world.socket.onmessage?.(frame(number));
      await stage.world.pass(20);
    }
    expect(stage.acks).toEqual([1, 5, 10]);
    await stage.world.pass(500);
    expect(stage.acks).toEqual([1, 5, 10, 11]);
  });

  it("are not needed where one speaks", async () => {
    const stage = new VoiceStage();
    await stage.open();
    stage.world.socket.onmessage?.(frame(1));
    for (let number = 2; number <= 50; number += 1) {
      stage.transport.send(SPOKEN);
      stage.world.socket.onmessage?.(frame(number));
      await stage.world.pass(20);
    }
    expect(stage.acks).toEqual([1]);
  });

  it("pr84: a new socket begins its count anew", async () => {
    const stage = new VoiceStage();
    await stage.open();
    stage.world.socket.onmessage?.(frame(900));
    stage.world.socket.onclose?.(1006);
    await stage.world.pass(1_000);
    stage.world.socket.onopen?.();
    stage.transport.send(SPOKEN);
    expect([...(stage.world.socket.sent[0] ?? [])].slice(1, 3)).toEqual([0, 0]);
  });
});
