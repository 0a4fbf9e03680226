import { Group, type InstancedBufferGeometry, Quaternion, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { HandShape } from "../../src/protocol/generated";
import type { Subject, XrStage } from "../../src/xr/context";
import { type HandState, newHand } from "../../src/xr/hand";
import { openHands } from "../../src/xr/own_hands";
import { POINTS } from "../../src/xr/own_hands/hand_form";
import { Grasp } from "../../src/xr/own_hands/held_hand";
import { LOOK } from "../look";

const FRAME_S = 1 / 72;
/** Tips of thumb, index and middle finger, and the middle of the palm. */
const [THUMB, INDEX, MIDDLE, PALM] = [4, 9, 14, 10] as const;

interface Tried {
  readonly own: Subject;
  readonly root: Group;
  readonly hands: { readonly left: HandState; readonly right: HandState };
}

function tried(mode: XrStage["mode"] = "vr"): Tried {
  const [root, hands] = [new Group(), { left: newHand("left"), right: newHand("right") }];
  const stage = { model: { people: { self: { card: { look: LOOK } } } }, place: null };
  const own = openHands({ mode, root, hands, stage, room: { scale: 1 } } as unknown as XrStage);
  return { own, root, hands };
}

function capsules({ root }: Tried): number {
  const [mesh] = root.children as unknown as { visible: boolean; geometry: InstancedBufferGeometry }[];
  return mesh?.visible ? mesh.geometry.instanceCount : 0;
}

/** The joints of a right hand around a controller, after its fingers have come to rest. */
function held(trigger: number, squeeze: number, isPointing = false): (joint: number) => Vector3 {
  const [grasp, points] = [new Grasp(), new Float32Array(POINTS * 3)];
  for (let frame = 0; frame < 60; frame += 1) grasp.follow(trigger, squeeze, isPointing, FRAME_S);
  grasp.jointsInto(points, 1);
  return (joint) => new Vector3().fromArray(points, joint * 3);
}

describe("her own hands", () => {
  it("are one draw for both, gone where nothing is tracked, and left out where she sees her real ones", () => {
    const both = tried();
    expect(both.root.children).toHaveLength(1);
    both.own.frame(1, 0);
    expect(capsules(both)).toBe(0);
    for (const hand of Object.values(both.hands))
      Object.assign(hand, { isTracked: true, kind: "controller" });
    both.own.frame(1, 0);
    const shown = capsules(both);
    expect(shown).toBeGreaterThan(40);
    both.hands.left.isTracked = false;
    both.own.frame(1, 0);
    expect(capsules(both)).toBe(shown / 2);
    both.own.dispose();
    expect(both.root.children).toHaveLength(0);
    for (const mode of ["here", "table"] as const) expect(tried(mode).root.children).toHaveLength(0);
  });

  it("follow each joint of a bare hand, and hold nothing", () => {
    const bare = tried();
    const { right } = bare.hands;
    Object.assign(right, { isTracked: true, kind: "hand", joints: new Float32Array(400) });
    const told = held(0, 0);
    for (let joint = 0; joint < 25; joint += 1) told(joint).toArray(right.joints!, joint * 16 + 12);
    bare.own.frame(1, 0);
    const [mesh] = bare.root.children as unknown as { geometry: InstancedBufferGeometry }[];
    const to = mesh!.geometry.getAttribute("to");
    const ends = Array.from({ length: capsules(bare) }, (_, at) => new Vector3().fromBufferAttribute(to, at));
    for (const tip of [4, 9, 14, 19, 24])
      expect(Math.min(...ends.map((end) => end.distanceTo(told(tip))))).toBeLessThan(1e-6);
    const empty = capsules(bare);
    Object.assign(right, {
      kind: "controller",
      joints: null,
      grip: { position: new Vector3(), turn: new Quaternion() },
    });
    bare.own.frame(1, 0);
    expect(capsules(bare)).toBe(empty + 1);
  });
});

describe("a hand around a controller", () => {
  it("closes with what is pressed: index and thumb by the trigger, the others by the squeeze", () => {
    const [loose, pinch, fist] = [held(0, 0), held(1, 0), held(1, 1)];
    const apart = (joints: typeof loose, a: number, b: number) => joints(a).distanceTo(joints(b));
    expect(apart(pinch, THUMB, INDEX)).toBeLessThan(apart(loose, THUMB, INDEX) - 0.02);
    expect(apart(pinch, MIDDLE, PALM)).toBeCloseTo(apart(loose, MIDDLE, PALM), 3);
    expect(apart(fist, MIDDLE, PALM)).toBeLessThan(apart(loose, MIDDLE, PALM) - 0.02);
  });

  it("points with a straight index finger", () => {
    const joints = held(0, 1, true);
    const finger = joints(INDEX).sub(joints(6));
    const bone = joints(7).sub(joints(6));
    expect(finger.angleTo(bone)).toBeLessThan(0.1);
    expect(finger.length()).toBeGreaterThan(0.08);
  });

  it("comes out of its sleeve on the elbow's side, on either side", () => {
    for (const side of ["left", "right"] as const) {
      const one = tried();
      Object.assign(one.hands[side], { isTracked: true, kind: "controller", shape: HandShape.OPEN });
      one.own.frame(1, 0);
      const [mesh] = one.root.children as unknown as { geometry: InstancedBufferGeometry }[];
      const from = mesh!.geometry.getAttribute("from");
      // +Y of the grip is towards the elbow: the sleeve's parts begin behind the wrist.
      const far = Array.from({ length: capsules(one) }, (_, at) => from.getY(at));
      expect(Math.max(...far)).toBeGreaterThan(0.07);
    }
  });
});
