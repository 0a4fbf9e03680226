import { describe, expect, it } from "vitest";
import { startsOf, tracksOf } from "../../src/voice/clip_player";
import { levelOf, SILENCE_LEVEL } from "../../src/voice/gate";
import { PACKET_SAMPLES } from "../../src/voice/jitter_buffer";
import { openWasmCodec } from "../../src/voice/wasm_codec";
import { packet } from "./sound";

const opus = Uint8Array.of(1);
const came = (sequence: number, atMs: number) => ({ speaker: "par_1", sequence, opus, atMs });

async function said(count: number): Promise<Uint8Array[]> {
  const encoder = (await openWasmCodec()).encoder();
  const packets: Uint8Array[] = [];
  for (let number = 0; number < count; number += 1) {
    await encoder.encode(packet(number), (each) => packets.push(each));
  }
  await encoder.close();
  return packets;
}

describe("where packets of a clip are heard", () => {
  it("one after the other by their count, however they came", () => {
    const starts = startsOf([came(65_535, 0), came(0, 90), came(1, 91), came(3, 95)], 0);
    expect(starts).toEqual([0, 1, 2, 4].map((number) => number * PACKET_SAMPLES));
  });

  it("after a long pause by the clock", () => {
    expect(startsOf([came(1, 500), came(400, 9_000)], 500)).toEqual([0, 8_500 * 48]);
  });

  it("a count that runs away makes no clip of an hour", () => {
    const running = Array.from({ length: 3_000 }, (_, number) => came((number * 50) & 0xffff, 20 * number));
    expect(startsOf(running, 0).at(-1)).toBeLessThan(62 * 48_000);
  });
});

describe("the sound of a clip", () => {
  it("is each speaker's own, and what is no Opus silences nothing else", async () => {
    const [a, b, c] = await said(3);
    const spoiled = new Uint8Array(100).fill(0xff);
    const packets = [a, spoiled, b, c].map((each, sequence) => ({
      speaker: "par_1",
      sequence,
      opus: each ?? spoiled,
      atMs: 20 * sequence,
    }));
    const tracks = await tracksOf([
      ...packets,
      { speaker: "par_2", sequence: 9, opus: a ?? spoiled, atMs: 60 },
    ]);
    const one = tracks.get("par_1") ?? new Float32Array();
    expect(one.length).toBe(4 * PACKET_SAMPLES);
    const levels = [0, 1, 2, 3].map((n) =>
      levelOf(one.subarray(n * PACKET_SAMPLES, (n + 1) * PACKET_SAMPLES)),
    );
    expect(levels[1]).toBe(SILENCE_LEVEL);
    expect(Math.max(levels[2] ?? 127, levels[3] ?? 127)).toBeLessThan(20);
    expect(tracks.get("par_2")?.length).toBe(4 * PACKET_SAMPLES);
  });

  it("of nothing is nothing", async () => {
    expect((await tracksOf([])).size).toBe(0);
  });
});
