import { Quaternion, Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import { newPose } from "../../src/xr/hand";
import { pitchOf, Room, yawOf } from "../../src/xr/room";

const UP = new Vector3(0, 1, 0);
const ASIDE = new Vector3(1, 0, 0);

describe("the room that she really stands in", () => {
  let room: Room;

  /** Where her head is in the world, and which way it looks. */
  function head() {
    const pose = newPose();
    room.poseToWorld(room.head, pose);
    return { at: pose.position.toArray(), yaw: yawOf(pose.turn) };
  }

  function expectHead(at: readonly [number, number, number], yaw: number): void {
    const is = head();
    at.forEach((each, axis) => void expect(is.at[axis]).toBeCloseTo(each, 6));
    expect(Math.cos(is.yaw - yaw)).toBeCloseTo(1, 6);
  }

  beforeEach(() => {
    room = new Room();
    room.head.position.set(0.7, 1.6, -0.4);
    room.head.turn.setFromAxisAngle(UP, 0.5);
  });

  test("wherever she stands in it, she comes to stand where the place wants her", () => {
    room.stand(10, 2, -5, 1.2);
    expectHead([10, 3.6, -5], 1.2);
  });

  test("a step that she really takes is as long in the place, and goes the way that she is turned there", () => {
    room.stand(10, 0, -5, 0.5 + Math.PI / 2);
    room.head.position.z -= 1;
    expectHead([9, 1.6, -5], 0.5 + Math.PI / 2);
  });

  test("turning the place leaves her head where it is", () => {
    room.stand(3, 0, 4, 0);
    room.turn(Math.PI / 4);
    expectHead([3, 1.6, 4], Math.PI / 4);
  });

  test("another measure leaves her feet where they are, and her eyes are as high as the figure's", () => {
    room.stand(3, 0, 4, 0);
    room.scaleTo(1.56 / 1.6);
    expectHead([3, 1.56, 4], 0);
    expect(room.scale).toBeCloseTo(0.975);
  });

  test("being moved along keeps her way and her height", () => {
    room.stand(3, 0, 4, 0.3);
    room.shift(1, -2);
    room.lift(0.5);
    expectHead([4, 2.1, 2], 0.3);
  });

  test.each([-1.5, -0.8, 0, 0.8, 1.5])("which way a head looks is known at a pitch of %f", (pitch) => {
    const turn = new Quaternion()
      .setFromAxisAngle(UP, 2)
      .multiply(new Quaternion().setFromAxisAngle(ASIDE, pitch));
    expect(yawOf(turn)).toBeCloseTo(2);
    expect(pitchOf(turn)).toBeCloseTo(pitch);
  });

  test("who looks down between her feet has not turned round", () => {
    expect(yawOf(new Quaternion().setFromAxisAngle(ASIDE, -1.8))).toBeCloseTo(0);
  });
});
