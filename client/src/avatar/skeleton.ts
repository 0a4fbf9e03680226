/**
 * Where a figure's parts are: placed and turned bones from a few numbers, written straight into the rows that the graphics
 * card reads. Plain sums, no three.js, no garbage.
 */
import { AFFINE_FLOATS, type Affine, affine, flattened, jointed, place, shifted } from "./affine";
import { mixArm, newArm, reachInto } from "./arms";
import {
  ANKLE_Y,
  AXLE_Z,
  BONES,
  Bone,
  ELBOW_Y,
  FAR_BONES,
  HIP,
  KNEE_Y,
  NECK_Y,
  SEAT_Y,
  SHOULDER,
  WAIST_Y,
  WHEEL_RADIUS_M,
} from "./bones";
import { foldHands, type GesturePose, newGesturePose } from "./gesture";
import {
  dutyFor,
  type Foot,
  type LegTurn,
  legInto,
  reachFor,
  runningAt,
  sinkAt,
  smooth,
  stepInto,
} from "./legs";

/** Each bone is three rows of four numbers: the upper part of its matrix. */
export const BONE_FLOATS = AFFINE_FLOATS;
export const FIGURE_FLOATS = BONES * BONE_FLOATS;
export const FAR_FIGURE_FLOATS = FAR_BONES * BONE_FLOATS;

/** How a headset bends a figure, where somebody wears one: see `tracked.ts`. */
export interface Tracked {
  readonly head: { readonly share: number };
  /** Brings head and trunk to where they are; `swing` of the pelvis, `breath` of the chest. */
  bend(trunk: Trunk, bodyYaw: number, swing: number, breath: number): void;
  reach(arm: Arm, chest: Affine, side: -1 | 1, drop: number): void;
  /** Of one side, from its index finger on. */
  writeFingers(rows: Float32Array, at: number, hand: Affine, side: -1 | 1): void;
}

/** The bones of one arm in the world. */
export interface Arm {
  readonly upper: Affine;
  readonly lower: Affine;
  readonly hand: Affine;
}

/** How a figure stands in one picture. Metres, radians, shares 0 … 1. */
export interface Stance {
  x: number;
  y: number;
  z: number;
  bodyYaw: number;
  /** 0 … 1 through a left and a right step. */
  phase: number;
  /** Speed over ground as the legs show it, m/s. */
  pace: number;
  headYaw: number;
  headPitch: number;
  bow: number;
  seated: number;
  inAir: number;
  /** Which leg she stands on, −1 … 1. */
  shift: number;
  /** In a wheelchair: seated always, and rolled so far, radians. */
  wheelchair: boolean;
  rolled: number;
  gesture: GesturePose;
  /** What a headset tells of her; null: she wears none, or is too far off. */
  tracked: Tracked | null;
}

/** Standing still at the origin. */
export function newStance(): Stance {
  return {
    x: 0,
    y: 0,
    z: 0,
    bodyYaw: 0,
    phase: 0,
    pace: 0,
    headYaw: 0,
    headPitch: 0,
    bow: 0,
    seated: 0,
    inAir: 0,
    shift: 0,
    wheelchair: false,
    rolled: 0,
    gesture: newGesturePose(),
    tracked: null,
  };
}

/** The hips of somebody who sits are so far above the seat; thighs are round. */
const HIP_ABOVE_SEAT_M = 0.065;
const SEATED_SINK_M = HIP[1] - (SEAT_Y + HIP_ABOVE_SEAT_M);
const SEATED_ANKLE_Z = -0.345;
/** Feet on the rest of a wheelchair are higher than on the floor. */
const FOOT_REST_M = 0.088;
const SHRUG_M = 0.06;
const BREATH_HZ = 0.25;
const BREATH_M = 0.006;

const world = affine();
const hips = affine();
const pelvis = affine();
const chest = affine();
const joint = affine();
const upper = affine();
const lower = affine();
const hand = affine();
const reaching: Arm = { upper, lower, hand };
const foot: Foot = { y: 0, z: 0, pitch: 0 };
const leg: LegTurn = { thighX: 0, thighZ: 0, knee: 0 };
const arm = newArm();
const resting = newArm();
const folded = newGesturePose();
foldHands(folded);

let out: Float32Array;
let from = 0;
let hasFingers = true;

/** What trunk, arms and legs of one stance all depend on. */
const posture = {
  seated: 0,
  pace: 0,
  reach: 0,
  running: 0,
  /** −1 … 1: on which leg she rests, where she neither walks nor sits. */
  weight: 0,
  /** Of the hips: down, aside, and back. */
  sink: 0,
  sway: 0,
  back: 0,
  /** How much lower than tracked she is shown: people stand where their figures sit. */
  drop: 0,
};

/** From the feet to the head, in the world. */
const trunk = { world, hips, pelvis, chest, head: joint, posture };
export type Trunk = typeof trunk;

function takePosture(stance: Stance): void {
  const { gesture } = stance;
  const seated = stance.wheelchair ? 1 : stance.seated;
  const upright = 1 - seated;
  posture.seated = seated;
  posture.pace = stance.wheelchair ? 0 : stance.pace * upright;
  posture.reach = reachFor(posture.pace);
  posture.running = runningAt(posture.pace);
  posture.weight = stance.shift * (1 - Math.min(1, posture.pace)) * upright;
  const sink = sinkAt(stance.phase, posture.reach, posture.running) + 0.004 * Math.abs(posture.weight);
  posture.sink = mix(sink - gesture.lift, SEATED_SINK_M, seated);
  posture.sway = (0.024 * posture.weight + gesture.sway) * upright;
  posture.drop = 0;
  posture.back = 0.05 * (gesture.lean + 0.5 * stance.bow) * upright;
}

function put(bone: Bone, matrix: Affine): void {
  out.set(matrix, from + bone * BONE_FLOATS);
}

/** Writes the first `bones` of a figure at `rows[at]`; `seconds` is for the breath. */
export function writeBones(
  rows: Float32Array,
  at: number,
  stance: Stance,
  seconds: number,
  bones = BONES,
): void {
  out = rows;
  from = at;
  hasFingers = bones > FAR_BONES;
  takePosture(stance);
  const breath = Math.sin(seconds * Math.PI * 2 * BREATH_HZ + stance.x * 3);
  place(world, stance.x, stance.y, stance.z, stance.bodyYaw);
  writeTrunk(stance, breath);
  writeArm(stance, -1, breath);
  writeArm(stance, 1, breath);
  writeLap((writeLeg(stance, -1) + writeLeg(stance, 1)) / 2);
  writeChair(stance);
}

function writeTrunk(stance: Stance, breath: number): void {
  const { gesture, phase, bow } = stance;
  const { seated, pace, running, weight } = posture;
  const swing = Math.cos(phase * Math.PI * 2) * Math.min(1, pace);
  const bent = gesture.lean + 0.5 * bow;
  shifted(hips, world, posture.sway, -posture.sink, posture.back);
  jointed(pelvis, hips, 0, HIP[1], 0, -0.04 * running, 0.09 * swing, -0.05 * weight);
  const lean = mix(-0.02 - 0.022 * pace - bent, 0.03 - 0.7 * bent, seated);
  const twist = -0.2 * swing + gesture.twist;
  jointed(chest, pelvis, 0, WAIST_Y, 0, lean, twist, 0.075 * weight + gesture.tilt);
  shifted(chest, chest, 0, BREATH_M * breath, 0);
  const level = -lean * 0.55 * (1 - Math.min(1, bent * 2));
  const nod = stance.headPitch + level + gesture.nod - 0.2 * bow;
  const tilt = -0.03 * weight + gesture.headTilt - gesture.tilt * 0.5;
  jointed(joint, chest, 0, NECK_Y, 0, nod, stance.headYaw - twist * 0.85 - 0.09 * swing, tilt);
  if (stance.tracked?.head.share) stance.tracked.bend(trunk, stance.bodyYaw, 0.09 * swing, BREATH_M * breath);
  put(Bone.PELVIS, pelvis);
  put(Bone.CHEST, chest);
  put(Bone.HEAD, joint);
}

function writeArm(stance: Stance, side: -1 | 1, breath: number): void {
  const left = side < 0;
  const { gesture, bow } = stance;
  const { seated, pace, running } = posture;
  const ahead = -Math.cos((stance.phase + (left ? 0 : 0.5)) * Math.PI * 2) * Math.min(1, pace);
  arm.x = (0.42 + 0.4 * running) * ahead - 0.12 * running + 0.03;
  arm.y = 0;
  arm.z = side * (0.13 + 0.012 * breath + 0.03 * running);
  arm.elbow = 0.22 + 0.12 * ahead * Math.min(1, pace) + 1.2 * running + 0.16 * running * ahead;
  resting.x = 1.1;
  resting.y = 0;
  resting.z = side * 0.6;
  resting.elbow = 0.3;
  mixArm(arm, resting, stance.inAir * (1 - seated) * 0.5);
  sittingArm(stance, side, breath);
  mixArm(arm, resting, seated);
  mixArm(arm, left ? folded.leftArm : folded.rightArm, bow * (left ? 1 - gesture.left : 1 - gesture.right));
  mixArm(arm, left ? gesture.leftArm : gesture.rightArm, left ? gesture.left : gesture.right);
  // A shoulder rises with a lifted arm.
  shifted(upper, chest, 0, SHRUG_M * smooth((arm.x - 1.3) / 1.3), 0);
  jointed(upper, upper, side * SHOULDER[0], SHOULDER[1], 0, arm.x, arm.y, arm.z);
  jointed(lower, upper, side * (SHOULDER[0] + 0.035), ELBOW_Y, 0, arm.elbow, 0, 0);
  hand.set(lower);
  stance.tracked?.reach(reaching, chest, side, posture.drop);
  put(left ? Bone.LEFT_UPPER_ARM : Bone.RIGHT_UPPER_ARM, upper);
  put(left ? Bone.LEFT_FOREARM : Bone.RIGHT_FOREARM, lower);
  put(left ? Bone.LEFT_HAND : Bone.RIGHT_HAND, hand);
  if (hasFingers) writeFingers(stance, left ? Bone.LEFT_INDEX : Bone.RIGHT_INDEX, side);
}

/** Where nothing is told of fingers they are nowhere, and the thumb lies at the hand. */
function writeFingers({ tracked }: Stance, index: Bone, side: -1 | 1): void {
  const at = from + index * BONE_FLOATS;
  if (tracked) {
    tracked.writeFingers(out, at, hand, side);
    return;
  }
  out.fill(0, at, at + BONE_FLOATS);
  out.fill(0, at + 2 * BONE_FLOATS, at + 3 * BONE_FLOATS);
  out.set(hand, at + 4 * BONE_FLOATS);
}

/** Hands on the knees; in a rolling wheelchair they push its wheels. */
function sittingArm({ wheelchair, rolled, pace }: Stance, side: -1 | 1, breath: number): void {
  reachInto(resting, side, -0.045, -0.315 + 0.004 * breath, 0.235, 0.2);
  if (!wheelchair) return;
  const pushing = Math.min(1, pace / 0.5);
  const stroke = Math.sin(rolled * 1.3);
  resting.x = mix(resting.x, -0.25 + 0.42 * stroke, pushing);
  resting.y = mix(resting.y, 0, pushing);
  resting.z = mix(resting.z, side * 0.3, pushing);
  resting.elbow = mix(resting.elbow, 0.85 - 0.3 * stroke, pushing);
}

/** Returns how far the thigh is lifted, radians. */
function writeLeg(stance: Stance, side: -1 | 1): number {
  const left = side < 0;
  const { seated, pace, reach, running } = posture;
  const [hipX, hipY] = HIP;
  stepInto(foot, fraction(stance.phase + (left ? 0 : 0.5)), reach, dutyFor(pace), running);
  const air = stance.inAir * (1 - seated);
  const floor = ANKLE_Y + (stance.wheelchair ? FOOT_REST_M : 0);
  foot.y = mix(mix(foot.y, left ? 0.2 : 0.32, air), floor, seated);
  foot.z = mix(mix(foot.z, left ? -0.1 : 0.12, air), SEATED_ANKLE_Z, seated);
  foot.pitch = mix(mix(foot.pitch, -0.5, air), 0, seated);
  // From where the hip itself is, the foot stays where it stands.
  legInto(leg, -posture.sway, foot.y - (hipY - posture.sink), foot.z - posture.back);
  jointed(upper, hips, side * hipX, hipY, 0, leg.thighX, 0, leg.thighZ);
  put(left ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH, upper);
  jointed(lower, upper, side * hipX, KNEE_Y, 0, leg.knee, 0, 0);
  put(left ? Bone.LEFT_SHIN : Bone.RIGHT_SHIN, lower);
  jointed(joint, lower, side * hipX, ANKLE_Y, 0, foot.pitch - leg.thighX - leg.knee, 0, -leg.thighZ);
  put(left ? Bone.LEFT_FOOT : Bone.RIGHT_FOOT, joint);
  return leg.thighX;
}

/** The coat's skirt: it hangs, and lies flat on the thighs of somebody who sits. */
function writeLap(lifted: number): void {
  const { seated } = posture;
  jointed(joint, hips, 0, HIP[1], 0, mix(0.35 * lifted, 0.94 * lifted - 0.06, seated), 0, 0);
  flattened(joint, 1 - 0.5 * seated);
  shifted(joint, joint, 0, 0, -0.04 * seated);
  put(Bone.LAP, joint);
}

function writeChair({ rolled }: Stance): void {
  put(Bone.CHAIR, world);
  jointed(joint, world, 0, WHEEL_RADIUS_M, AXLE_Z, -rolled, 0, 0);
  put(Bone.WHEELS, joint);
}

function fraction(value: number): number {
  return value - Math.floor(value);
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
