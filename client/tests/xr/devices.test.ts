import { Matrix4, Vector3 } from "three";
import { beforeEach, describe, expect, test } from "vitest";
import { HandShape } from "../../src/protocol/generated";
import { Devices } from "../../src/xr/devices";
import { JOINTS } from "../../src/xr/hand";
import { INDEX_TIP, THUMB_TIP } from "../../src/xr/joints";
import { Room } from "../../src/xr/room";

/** A space is known by its pose alone. */
type Space = { at: Matrix4 | null };

interface FakeSource {
  handedness: XRHandedness;
  targetRayMode: XRTargetRayMode;
  targetRaySpace: Space;
  gripSpace?: Space | null;
  gamepad?: { mapping: string; buttons: { value: number; pressed: boolean }[]; axes: number[] };
  hand?: Map<string, Space>;
}

const at = (x: number, y: number, z: number): Space => ({ at: new Matrix4().makeTranslation(x, y, z) });
const UP = { value: 0, pressed: false };

const frame = {
  getPose: ({ at: matrix }: Space) => matrix && { transform: { matrix: matrix.elements } },
  fillPoses(spaces: readonly Space[], _base: unknown, into: Float32Array) {
    for (const [index, space] of spaces.entries()) {
      if (!space.at) return false;
      space.at.toArray(into, index * 16);
    }
    return true;
  },
} as unknown as XRFrame;

describe("her hands, as the device tells them", () => {
  let session: EventTarget & { inputSources: FakeSource[] };
  let room: Room;
  let devices: Devices;

  beforeEach(() => {
    session = Object.assign(new EventTarget(), { inputSources: [] });
    room = new Room();
    devices = new Devices(session as unknown as XRSession, room);
  });

  function read(isInput = true): Devices["hands"] {
    devices.read(frame, {} as XRReferenceSpace, "right", isInput);
    devices.jointsToWorld();
    return devices.hands;
  }

  function controller(handedness: XRHandedness, x: number): FakeSource {
    const gamepad = { mapping: "xr-standard", buttons: Array(6).fill(UP), axes: [0, 0, 0, 0] };
    const source: FakeSource = {
      handedness,
      targetRayMode: "tracked-pointer",
      targetRaySpace: at(x, 1.2, -0.3),
      gripSpace: at(x, 1.1, -0.2),
      gamepad,
    };
    session.inputSources.push(source);
    return source;
  }

  function press(source: FakeSource, button: number, value: number): void {
    source.gamepad!.buttons[button] = { value, pressed: value > 0.5 };
  }

  function bareHand(handedness: XRHandedness): FakeSource {
    const joints = Array.from({ length: JOINTS }, (_, index): Space => at(index * 0.02, 1, -0.3));
    const source: FakeSource = {
      handedness,
      targetRayMode: "tracked-pointer",
      targetRaySpace: { at: null },
      gripSpace: null,
      hand: new Map(joints.map((joint, index) => [`${index}`, joint])),
    };
    session.inputSources.push(source);
    return source;
  }

  test("a controller is where it is in the place, however the room lies there", () => {
    controller("right", 0.2);
    room.place(10, 1, 0, Math.PI / 2, 2);
    const { right, left } = read();
    right.grip.position.toArray().forEach((each, axis) => {
      expect(each).toBeCloseTo([10 - 0.4, 1 + 2.2, -0.4][axis]!, 6);
    });
    expect(right.ray.direction.distanceTo(new Vector3(-1, 0, 0))).toBeCloseTo(0);
    expect([right.kind, right.isTracked, left.kind, left.isTracked]).toEqual([
      "controller",
      true,
      "none",
      false,
    ]);
  });

  test("a trigger is pressed once, held, and let go once", () => {
    const source = controller("left", 0);
    const told = [0, 0.7, 0.7, 0.5, 0.2, 0.2].map((value) => {
      press(source, 0, value);
      const { isDown, wasPressed, wasReleased } = read().left;
      return [isDown, wasPressed, wasReleased].map(Number).join("");
    });
    expect(told).toEqual(["000", "110", "100", "100", "001", "000"]);
  });

  test("buttons beside the stick tell their press in one frame, the stick its axes", () => {
    const source = controller("right", 0);
    source.gamepad!.axes = [0, 0, 0.5, -1];
    press(source, 4, 1);
    press(source, 1, 1);
    const { right } = read();
    expect([right.primary, right.secondary, right.stickX, right.stickY]).toEqual([true, false, 0.5, -1]);
    expect([right.gripPressed, right.shape]).toEqual([true, HandShape.POINTING]);
    expect([read().right.primary, right.gripPressed]).toEqual([false, false]);
  });

  test("who lays a controller down while she pulls its trigger lets go of it", () => {
    const source = controller("right", 0);
    press(source, 0, 1);
    read();
    session.inputSources = [];
    const { right } = read();
    expect([right.isTracked, right.kind, right.wasReleased]).toEqual([false, "none", true]);
    expect(read().right.wasReleased).toBe(false);
  });

  test("two controllers that change hands are each on their new side", () => {
    const [one, other] = [controller("left", -0.2), controller("right", 0.2)];
    read();
    [one.handedness, other.handedness] = ["right", "left"];
    const { left, right } = read();
    expect([left.grip.position.x, right.grip.position.x]).toEqual([0.2, -0.2]);
  });

  test("while the headset shows something of its own, nothing is pressed and no hand is there", () => {
    const source = controller("right", 0);
    press(source, 0, 1);
    expect(read().right.isDown).toBe(true);
    const { right } = read(false);
    expect([right.isTracked, right.isDown, right.wasReleased]).toEqual([false, false, true]);
  });

  test("where nothing is told of her at all, nothing stays pressed", () => {
    press(controller("right", 0), 0, 1);
    expect(read().right.wasPressed).toBe(true);
    devices.rest();
    expect([devices.hands.right.wasPressed, devices.hands.right.wasReleased]).toEqual([false, true]);
    devices.rest();
    expect(devices.hands.right.wasReleased).toBe(false);
  });

  test("a bare hand without a ray of its own points from the wrist over the knuckle, and presses by a pinch", () => {
    const source = bareHand("left");
    const open = read().left;
    expect([open.kind, open.isTracked, open.isDown, open.joints?.length]).toEqual([
      "hand",
      true,
      false,
      JOINTS * 16,
    ]);
    expect(open.ray.direction.x).toBeCloseTo(1);
    expect(open.tip.x).toBeCloseTo(INDEX_TIP * 0.02);
    source.hand?.set(`${THUMB_TIP}`, at(INDEX_TIP * 0.02 + 0.01, 1, -0.3));
    session.inputSources = [{ ...source, hand: new Map(source.hand) }];
    expect([read().left.wasPressed, devices.hands.left.shape]).toEqual([true, HandShape.PINCH]);
  });

  test("a finger on a phone's screen is a hand that presses as long as it touches", () => {
    session.inputSources = [{ handedness: "none", targetRayMode: "screen", targetRaySpace: at(0, 1.5, 0) }];
    const { right } = read();
    expect([right.kind, right.isDown, right.wasPressed]).toEqual(["screen", true, true]);
    session.inputSources = [];
    expect(read().right.wasReleased).toBe(true);
  });

  test("two fingers are two hands, the first the one that points", () => {
    const touch = (x: number): FakeSource => ({
      handedness: "none",
      targetRayMode: "screen",
      targetRaySpace: at(x, 1.5, 0),
    });
    session.inputSources = [touch(0.1), touch(0.2)];
    const { left, right } = read();
    expect([right.ray.origin.x, left.ray.origin.x, left.kind]).toEqual([0.1, 0.2, "screen"]);
  });

  test("with nothing but a button on the headset she aims by her head", () => {
    const gaze: FakeSource = { handedness: "none", targetRayMode: "gaze", targetRaySpace: at(0, 1.6, 0) };
    session.inputSources = [gaze];
    session.dispatchEvent(Object.assign(new Event("selectstart"), { inputSource: gaze }));
    const { right } = read();
    expect([right.kind, right.isTracked, right.wasPressed, right.ray.origin.y]).toEqual([
      "none",
      true,
      true,
      1.6,
    ]);
    session.dispatchEvent(Object.assign(new Event("selectend"), { inputSource: gaze }));
    expect(read().right.isDown).toBe(false);
  });
});
