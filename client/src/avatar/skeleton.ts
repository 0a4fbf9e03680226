/**
 * Where a figure's parts are: ten placed and turned bones from a few numbers, written straight into the rows that the
 * graphics card reads. Plain sums, no three.js, no garbage.
 */
import { Bone, ELBOW_Y, HIP, KNEE_Y, NECK_Y, SHOULDER } from "./body";
import { LEG_M } from "./gait";

export const BONES = 10;
/** Each bone is three rows of four numbers: the upper part of its matrix. */
export const BONE_FLOATS = 12;
export const FIGURE_FLOATS = BONES * BONE_FLOATS;

/** How a figure stands in one picture. Metres, radians, shares 0 … 1. */
export interface Stance {
  x: number;
  y: number;
  z: number;
  bodyYaw: number;
  phase: number;
  reach: number;
  headYaw: number;
  headPitch: number;
  bow: number;
  seated: number;
  inAir: number;
}

const SEAT_DROP_M = 0.33;
const BREATH_HZ = 0.25;
const BREATH_M = 0.006;

type Affine = Float64Array;
const affine = (): Affine => new Float64Array(BONE_FLOATS);
const world = affine();
const trunk = affine();
const joint = affine();
const upper = affine();
const lower = affine();
const turn = new Float64Array(9);

/** Writes all bones of a figure at `out[at]`; `seconds` is for the breath. */
export function writeBones(out: Float32Array, at: number, stance: Stance, seconds: number): void {
  const breath = Math.sin(seconds * Math.PI * 2 * BREATH_HZ + stance.x * 3);
  const put = (bone: Bone, matrix: Affine) => out.set(matrix, at + bone * BONE_FLOATS);
  const { reach, seated, inAir, phase } = stance;

  const standing = swing(phase + (fraction(phase) < 0.5 ? 0 : 0.5), reach);
  const drop = LEG_M * (1 - Math.cos(standing)) * (1 - inAir) + SEAT_DROP_M * seated;
  place(world, stance.x, stance.y - drop, stance.z, stance.bodyYaw);

  rotate(turn, -0.14 * reach - 0.5 * stance.bow, 0, 0);
  around(trunk, world, 0, HIP[1], 0);
  lift(trunk, BREATH_M * breath);
  put(Bone.TORSO, trunk);
  rotate(turn, stance.headPitch, stance.headYaw, 0);
  around(joint, trunk, 0, NECK_Y, 0);
  put(Bone.HEAD, joint);

  for (const side of [-1, 1] as const) {
    const left = side < 0;
    const own = left ? phase : phase + 0.5;
    const stride = swing(own, reach);
    const arm = mix(mix(-0.85 * stride + 0.03 * breath, 0.5, inAir), 0.55, seated);
    rotate(turn, arm, 0, side * (0.07 + 0.5 * inAir));
    around(upper, trunk, side * SHOULDER[0], SHOULDER[1], 0);
    put(left ? Bone.LEFT_UPPER_ARM : Bone.RIGHT_UPPER_ARM, upper);
    rotate(turn, mix(0.16 + 2.2 * reach * reach, 0.85, seated), 0, 0);
    around(lower, upper, side * SHOULDER[0], ELBOW_Y, 0);
    put(left ? Bone.LEFT_FOREARM : Bone.RIGHT_FOREARM, lower);

    const thigh = mix(mix(stride, left ? 0.1 : 0.55, inAir), 1.5, seated);
    const knee = mix(mix(bend(own, reach), left ? -0.35 : -0.9, inAir), -1.5, seated);
    rotate(turn, thigh, 0, 0);
    around(upper, world, side * HIP[0], HIP[1], 0);
    put(left ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH, upper);
    rotate(turn, knee, 0, 0);
    around(lower, upper, side * HIP[0], KNEE_Y, 0);
    put(left ? Bone.LEFT_SHIN : Bone.RIGHT_SHIN, lower);
  }
}

/** The leg's angle: a standing foot goes back evenly, as the ground does, then swings forward through the air. */
function swing(phase: number, reach: number): number {
  const part = fraction(phase);
  const forward = part < 0.5 ? 1 - 4 * part : -Math.cos((part - 0.5) * Math.PI * 2);
  return Math.asin(Math.max(-0.95, Math.min(0.95, reach * forward)));
}

/** The knee bends while its foot is in the air. */
function bend(phase: number, reach: number): number {
  const part = fraction(phase);
  if (part < 0.5) return 0;
  return -(0.35 + 1.5 * reach) * Math.min(1, reach / 0.15) * Math.sin((part - 0.5) * Math.PI * 2);
}

function fraction(value: number): number {
  return value - Math.floor(value);
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function place(out: Affine, x: number, y: number, z: number, yaw: number): void {
  const [cos, sin] = [Math.cos(yaw), Math.sin(yaw)];
  out[0] = cos;
  out[1] = 0;
  out[2] = sin;
  out[3] = x;
  out[4] = 0;
  out[5] = 1;
  out[6] = 0;
  out[7] = y;
  out[8] = -sin;
  out[9] = 0;
  out[10] = cos;
  out[11] = z;
}

/** A rotation about Y, then X, then Z of the part itself, row by row. */
function rotate(out: Float64Array, x: number, y: number, z: number): void {
  const [cx, sx, cy, sy] = [Math.cos(x), Math.sin(x), Math.cos(y), Math.sin(y)];
  const [cz, sz] = [Math.cos(z), Math.sin(z)];
  out[0] = cy * cz + sy * sx * sz;
  out[1] = -cy * sz + sy * sx * cz;
  out[2] = sy * cx;
  out[3] = cx * sz;
  out[4] = cx * cz;
  out[5] = -sx;
  out[6] = -sy * cz + cy * sx * sz;
  out[7] = sy * sz + cy * sx * cz;
  out[8] = cy * cx;
}

/** `parent` with `turn` about a joint of it. */
function around(out: Affine, parent: Affine, px: number, py: number, pz: number): void {
  for (let row = 0; row < 12; row += 4) {
    const a = parent[row] as number;
    const b = parent[row + 1] as number;
    const c = parent[row + 2] as number;
    const x = a * (turn[0] as number) + b * (turn[3] as number) + c * (turn[6] as number);
    const y = a * (turn[1] as number) + b * (turn[4] as number) + c * (turn[7] as number);
    const z = a * (turn[2] as number) + b * (turn[5] as number) + c * (turn[8] as number);
    out[row] = x;
    out[row + 1] = y;
    out[row + 2] = z;
    out[row + 3] = (parent[row + 3] as number) + (a - x) * px + (b - y) * py + (c - z) * pz;
  }
}

function lift(out: Affine, height: number): void {
  out[7] = (out[7] as number) + height;
}
