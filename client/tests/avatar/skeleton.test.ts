import { describe, expect, it } from "vitest";
import { Bone, HIP } from "../../src/avatar/body";
import { reachFor, strideFor } from "../../src/avatar/gait";
import { BONE_FLOATS, FIGURE_FLOATS, type Stance, writeBones } from "../../src/avatar/skeleton";

const STANDING: Stance = {
  x: 0,
  y: 0,
  z: 0,
  bodyYaw: 0,
  phase: 0,
  reach: 0,
  headYaw: 0,
  headPitch: 0,
  bow: 0,
  seated: 0,
  inAir: 0,
};

/** Where a point of the modelled body is in the world when it follows that bone. */
function point(
  stance: Partial<Stance>,
  bone: number,
  x: number,
  y: number,
  z: number,
): [number, number, number] {
  const rows = new Float32Array(FIGURE_FLOATS);
  writeBones(rows, 0, { ...STANDING, ...stance }, 0);
  const row = (at: number) => {
    const from = bone * BONE_FLOATS + at * 4;
    const [a = 0, b = 0, c = 0, d = 0] = rows.subarray(from, from + 4);
    return a * x + b * y + c * z + d;
  };
  return [row(0), row(1), row(2)];
}

describe("a figure that stands", () => {
  it("is where it was modelled, but for the breath", () => {
    for (const bone of [Bone.TORSO, Bone.HEAD, Bone.LEFT_THIGH, Bone.RIGHT_SHIN]) {
      const [x, y, z] = point({}, bone, 0.1, 1.2, -0.1);
      expect(x).toBeCloseTo(0.1, 5);
      expect(y).toBeCloseTo(1.2, 2);
      expect(z).toBeCloseTo(-0.1, 5);
    }
  });

  it("is turned and moved as a whole: a positive yaw turns left", () => {
    const [x, y, z] = point({ x: 5, y: 2, z: 7, bodyYaw: Math.PI / 2 }, Bone.LEFT_THIGH, 0, 0.5, -1);
    expect(x).toBeCloseTo(4, 5);
    expect(y).toBeCloseTo(2.5, 5);
    expect(z).toBeCloseTo(7, 5);
  });

  it("turns only its head when it looks aside, and looks up with a positive pitch", () => {
    const aside = point({ headYaw: Math.PI / 2 }, Bone.HEAD, 0, 1.3, -0.2);
    expect(aside[0]).toBeCloseTo(-0.2, 5);
    const up = point({ headPitch: 0.5 }, Bone.HEAD, 0, 1.3, -0.2);
    expect(up[1]).toBeGreaterThan(1.35);
    expect(point({ headYaw: 1, headPitch: 1 }, Bone.TORSO, 0, 1, -0.2)[2]).toBeCloseTo(-0.2, 5);
  });

  it("bows forward from the hips", () => {
    const [, y, z] = point({ bow: 1 }, Bone.HEAD, 0, 1.5, 0);
    expect(z).toBeLessThan(-0.25);
    expect(y).toBeLessThan(1.45);
    expect(point({ bow: 1 }, Bone.LEFT_SHIN, 0.1, 0, 0)[2]).toBeCloseTo(0, 5);
  });

  it("sits with its hips lower and its knees ahead", () => {
    const hip = point({ seated: 1 }, Bone.TORSO, 0, HIP[1], 0);
    const knee = point({ seated: 1 }, Bone.LEFT_THIGH, -HIP[0], 0.41, 0);
    expect(hip[1]).toBeCloseTo(HIP[1] - 0.33, 1);
    expect(knee[2]).toBeLessThan(-0.3);
  });
});

describe("a figure that walks", () => {
  const reach = reachFor(1.6);
  const stride = strideFor(reach);
  /** The sole of the left foot, as the body walks along −Z through one step. */
  const sole = (phase: number) => point({ phase, reach, z: -phase * stride }, Bone.LEFT_SHIN, -HIP[0], 0, 0);

  it("keeps the standing foot where it is: feet do not slide", () => {
    const places = [0.02, 0.1, 0.2, 0.3, 0.4, 0.48].map((phase) => sole(phase)[2]);
    expect(Math.max(...places) - Math.min(...places)).toBeLessThan(0.01);
  });

  it("keeps the standing foot on the ground and lifts the other one", () => {
    for (const phase of [0.02, 0.15, 0.25, 0.35, 0.48]) expect(Math.abs(sole(phase)[1])).toBeLessThan(0.01);
    expect(sole(0.7)[1]).toBeGreaterThan(0.03);
  });

  it("swings each arm against its leg", () => {
    const foot = point({ phase: 0.02, reach }, Bone.LEFT_SHIN, -0.1, 0, 0);
    const hand = point({ phase: 0.02, reach }, Bone.LEFT_UPPER_ARM, -0.2, 0.8, 0);
    expect(Math.sign(foot[2])).not.toBe(Math.sign(hand[2]));
  });
});
