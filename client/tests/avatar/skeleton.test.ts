import { describe, expect, it } from "vitest";
import { Bone, HAND_Y, HIP, KNEE_Y, SEAT_Y } from "../../src/avatar/bones";
import { newGesturePose } from "../../src/avatar/gesture";
import { BALL_Z, dutyFor, reachFor, strideFor } from "../../src/avatar/legs";
import { BONE_FLOATS, FIGURE_FLOATS, newStance, type Stance, writeBones } from "../../src/avatar/skeleton";

const STANDING = newStance();

type Point = [number, number, number];

/** Where a point of the modelled body is in the world when it follows that bone. */
function point(stance: Partial<Stance>, bone: number, x: number, y: number, z: number): Point {
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
  it("is where it was modelled, but for the breath and a soft knee", () => {
    for (const bone of [Bone.PELVIS, Bone.CHEST, Bone.LEFT_FOOT, Bone.RIGHT_FOOT]) {
      const [x, y, z] = point({}, bone, 0.1, 0.5, -0.1);
      expect(Math.hypot(x - 0.1, y - 0.5, z + 0.1)).toBeLessThan(0.02);
    }
  });

  it("is turned and moved as a whole: a positive yaw turns left", () => {
    const [x, y, z] = point({ x: 5, y: 2, z: 7, bodyYaw: Math.PI / 2 }, Bone.CHAIR, 0, 0.5, -1);
    expect(x).toBeCloseTo(4, 5);
    expect(y).toBeCloseTo(2.5, 5);
    expect(z).toBeCloseTo(7, 5);
  });

  it("turns only its head when it looks aside, and looks up with a positive pitch", () => {
    const aside = point({ headYaw: Math.PI / 2 }, Bone.HEAD, 0, 1.3, -0.2);
    expect(aside[0]).toBeCloseTo(-0.2, 1);
    const [level, up] = [
      point({}, Bone.HEAD, 0, 1.3, -0.2),
      point({ headPitch: 0.5 }, Bone.HEAD, 0, 1.3, -0.2),
    ];
    expect(up[1]).toBeGreaterThan(level[1] + 0.06);
    expect(point({ headYaw: 1, headPitch: 1 }, Bone.CHEST, 0, 1, -0.2)[2]).toBeCloseTo(-0.2, 1);
  });

  it("bows from the waist with folded hands, and its feet stay", () => {
    const [, y, z] = point({ bow: 1 }, Bone.HEAD, 0, 1.5, 0);
    expect(z).toBeLessThan(-0.2);
    expect(y).toBeLessThan(1.46);
    const [left, right] = hands({ bow: 1 });
    expect(Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2])).toBeLessThan(0.12);
    expect(Math.abs(point({ bow: 1 }, Bone.LEFT_FOOT, -HIP[0], 0, 0)[2])).toBeLessThan(0.01);
  });

  it("shifts its weight over feet that stay", () => {
    const hips = point({ shift: 1 }, Bone.PELVIS, 0, HIP[1], 0);
    expect(hips[0]).toBeGreaterThan(0.015);
    const foot = point({ shift: 1 }, Bone.LEFT_FOOT, -HIP[0], 0, 0);
    expect(Math.hypot(foot[0] + HIP[0], foot[1], foot[2])).toBeLessThan(0.015);
  });
});

function hands(stance: Partial<Stance>): [Point, Point] {
  return [
    point(stance, Bone.LEFT_FOREARM, -0.212, HAND_Y, 0),
    point(stance, Bone.RIGHT_FOREARM, 0.212, HAND_Y, 0),
  ];
}

describe("a figure that sits", () => {
  const seated: Partial<Stance> = { seated: 1 };

  it("has its hips on the seat, its thighs level and its feet flat on the floor", () => {
    const hip = point(seated, Bone.LEFT_THIGH, -HIP[0], HIP[1], 0);
    const knee = point(seated, Bone.LEFT_THIGH, -HIP[0], KNEE_Y, 0);
    expect(hip[1]).toBeGreaterThan(SEAT_Y + 0.03);
    expect(hip[1]).toBeLessThan(SEAT_Y + 0.1);
    expect(Math.abs(Math.atan2(knee[1] - hip[1], hip[2] - knee[2]))).toBeLessThan(0.3);
    for (const z of [0.05, -0.12]) expect(point(seated, Bone.LEFT_FOOT, -HIP[0], 0, z)[1]).toBeCloseTo(0, 2);
  });

  it("has its hands on its knees", () => {
    for (const [at, side] of [-1, 1].entries()) {
      const hand = hands(seated)[at]!;
      const knee = point(
        seated,
        side < 0 ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH,
        side * HIP[0],
        KNEE_Y + 0.06,
        -0.09,
      );
      expect(Math.hypot(hand[0] - knee[0], hand[1] - knee[1], hand[2] - knee[2])).toBeLessThan(0.14);
    }
  });

  it("can wave all the same", () => {
    const gesture = newGesturePose();
    Object.assign(gesture, { right: 1 });
    Object.assign(gesture.rightArm, { x: 2.4, y: 0, z: 0.4, elbow: 0.4 });
    expect(hands({ ...seated, gesture })[1][1]).toBeGreaterThan(hands(seated)[1][1] + 0.4);
  });

  it("in a wheelchair sits always, feet on its rest, and turns only the wheels", () => {
    const rolling: Partial<Stance> = { wheelchair: true, pace: 1.2, rolled: 1 };
    expect(point(rolling, Bone.PELVIS, 0, HIP[1], 0)[1]).toBeLessThan(0.6);
    expect(point(rolling, Bone.LEFT_FOOT, -HIP[0], 0, 0)[1]).toBeCloseTo(0.088, 2);
    expect(point(rolling, Bone.CHAIR, 0, 0.5, 0)).toEqual(point({}, Bone.CHAIR, 0, 0.5, 0));
    // Rolling ahead carries the top of the wheel ahead.
    expect(point({ wheelchair: true, rolled: 0.2 }, Bone.WHEELS, 0.27, 0.6, 0.1)[2]).toBeLessThan(0.06);
  });
});

describe("a figure that walks", () => {
  for (const pace of [0.8, 1.6, 4.5]) {
    const stride = strideFor(reachFor(pace), dutyFor(pace));
    const flat = (phase: number): Point =>
      point({ phase, pace, z: -phase * stride }, Bone.LEFT_FOOT, -HIP[0], 0.02, BALL_Z);

    it(`keeps the standing foot where it is at ${pace} m/s: feet do not slide`, () => {
      const places = [0.25, 0.4, 0.55, 0.7, 0.9].map((part) => flat(part * dutyFor(pace))[2]);
      expect(Math.max(...places) - Math.min(...places)).toBeLessThan(0.03);
    });

    it(`neither sinks into the ground nor floats at ${pace} m/s`, () => {
      for (let phase = 0.01; phase < 1; phase += 0.03) {
        for (const z of [0.07, -0.155]) {
          expect(point({ phase, pace }, Bone.LEFT_FOOT, -HIP[0], 0, z)[1]).toBeGreaterThan(-0.03);
        }
      }
      for (const part of [0.3, 0.5]) {
        expect(point({ phase: part * dutyFor(pace), pace }, Bone.LEFT_FOOT, -HIP[0], 0, 0)[1]).toBeLessThan(
          0.03,
        );
      }
    });
  }

  it("swings each arm against its leg", () => {
    const foot = point({ phase: 0.02, pace: 1.6 }, Bone.LEFT_FOOT, -0.1, 0, 0);
    const hand = hands({ phase: 0.02, pace: 1.6 })[0];
    expect(Math.sign(foot[2])).not.toBe(Math.sign(hand[2]));
  });
});
