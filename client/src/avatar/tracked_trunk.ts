/**
 * The trunk of somebody whose head is tracked: it bends so that its neck is under the head, over feet that stay. Who crouches
 * sinks between her knees, who leans is followed by her hips a little. Plain sums, no three.js, no garbage.
 */
import { type Affine, jointed, shifted } from "./affine";
import { ANKLE_Y, HIP, NECK_Y, TRACKED_HEAD, WAIST_Y } from "./bones";
import type { HeldPart } from "./held_part";
import { anchored, pointInto, turnedTo } from "./turning";

const TRUNK_M = NECK_Y - HIP[1];
const LEG_M = HIP[1] - ANKLE_Y - 0.002;
/** A head turns on its spine here, and from here to the neck's foot the turn fades out. */
const SPINE_Y = 1.42;
/** How much of a lean the trunk does; the rest is the hips'. */
const TRUNK_SHARE = 0.65;
/** Whoever crouches puts her hips back by so much of what she sinks. */
const COUNTER = 0.34;
const COUNTER_MAX_M = 0.19;
/** A trunk leans no flatter than this share of its length. */
const LEAN_MAX_M = 0.93 * TRUNK_M;
const HIPS_LEAST_Y = ANKLE_Y + 0.215;
/** A trunk is so elastic: a step's sinking of the hips leaves the head where it is. */
const ELASTIC_M = 0.06;
const PELVIS_SHARE = 0.45;
const SEAT_SLIDE = 0.25;
const SEAT_SLIDE_MAX_M = 0.08;

/** Where the hips are from where they stand: aside, down and back, in the axes of the feet. */
export interface Hips {
  sway: number;
  sink: number;
  back: number;
}

const point = new Float64Array(3);
const line = new Float64Array(3);
/** Where the chest is to end, in the world. */
export const neck = new Float64Array(3);

/** Brings a head from where the figure holds it to where it is tracked. */
export function headInto(head: Affine, { share, q, x, y, z }: HeldPart): void {
  const [px, py, pz] = TRACKED_HEAD;
  pointInto(point, head, px, py, pz);
  turnedTo(head, q, share);
  const rest = 1 - share;
  anchored(
    head,
    px,
    py,
    pz,
    point[0]! * rest + x * share,
    point[1]! * rest + y * share,
    point[2]! * rest + z * share,
  );
}

/** Fills `neck`: below the head, half in the line of it and half upright. */
export function findNeck(head: Affine): void {
  pointInto(neck, head, 0, SPINE_Y, 0);
  const [x, y, z] = [head[1]!, head[5]! + 1, head[9]!];
  const far = (SPINE_Y - NECK_Y) / (Math.hypot(x, y, z) || 1);
  neck[0]! -= x * far;
  neck[1]! -= y * far;
  neck[2]! -= z * far;
}

/**
 * Sets the hips under `neck`. `hips.sink` comes in as what step or seat ask for, `feet` is the figure's place in the world.
 */
export function hipsInto(hips: Hips, feet: Affine, seated: number): void {
  const [dx, dz] = [neck[0]! - feet[3]!, neck[2]! - feet[11]!];
  const aside = feet[0]! * dx + feet[8]! * dz;
  const ahead = -(feet[2]! * dx + feet[10]! * dz);
  const high = neck[1]! - feet[7]!;
  let [leanAside, leanAhead] = [TRUNK_SHARE * aside, TRUNK_SHARE * ahead];
  const lowered = TRUNK_M - upright(leanAside, leanAhead);
  const crouched = Math.max(0, NECK_Y - high - lowered);
  leanAhead += Math.min(COUNTER_MAX_M, COUNTER * crouched);
  const held = Math.min(1, LEAN_MAX_M / (Math.hypot(leanAside, leanAhead) || 1));
  leanAside *= held;
  leanAhead *= held;
  const [offAside, offAhead] = [aside - leanAside, ahead - leanAhead];
  const reach = ANKLE_Y + Math.sqrt(Math.max(0.04, LEG_M ** 2 - offAside ** 2 - offAhead ** 2));
  const most = Math.min(reach, HIP[1] - Math.min(ELASTIC_M, hips.sink));
  const y = Math.max(HIPS_LEAST_Y, Math.min(most, high - upright(leanAside, leanAhead)));
  const slide = Math.max(-SEAT_SLIDE_MAX_M, Math.min(SEAT_SLIDE_MAX_M, SEAT_SLIDE * ahead));
  hips.sway = offAside * (1 - seated);
  hips.sink += (HIP[1] - y - hips.sink) * (1 - seated);
  hips.back = -offAhead * (1 - seated) - slide * seated;
}

/** Turns the pelvis half the way to `neck`; `swing` is that of her steps. */
export function pelvisInto(out: Affine, hips: Affine, swing: number): void {
  findLine(hips, HIP[1]);
  const lean = PELVIS_SHARE * Math.atan2(line[2]!, line[1]!);
  const tilt = -PELVIS_SHARE * Math.atan2(line[0]!, Math.hypot(line[1]!, line[2]!));
  jointed(out, hips, 0, HIP[1], 0, lean, swing, tilt);
}

/** Lays the chest from the waist to `neck`, turned about that line by `twist`, and as long as that line is. */
export function chestInto(out: Affine, pelvis: Affine, twist: number, breath: number): void {
  findLine(pelvis, WAIST_Y);
  const [cos, sin] = [Math.cos(twist), Math.sin(twist)];
  const x = line[0]! * cos - line[2]! * sin;
  const z = line[0]! * sin + line[2]! * cos;
  const length = Math.hypot(x, line[1]!, z) || 1;
  jointed(out, pelvis, 0, WAIST_Y, 0, Math.atan2(z, line[1]!), twist, -Math.asin(x / length));
  shifted(out, out, 0, length - (NECK_Y - WAIST_Y) + breath, 0);
}

/** From a joint on the middle line to `neck`, in the axes of what the joint belongs to. */
function findLine(of: Affine, height: number): void {
  pointInto(point, of, 0, height, 0);
  for (let axis = 0; axis < 3; axis += 1) point[axis] = neck[axis]! - point[axis]!;
  for (let axis = 0; axis < 3; axis += 1)
    line[axis] = of[axis]! * point[0]! + of[axis + 4]! * point[1]! + of[axis + 8]! * point[2]!;
}

/**
 * Lowers `neck` to where hips on a seat can bear it, and returns by how much: devices tell of people who stand where their
 * figure sits.
 */
export function lowerNeck(sink: number, feet: Affine, seated: number): number {
  const drop = seated * Math.max(0, neck[1]! - feet[7]! - (NECK_Y - sink + ELASTIC_M));
  neck[1]! -= drop;
  return drop;
}

function upright(aside: number, ahead: number): number {
  return Math.sqrt(Math.max(0, TRUNK_M ** 2 - aside ** 2 - ahead ** 2));
}
