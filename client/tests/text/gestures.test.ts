import { describe, expect, test } from "vitest";
import { Gestures } from "../../src/text/gestures";
import { person } from "./place";

function waving(slot: number, name: string, x: number) {
  return person(slot, name, x, 0, { emote: { name: "wave", sinceMs: 0 } });
}

describe("gestures of others", () => {
  test("are told once, of those near", () => {
    const gestures = new Gestures();
    expect(gestures.look([waving(2, "Far", 16)], 0, 0, 0)).toBeNull();
    const mei = waving(3, "Mei", 14);
    expect(gestures.look([mei], 0, 0, 0)).toEqual({ name: "Mei", emote: "wave" });
    expect(gestures.look([mei], 0, 0, 60_000)).toBeNull();
  });

  test("not one's own", () => {
    const own = person(1, "Self", 0, 0, { self: true, emote: { name: "bow", sinceMs: 0 } });
    expect(new Gestures().look([own], 0, 0, 0)).toBeNull();
  });

  test("nobody is told of twice within ten seconds, and no two at once", () => {
    const gestures = new Gestures();
    const mei = waving(2, "Mei", 1);
    expect(gestures.look([mei, waving(3, "Jonas", 2)], 0, 0, 0)?.name).toBe("Mei");
    mei.emote = { name: "clap", sinceMs: 1 };
    expect(gestures.look([mei], 0, 0, 5_000)).toBeNull();
    mei.emote = { name: "dance", sinceMs: 2 };
    expect(gestures.look([mei], 0, 0, 10_000)).toEqual({ name: "Mei", emote: "dance" });
  });
});
