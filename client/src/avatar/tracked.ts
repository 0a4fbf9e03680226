/**
 * A figure by what a headset tells of its wearer: head and hands are where they are, all else comes along. Fetched with the
 * first who wears one. Plain numbers, no three.js, no garbage.
 */
import { shortTurn } from "../model/pose_track";
import type { ShownTracked, TrackedPart } from "../model/tracked";
import { type Affine, shifted } from "./affine";
import { HeldHand, HeldPart } from "./held_part";
import type { Arm, Tracked, Trunk } from "./skeleton";
import { reachHand, writeFingers } from "./tracked_arms";
import { chestInto, findNeck, headInto, hipsInto, lowerNeck, pelvisInto } from "./tracked_trunk";

/** A chest turns so far about the pelvis. */
const TWIST_MAX = 0.7;

/** A trunk is turned no farther from the head than a neck turns. */
const NECK_MAX = 1.2;
/** How much hands before her, and the line from one to the other, say about where her trunk looks. */
const HANDS_SAY = 1.6;
const SHOULDERS_SAY = 1.2;
const APART_MAX_M = 0.5;

export class TrackedBody implements Tracked {
  readonly head = new HeldPart();
  readonly left = new HeldHand();
  readonly right = new HeldHand();
  /** Where the trunk looks, made out of head and hands; the head alone where no hands are told. */
  yaw = 0;

  /** Takes in what is shown of her; null: nothing is tracked any more. */
  advance(tracked: ShownTracked | null, seconds: number): void {
    this.head.hold(tracked?.head, seconds);
    this.left.hold(tracked?.left, seconds);
    this.right.hold(tracked?.right, seconds);
    if (tracked?.head.isTracked) this.yaw = trunkYaw(tracked);
  }

  /** Her head is where it is: hips and trunk come under it, over feet that stay. */
  bend(trunk: Trunk, bodyYaw: number, swing: number, breath: number): void {
    const { world, hips, pelvis, chest, head, posture } = trunk;
    headInto(head, this.head);
    findNeck(head);
    posture.drop = lowerNeck(posture.sink, world, posture.seated);
    head[7]! -= posture.drop;
    hipsInto(posture, world, posture.seated);
    shifted(hips, world, posture.sway, -posture.sink, posture.back);
    pelvisInto(pelvis, hips, swing);
    const twist = Math.max(-TWIST_MAX, Math.min(TWIST_MAX, shortTurn(bodyYaw, this.yaw))) * this.head.share;
    chestInto(chest, pelvis, twist - swing, breath);
  }

  /** A hand is where it is, and its arm comes to it. */
  reach(arm: Arm, chest: Affine, side: -1 | 1, drop: number): void {
    const held = side < 0 ? this.left : this.right;
    if (held.share > 0) reachHand(arm, chest, side, held, drop);
  }

  writeFingers(rows: Float32Array, at: number, hand: Affine, side: -1 | 1): void {
    writeFingers(rows, at, hand, side, side < 0 ? this.left : this.right);
  }

  /** Nothing is left of it: the figure is as any other. */
  get isOver(): boolean {
    return this.head.share === 0 && this.left.share === 0 && this.right.share === 0;
  }
}

/** Which way a head looks over the ground; also where it looks at its feet, or at the sky. */
function headYaw([x, y, z, w]: TrackedPart["q"]): number {
  // Ahead (−Z) and above (Y), turned.
  const [ax, ay, az] = [-2 * (x * z + w * y), -2 * (y * z - w * x), 2 * (x * x + y * y) - 1];
  const [ux, uz] = [2 * (x * y - w * z), 2 * (y * z + w * x)];
  return Math.atan2(-(ax - ay * ux), -(az - ay * uz));
}

function trunkYaw({ head, left, right }: ShownTracked): number {
  const looks = headYaw(head.q);
  let [dx, dz] = [-Math.sin(looks), -Math.cos(looks)];
  const [l, r] = [left.isTracked ? 1 : 0, right.isTracked ? 1 : 0];
  const hands = l + r;
  if (hands > 0) {
    dx += (HANDS_SAY * (l * (left.x - head.x) + r * (right.x - head.x))) / hands;
    dz += (HANDS_SAY * (l * (left.z - head.z) + r * (right.z - head.z))) / hands;
  }
  if (hands === 2) {
    // From her left hand to her right one; ahead is a quarter turn to the left of that.
    const [ax, az] = [right.x - left.x, right.z - left.z];
    const apart = Math.hypot(ax, az) || 1;
    const say = (SHOULDERS_SAY * Math.min(APART_MAX_M, apart)) / apart;
    // Crossed hands say nothing.
    const isCrossed = az * -Math.sin(looks) - ax * -Math.cos(looks) < 0;
    if (!isCrossed) [dx, dz] = [dx + az * say, dz - ax * say];
  }
  const off = Math.atan2(-dx, -dz) - looks;
  const short = off - Math.PI * 2 * Math.round(off / (Math.PI * 2));
  return looks + Math.min(NECK_MAX, Math.max(-NECK_MAX, short));
}
