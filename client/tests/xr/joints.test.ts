import { beforeEach, describe, expect, test } from "vitest";
import { HandShape } from "../../src/protocol/generated";
import { fistOf, INDEX_TIP, newJoints, pinchOf, shapeOf, THUMB_TIP } from "../../src/xr/joints";
import { isPressed } from "../../src/xr/press";

/** First joint of each finger but the thumb. */
const FINGERS = { index: 6, middle: 11, ring: 16, little: 21 };

describe("a bare hand", () => {
  let joints: Float32Array;

  beforeEach(() => {
    joints = newJoints();
    Object.values(FINGERS).forEach(stretch);
    put(THUMB_TIP, [-0.06, 0, -0.02]);
  });

  function put(joint: number, at: readonly number[]): void {
    joints.set(at, joint * 16 + 12);
  }

  function stretch(first: number): void {
    const x = first * 0.004;
    for (let at = 0; at < 4; at += 1) put(first + at, [x, 0, -0.03 * at]);
  }

  /** Into the palm: the tip comes back beside the knuckle. */
  function bend(first: number): void {
    const x = first * 0.004;
    const points = [
      [x, 0, 0],
      [x, 0, -0.03],
      [x, -0.03, -0.03],
      [x, -0.03, 0],
    ];
    for (const [at, point] of points.entries()) put(first + at, point);
  }

  test("open, it pinches nothing and is no fist", () => {
    expect([pinchOf(joints), fistOf(joints), shapeOf(joints, false)]).toEqual([0, 0, HandShape.OPEN]);
  });

  test("pinches as thumb and index finger come together", () => {
    const [x = 0, y = 0, z = 0] = joints.slice(INDEX_TIP * 16 + 12, INDEX_TIP * 16 + 15);
    const pinches = [0.05, 0.03, 0.02, 0.01].map((apart) => {
      put(THUMB_TIP, [x - apart, y, z]);
      return pinchOf(joints);
    });
    expect(pinches).toEqual([...pinches].sort((one, other) => one - other));
    expect([pinches[0], pinches[3]]).toEqual([0, 1]);
    expect(shapeOf(joints, true)).toBe(HandShape.PINCH);
  });

  test("points with one finger, and that is no grip", () => {
    for (const finger of [FINGERS.middle, FINGERS.ring, FINGERS.little]) bend(finger);
    expect([shapeOf(joints, false), fistOf(joints)]).toEqual([HandShape.POINTING, 0]);
  });

  test("is a fist when all fingers are bent", () => {
    Object.values(FINGERS).forEach(bend);
    expect([shapeOf(joints, false), fistOf(joints)]).toEqual([HandShape.FIST, 1]);
  });
});

test("a finger that trembles on the trigger presses once", () => {
  const values = [0.2, 0.5, 0.62, 0.58, 0.61, 0.45, 0.59, 0.39, 0.5, 0.1];
  let is = false;
  const down = values.map((value) => {
    is = isPressed(value, is);
    return is;
  });
  expect(down).toEqual([false, false, true, true, true, true, true, false, false, false]);
});
