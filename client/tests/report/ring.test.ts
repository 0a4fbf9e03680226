import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KEPT_MS, Ring, SOUND_BYTES_MAX } from "../../src/report/ring";

const TAG = new Uint8Array(8);

function sound(atMs: number, bytes = 60, participant = "par_a") {
  return {
    participant,
    atMs,
    sequence: atMs & 0xffff,
    level: 20,
    flags: 0,
    tag: TAG,
    opus: new Uint8Array(bytes),
  };
}

describe("the last minute", () => {
  test("holds exactly what came within 60 s, in its order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 }), (gaps) => {
        const ring = new Ring();
        let nowMs = 0;
        const times = gaps.map((gap) => {
          nowMs += gap;
          ring.sound(sound(nowMs));
          ring.place({ participant: "par_a", atMs: nowMs, x: 0, z: 0 });
          return nowMs;
        });
        const kept = times.filter((atMs) => atMs >= nowMs - KEPT_MS);
        const minute = ring.lastMinute(nowMs);
        expect(minute.sounds.map(({ atMs }) => atMs)).toEqual(kept);
        expect(minute.places.map(({ atMs }) => atMs)).toEqual(kept);
        expect(ring.soundBytes).toBe(60 * kept.length);
      }),
    );
  });

  test("never holds more bytes of sound than it may", () => {
    const ring = new Ring();
    for (let index = 0; index < 20_000; index += 1) ring.sound(sound(index, 400));
    expect(ring.soundBytes).toBeLessThanOrEqual(SOUND_BYTES_MAX);
    expect(ring.lastMinute(20_000).sounds.at(-1)?.atMs).toBe(19_999);
  });

  test("keeps its own copy of the bytes", () => {
    const ring = new Ring();
    const opus = new Uint8Array([1, 2, 3]);
    ring.sound({ ...sound(0), opus });
    opus.fill(9);
    expect([...(ring.lastMinute(0).sounds[0]?.opus ?? [])]).toEqual([1, 2, 3]);
  });

  test("is empty after it was cleared", () => {
    const ring = new Ring();
    ring.sound(sound(0));
    ring.line({ participant: "par_a", name: "A", atMs: 0, number: 1, text: "hello", tag: TAG });
    ring.clear();
    const { sounds, lines, whispers, places } = ring.lastMinute(0);
    expect([sounds, lines, whispers, places]).toEqual([[], [], [], []]);
    expect(ring.soundBytes).toBe(0);
  });
});
