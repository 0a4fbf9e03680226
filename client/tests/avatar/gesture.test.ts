import { describe, expect, it } from "vitest";
import { Bone, HAND_Y } from "../../src/avatar/bones";
import { BLEND_S, GESTURE_S, Gesturing } from "../../src/avatar/gesture";
import { BONE_FLOATS, FIGURE_FLOATS, newStance, writeBones } from "../../src/avatar/skeleton";
import type { EmoteName } from "../../src/model/people";

const FRAME_MS = 1_000 / 60;
const NAMES = Object.keys(GESTURE_S) as EmoteName[];

/** Where both hands and the head are, one after the other. */
function places(gesturing: Gesturing, seated: number): number[] {
  const stance = { ...newStance(), headYaw: 0.3, headPitch: 0.1, seated, gesture: gesturing.pose };
  const rows = new Float32Array(FIGURE_FLOATS);
  writeBones(rows, 0, stance, 0);
  const points: readonly [number, number, number, number][] = [
    [Bone.LEFT_FOREARM, -0.212, HAND_Y, 0],
    [Bone.RIGHT_FOREARM, 0.212, HAND_Y, 0],
    [Bone.HEAD, 0, 1.5, 0],
  ];
  return points.flatMap(([bone, x, y, z]) =>
    [0, 1, 2].map((row) => {
      const [a = 0, b = 0, c = 0, d = 0] = rows.subarray(bone * BONE_FLOATS + row * 4);
      return a * x + b * y + c * z + d;
    }),
  );
}

interface Made {
  readonly name: EmoteName;
  readonly sinceMs: number;
}

/** Shows frame after frame; returns the farthest that hands or head went within one, metres. */
function largestJump(
  emoteAt: (nowMs: number) => Made | null,
  untilMs: number,
  seated = 0,
  walksFromMs = 1e9,
): number {
  const gesturing = new Gesturing();
  let [before, largest]: [number[] | null, number] = [null, 0];
  for (let nowMs = 0; nowMs < untilMs; nowMs += FRAME_MS) {
    gesturing.advance(emoteAt(nowMs), nowMs, FRAME_MS / 1_000, nowMs > walksFromMs, 0.3, 0.1);
    const now = places(gesturing, seated);
    for (let at = 0; before && at < now.length; at += 3) {
      const way = Math.hypot(...[0, 1, 2].map((axis) => now[at + axis]! - before![at + axis]!));
      largest = Math.max(largest, way);
    }
    before = now;
  }
  return largest;
}

/** A hand raised high that has to come down in a fifth of a second goes 11 m/s at most; nothing is faster. */
const JUMP_MAX_M = 0.18;

describe("a gesture", () => {
  for (const name of NAMES) {
    const made = { name, sinceMs: 100 };
    const after = (nowMs: number) => (nowMs < 100 ? null : made);

    it(`${name}: begins, goes on and ends without a jump, standing and sitting`, () => {
      const whole = (GESTURE_S[name] + 1) * 1_000;
      expect(largestJump(after, whole)).toBeGreaterThan(0.004);
      expect(largestJump(after, whole)).toBeLessThan(JUMP_MAX_M);
      expect(largestJump(after, whole, 1)).toBeLessThan(JUMP_MAX_M);
    });

    it(`${name}: gives way to walking, gently`, () => {
      expect(largestJump(after, 1_800, 0, 900)).toBeLessThan(JUMP_MAX_M);
      const gesturing = new Gesturing();
      for (let nowMs = 100; nowMs < 700; nowMs += FRAME_MS)
        gesturing.advance(made, nowMs, 1 / 60, false, 0, 0);
      for (let nowMs = 700; nowMs < 1_000; nowMs += FRAME_MS)
        gesturing.advance(made, nowMs, 1 / 60, true, 0, 0);
      // Standing still again does not bring it back.
      gesturing.advance(made, 1_010, 1 / 60, false, 0, 0);
      expect(Math.max(gesturing.pose.left, gesturing.pose.right)).toBe(0);
    });

    it(`${name}: is over when its time is`, () => {
      const gesturing = new Gesturing();
      const lastMs = 100 + GESTURE_S[name] * 1_000 + 2 * FRAME_MS;
      for (let nowMs = 100; nowMs < lastMs; nowMs += FRAME_MS)
        gesturing.advance(made, nowMs, FRAME_MS / 1_000, false, 0, 0);
      expect(gesturing.pose.right).toBeCloseTo(0, 5);
    });
  }

  it("follows another without a jump", () => {
    const emoteAt = (nowMs: number): Made | null =>
      nowMs < 600 ? { name: "clap", sinceMs: 0 } : { name: "raise_hand", sinceMs: 600 };
    expect(largestJump(emoteAt, 2_500)).toBeLessThan(JUMP_MAX_M);
  });

  it("keeps a raised hand up for eight seconds, above the brow", () => {
    expect(GESTURE_S.raise_hand).toBe(8);
    const gesturing = new Gesturing();
    for (let nowMs = 0; nowMs < 7_000; nowMs += FRAME_MS)
      gesturing.advance({ name: "raise_hand", sinceMs: 0 }, nowMs, FRAME_MS / 1_000, false, 0, 0);
    expect(places(gesturing, 0)[4]).toBeGreaterThan(1.6);
  });

  it("points along the look", () => {
    const gesturing = new Gesturing();
    for (let nowMs = 0; nowMs < 1_000; nowMs += FRAME_MS)
      gesturing.advance({ name: "point", sinceMs: 0 }, nowMs, FRAME_MS / 1_000, false, 0.5, 0);
    const [x = 0, , z = 0] = places(gesturing, 0).slice(3, 6);
    expect(Math.atan2(-(x - 0.1), -z)).toBeGreaterThan(0.25);
  });

  it("blends within a fifth of a second", () => {
    expect(BLEND_S).toBe(0.2);
  });
});
