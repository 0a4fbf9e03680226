import { Euler, Quaternion, Vector3 } from "three";
import { expect, test } from "vitest";
import { Following } from "../../../src/xr/card/following";
import { WristPlace } from "../../../src/xr/card/wrist";
import type { XrStage } from "../../../src/xr/context";
import { newHand, newPose } from "../../../src/xr/hand";
import { Room } from "../../../src/xr/room";

function worn(): XrStage {
  const room = new Room();
  room.place(0, 0, 0, 0, 1);
  room.head.position.set(0, 1.6, 0);
  const hands = { left: newHand("left"), right: newHand("right") };
  Object.assign(hands.left, { kind: "controller", isTracked: true });
  hands.left.grip.position.set(-0.1, 1.3, -0.3);
  return { room, hands, main: "right" } as unknown as XrStage;
}

/** Her head looks at the wrist; the palm looks at her face, or away. */
function turnWrist(xr: XrStage, isTurned: boolean): void {
  const { grip } = xr.hands.left;
  const toHead = xr.room.head.position.clone().sub(grip.position).normalize();
  xr.room.head.turn.setFromUnitVectors(new Vector3(0, 0, -1), toHead.clone().negate());
  grip.turn.setFromUnitVectors(new Vector3(1, 0, 0), isTurned ? toHead : toHead.clone().negate());
}

test("it opens when the palm looks at her face for a moment, and closes some time after it has turned away", () => {
  const [xr, wrist] = [worn(), new WristPlace()];
  turnWrist(xr, true);
  expect([0, 200, 260].map((ms) => wrist.wish(xr, false, ms))).toEqual([null, null, true]);
  expect(wrist.wish(xr, true, 300)).toBeNull();
  turnWrist(xr, false);
  expect([400, 900, 1_110].map((ms) => wrist.wish(xr, true, ms))).toEqual([null, null, false]);
});

test("a hand that hangs, or that she does not look at, opens nothing", () => {
  const [xr, wrist] = [worn(), new WristPlace()];
  turnWrist(xr, true);
  xr.room.head.turn.setFromEuler(new Euler(0, Math.PI, 0));
  expect([0, 1_000].map((ms) => wrist.wish(xr, false, ms))).toEqual([null, null]);
  turnWrist(xr, true);
  xr.hands.left.grip.position.set(-0.1, 0.7, 0);
  expect([2_000, 3_000].map((ms) => wrist.wish(xr, false, ms))).toEqual([null, null]);
});

test("it stands over the wrist and faces her; pinned, it stays where it was", () => {
  const [xr, wrist, at] = [worn(), new WristPlace(), newPose()];
  wrist.frame(xr, at, 0.01, true);
  const face = new Vector3(0, 0, 1).applyQuaternion(at.turn);
  const toHead = xr.room.head.position.clone().sub(at.position).normalize();
  expect(face.dot(toHead)).toBeGreaterThan(0.99);
  expect(at.position.distanceTo(xr.hands.left.grip.position)).toBeCloseTo(0.19, 5);
  expect(at.position.y).toBeGreaterThan(1.35);
  wrist.isPinned = true;
  xr.hands.left.grip.position.x += 1;
  const before = at.position.clone();
  wrist.frame(xr, at, 0.5, false);
  expect(at.position.distanceTo(before)).toBe(0);
});

test("a notice comes after her head only when she looks far aside, and then rests before her again", () => {
  const [following, head, at] = [new Following(1, 0.3, 0.3), newPose(), newPose()];
  head.position.set(0, 1.6, 0);
  following.frame(head, at, 0, true, false);
  const first = at.turn.clone();
  head.turn.setFromEuler(new Euler(0, 0.2, 0));
  following.frame(head, at, 0.02, false, false);
  expect(at.turn.angleTo(first)).toBeCloseTo(0, 5);
  head.turn.setFromEuler(new Euler(0, 1.2, 0));
  following.frame(head, at, 0.02, false, false);
  expect(at.turn.angleTo(first)).toBeLessThan(0.3);
  for (let frame = 0; frame < 120; frame += 1) following.frame(head, at, 0.02, false, false);
  const wanted = new Quaternion().setFromEuler(new Euler(-0.3, 1.2, 0, "YXZ"));
  expect(at.turn.angleTo(wanted)).toBeLessThan(0.05);
  following.frame(head, at, 0, false, true);
  expect(at.position.y).toBeLessThan(1.6);
});
