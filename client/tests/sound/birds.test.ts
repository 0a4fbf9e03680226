import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Birds, callOf } from "../../src/sound/birds";

const slots = fc.integer({ min: 0, max: 1e8 });

describe("birds", () => {
  test("two call in every minute, however often one listens", () => {
    for (const everyMs of [50, 333]) {
      const birds = new Birds();
      let heard = 0;
      for (let ms = 0; ms < 600_000; ms += everyMs) heard += birds.between(ms, ms + everyMs) ? 1 : 0;
      expect(heard).toBe(20);
    }
  });

  test("everybody hears the same bird at the same time", () => {
    fc.assert(
      fc.property(slots, (slot) => {
        expect(callOf(slot)).toEqual(callOf(slot));
      }),
    );
  });

  test("a call is over within 400 ms and within its half minute, and its notes follow one another", () => {
    fc.assert(
      fc.property(slots, (slot) => {
        const call = callOf(slot);
        expect(Math.floor(call.serverMs / 30_000)).toBe(slot);
        let end = 0;
        for (const note of call.notes) {
          expect(note.at).toBeGreaterThanOrEqual(end);
          end = note.at + note.seconds;
        }
        expect(end).toBeLessThanOrEqual(0.4);
      }),
    );
  });
});
