import { Quaternion, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { ANKLE_Y, Bone, ELBOW_Y, HIP, NECK_Y, PALM, SHOULDER, TRACKED_HEAD } from "../../src/avatar/bones";
import { BONE_FLOATS, FIGURE_FLOATS, newStance, type Stance, writeBones } from "../../src/avatar/skeleton";
import { TrackedBody } from "../../src/avatar/tracked";
import { STRETCH_MAX } from "../../src/avatar/tracked_arms";
import { seededChance } from "../../src/components/chance";
import type { ShownTracked, TrackedPart } from "../../src/model/tracked";
import { newShownTracked } from "../../src/model/tracked_track";

const SAMPLES = 200;
/** What an arm reaches without leaving its shoulder: from there to the middle of the palm. */
const REACH_M = 0.53;
const CLOSE_M = 1e-5;
const UP = new Vector3(0, 1, 0);
const LEVEL = new Quaternion();
type Point = readonly [number, number, number];

const rows = new Float32Array(FIGURE_FLOATS);

/** Where a modelled point of the right side, or its counterpart of the left, is in the picture made last. */
function drawn(bone: number, [x, y, z]: Point, side = 1): Vector3 {
  const row = (at: number) => {
    const [a = 0, b = 0, c = 0, d = 0] = rows.subarray(bone * BONE_FLOATS + at * 4);
    return a * x * side + b * y + c * z + d;
  };
  return new Vector3(row(0), row(1), row(2));
}

/** How far a bone's turn is from a quaternion, radians. */
function turnOff(bone: number, q: Quaternion): number {
  let [least, from] = [1, drawn(bone, [0, 0, 0])];
  for (const axis of [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const) {
    const along = drawn(bone, axis).sub(from);
    least = Math.min(least, along.dot(new Vector3(...axis).applyQuaternion(q)));
  }
  return Math.acos(Math.min(1, least));
}

function tell(part: TrackedPart, at: Vector3, q: Quaternion, shape = 0): void {
  part.isTracked = true;
  [part.x, part.y, part.z] = at.toArray();
  part.q.splice(0, 4, q.x, q.y, q.z, q.w);
  part.shape = shape;
}

/** Draws her as told, after everything has come to rest. */
function show(
  tracked: ShownTracked | null,
  stance: Partial<Stance> = {},
  body = new TrackedBody(),
): TrackedBody {
  for (let each = 0; each < 3; each += 1) body.advance(tracked, 1);
  writeBones(rows, 0, { ...newStance(), tracked: body, ...stance }, 0);
  return body;
}

function standing(at: Point = [0, TRACKED_HEAD[1], TRACKED_HEAD[2]], q = LEVEL): ShownTracked {
  const tracked = newShownTracked();
  tell(tracked.head, new Vector3(...at), q);
  return tracked;
}

/** Any way to stand, crouch or lean there is, with any way to look. */
function anybody(chance: () => number): { tracked: ShownTracked; yaw: number; turn: Quaternion } {
  const yaw = chance() * Math.PI * 2;
  const turn = new Quaternion().setFromAxisAngle(UP, yaw);
  const y = 0.8 + 0.8 * chance();
  const lean = (TRACKED_HEAD[1] - y) * 0.6 * chance();
  const at = new Vector3(0.2 * (chance() - 0.5), y, TRACKED_HEAD[2] - lean).applyQuaternion(turn);
  const nod = new Quaternion().setFromAxisAngle(new Vector3(1, 0, 0), 1.2 * (chance() - 0.7));
  const tracked = newShownTracked();
  tell(tracked.head, at, turn.clone().multiply(nod));
  return { tracked, yaw, turn };
}

/** A hand somewhere before its shoulder or aside of it, turned anyhow. */
function handOf(
  tracked: ShownTracked,
  side: 1 | -1,
  turn: Quaternion,
  far: number,
  chance: () => number,
): Vector3 {
  const way = new Vector3(side * (chance() - 0.35), chance() * 2 - 1, 0.2 - 1.4 * chance());
  const shoulder = drawn(Bone.CHEST, [SHOULDER[0], SHOULDER[1], 0], side);
  const at = shoulder.addScaledVector(way.normalize().applyQuaternion(turn), far);
  const q = new Quaternion(...([0, 0, 0, 0].map(() => chance() - 0.5) as [number, number, number, number]));
  tell(side < 0 ? tracked.left : tracked.right, at, q.normalize());
  return at;
}

describe("a figure whose head and hands are tracked", () => {
  it("has its head where the head is told, standing, crouching and leaning, and its feet stay", () => {
    const chance = seededChance(7);
    for (let each = 0; each < SAMPLES; each += 1) {
      const { tracked, yaw, turn } = anybody(chance);
      show(tracked, { bodyYaw: yaw });
      const { x, y, z, q } = tracked.head;
      expect(drawn(Bone.HEAD, TRACKED_HEAD).distanceTo(new Vector3(x, y, z))).toBeLessThan(CLOSE_M);
      expect(turnOff(Bone.HEAD, new Quaternion(...q))).toBeLessThan(0.002);
      // The neck leads from the one to the other.
      const foot = drawn(Bone.CHEST, [0, NECK_Y, 0]);
      expect(foot.distanceTo(drawn(Bone.HEAD, [0, NECK_Y, 0]))).toBeLessThan(0.06);
      for (const side of [-1, 1] as const) {
        const bone = side < 0 ? Bone.LEFT_FOOT : Bone.RIGHT_FOOT;
        const stood = new Vector3(side * HIP[0], ANKLE_Y, 0).applyQuaternion(turn);
        expect(drawn(bone, [HIP[0], ANKLE_Y, 0], side).distanceTo(stood)).toBeLessThan(0.03);
      }
    }
  });

  it("has its hands where they are told, wherever an arm reaches, on arms that hang together", () => {
    const chance = seededChance(11);
    for (let each = 0; each < SAMPLES; each += 1) {
      const { tracked, yaw, turn } = anybody(chance);
      const body = show(tracked, { bodyYaw: yaw });
      const side = chance() < 0.5 ? 1 : -1;
      const at = handOf(tracked, side, turn, 0.12 + 0.4 * chance(), chance);
      show(tracked, { bodyYaw: yaw }, body);
      const shoulder = drawn(Bone.CHEST, [SHOULDER[0], SHOULDER[1], 0], side);
      if (shoulder.distanceTo(at) > REACH_M) continue;
      const [hand, fore, upper] =
        side < 0
          ? [Bone.LEFT_HAND, Bone.LEFT_FOREARM, Bone.LEFT_UPPER_ARM]
          : [Bone.RIGHT_HAND, Bone.RIGHT_FOREARM, Bone.RIGHT_UPPER_ARM];
      expect(drawn(hand, PALM, side).distanceTo(at)).toBeLessThan(CLOSE_M);
      expect(turnOff(hand, new Quaternion(...(side < 0 ? tracked.left : tracked.right).q))).toBeLessThan(
        0.002,
      );
      const elbow: Point = [0.21, ELBOW_Y, 0];
      expect(drawn(upper, elbow, side).distanceTo(drawn(fore, elbow, side))).toBeLessThan(CLOSE_M);
      const wrist: Point = [0.21, 0.775, 0];
      expect(drawn(hand, wrist, side).distanceTo(drawn(fore, wrist, side))).toBeLessThan(CLOSE_M);
      const long = drawn(fore, elbow, side).distanceTo(drawn(fore, wrist, side)) / (ELBOW_Y - wrist[1]);
      expect(long).toBeLessThanOrEqual(STRETCH_MAX + CLOSE_M);
    }
  });

  it("holds a hand that is told beyond its reach at the arm's end", () => {
    const tracked = standing();
    tell(tracked.right, new Vector3(0.2, 1.2, -3), LEVEL);
    show(tracked);
    const wrist: Point = [0.21, 0.775, 0];
    expect(drawn(Bone.RIGHT_HAND, wrist).distanceTo(drawn(Bone.RIGHT_FOREARM, wrist))).toBeLessThan(CLOSE_M);
    expect(drawn(Bone.RIGHT_HAND, PALM).z).toBeGreaterThan(-0.9);
  });

  it("hangs its elbows down and out, behind hands that hang", () => {
    const tracked = standing();
    tell(
      tracked.right,
      new Vector3(0.2, 1.2, -0.4),
      new Quaternion().setFromAxisAngle(new Vector3(1, 0, 0), 1.5),
    );
    tell(tracked.left, new Vector3(-0.22, 0.8, -0.02), LEVEL);
    show(tracked);
    const [right, left] = [
      drawn(Bone.RIGHT_FOREARM, [0.21, ELBOW_Y, 0]),
      drawn(Bone.LEFT_FOREARM, [0.21, ELBOW_Y, 0], -1),
    ];
    expect(right.y).toBeLessThan(1.15);
    expect(right.x).toBeGreaterThan(0.2);
    expect(left.z).toBeGreaterThan(0.05);
    expect(left.x).toBeLessThan(-0.18);
  });

  it("sinks between its knees when she crouches", () => {
    show(standing());
    const [high, knee] = [drawn(Bone.PELVIS, [0, HIP[1], 0]).y, drawn(Bone.RIGHT_THIGH, [HIP[0], 0.44, 0]).z];
    show(standing([0, 1, TRACKED_HEAD[2]]));
    expect(drawn(Bone.PELVIS, [0, HIP[1], 0]).y).toBeLessThan(high - 0.3);
    expect(drawn(Bone.RIGHT_THIGH, [HIP[0], 0.44, 0]).z).toBeLessThan(knee - 0.08);
  });

  it("stays on its seat, and is shown lower where she stands as it sits", () => {
    show(standing(), { wheelchair: true });
    expect(drawn(Bone.PELVIS, [0, HIP[1], 0]).y).toBeLessThan(0.6);
    expect(drawn(Bone.HEAD, TRACKED_HEAD).y).toBeLessThan(1.4);
    expect(drawn(Bone.HEAD, TRACKED_HEAD).y).toBeGreaterThan(1.25);
  });

  it("looks with its trunk where head and hands are, and no farther aside than a neck turns", () => {
    const tracked = standing();
    tell(tracked.right, new Vector3(-0.4, 1.2, -0.2), LEVEL);
    tell(tracked.left, new Vector3(-0.4, 1.2, 0.2), LEVEL);
    const body = show(tracked);
    expect(body.yaw).toBeGreaterThan(0.4);
    expect(body.yaw).toBeLessThan(1.2);
    expect(show(standing()).yaw).toBeCloseTo(0, 6);
  });

  it("takes over and lets go gently: no hand or head jumps within a frame", () => {
    const tracked = standing([0.05, 1.4, -0.2]);
    tell(tracked.right, new Vector3(0.3, 1.5, -0.3), new Quaternion().setFromAxisAngle(UP, 2));
    const body = new TrackedBody();
    let before: Vector3[] | null = null;
    for (let frame = 0; frame < 60; frame += 1) {
      body.advance(frame > 5 && frame < 35 ? tracked : null, 1 / 60);
      writeBones(rows, 0, { ...newStance(), tracked: body }, 0);
      const now = [
        drawn(Bone.RIGHT_HAND, PALM),
        drawn(Bone.HEAD, TRACKED_HEAD),
        drawn(Bone.RIGHT_FOREARM, [0.21, ELBOW_Y, 0]),
      ];
      for (const [at, point] of now.entries())
        expect(point.distanceTo(before?.[at] ?? point)).toBeLessThan(0.13);
      before = now;
    }
    expect(body.isOver).toBe(true);
  });

  it("bends its fingers as she does, and has none where nothing is told of them", () => {
    const tip: Point = [0.21, 0.62, -0.03];
    show(null);
    expect(drawn(Bone.RIGHT_INDEX, tip).distanceTo(drawn(Bone.RIGHT_INDEX, [0.21, 0.694, 0]))).toBeLessThan(
      1e-6,
    );
    const tracked = standing();
    const [at, body] = [new Vector3(0.3, 1.2, -0.3), new TrackedBody()];
    const tips = [0, 1, 2, 3].map((shape) => {
      tell(tracked.right, at, LEVEL, shape);
      show(tracked, {}, body);
      const palm = drawn(Bone.RIGHT_HAND, PALM);
      return [Bone.RIGHT_INDEX, Bone.RIGHT_FINGERS].map((bone) => drawn(bone, tip).distanceTo(palm));
    });
    const [open, pointing, pinch, fist] = tips as [number[], number[], number[], number[]];
    expect(pointing[0]).toBeGreaterThan(0.1);
    expect(pointing[1]).toBeLessThan(open[1]! - 0.02);
    expect(pinch[0]).toBeLessThan(open[0]!);
    expect(fist[0]).toBeLessThan(open[0]! - 0.02);
  });
});
