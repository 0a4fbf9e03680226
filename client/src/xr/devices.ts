/**
 * Her hands as WebXR tells them, whatever the device: controllers by their buttons, bare hands by their joints, a finger on
 * a phone's screen by its touch, and where there is nothing but a button, the direction of the head.
 */
import { Matrix4, Vector3 } from "three";
import { HandShape } from "../protocol/generated";
import { type HandKind, type HandState, newHand, newPose, type Pose, SIDES, type Side } from "./hand";
import { fistOf, INDEX_TIP, KNUCKLE, newJoints, PALM, pinchOf, shapeOf, WRIST } from "./joints";
import { isPressed } from "./press";
import { poseFromMatrix, type Room } from "./room";

/** Buttons as `xr-standard` counts them. */
const TRIGGER = 0;
const SQUEEZE = 1;
const STICK = 3;
const PRIMARY = 4;
const SECONDARY = 5;

/** Asked of the browser in one call; the types that we have do not know it yet. */
interface JointFrame extends XRFrame {
  fillPoses(spaces: Iterable<XRSpace>, base: XRSpace, into: Float32Array): boolean;
}

/** What one side has in this frame: something held or bare, and something that touches for as long as it is there. */
interface Sources {
  body: XRInputSource | null;
  touch: XRInputSource | null;
}

/** In the room, before it is set into the world. */
interface Told {
  readonly side: Side;
  readonly grip: Pose;
  readonly aim: Pose;
  readonly joints: Float32Array;
  readonly world: Float32Array;
  readonly sources: Sources;
  readonly down: boolean[];
  hasJoints: boolean;
}

const joint = new Matrix4();
const ahead = new Vector3();
const up = new Vector3();
const back = new Vector3();

export class Devices {
  readonly hands: Readonly<Record<Side, HandState>> = { left: newHand("left"), right: newHand("right") };

  readonly #session: XRSession;
  readonly #room: Room;
  readonly #told: Readonly<Record<Side, Told>> = {
    left: newTold("left"),
    right: newTold("right"),
  };
  /** Those without buttons of their own tell by events that they are pressed. */
  readonly #selecting = new Set<XRInputSource>();
  readonly #spaces = new WeakMap<XRHand, readonly XRJointSpace[]>();
  readonly #gone = new AbortController();

  constructor(session: XRSession, room: Room) {
    this.#session = session;
    this.#room = room;
    const { signal } = this.#gone;
    session.addEventListener("selectstart", ({ inputSource }) => this.#selecting.add(inputSource), {
      signal,
    });
    session.addEventListener("selectend", ({ inputSource }) => this.#selecting.delete(inputSource), {
      signal,
    });
    for (const side of SIDES) {
      const { sources } = this.#told[side];
      this.hands[side].pulse = (strength, ms) => {
        void sources.body?.gamepad?.hapticActuators?.[0]?.pulse?.(strength, ms);
      };
    }
  }

  /** Reads all devices; where `isInput` is false nothing is pressed and no hand is there. */
  read(frame: XRFrame, space: XRReferenceSpace, main: Side, isInput: boolean): void {
    this.#find(main, isInput);
    for (const side of SIDES) {
      const told = this.#told[side];
      const hand = this.hands[side];
      hand.kind = kindOf(told.sources);
      hand.isTracked = this.#readPoses(told, frame, space);
      readButtons(hand, told, this.#selecting);
    }
    this.toWorld();
  }

  /** Nothing is told in this frame: whatever was pressed is let go. */
  rest(): void {
    for (const side of SIDES) {
      const [hand, told] = [this.hands[side], this.#told[side]];
      told.sources.body = null;
      told.sources.touch = null;
      told.hasJoints = false;
      hand.isTracked = false;
      readButtons(hand, told, this.#selecting);
    }
  }

  /** Sets what was read into the world, once more where the room was moved since. */
  toWorld(): void {
    for (const side of SIDES) {
      const [hand, told] = [this.hands[side], this.#told[side]];
      this.#room.poseToWorld(told.grip, hand.grip);
      const { origin, direction } = hand.ray;
      this.#room.toWorld(origin.copy(told.aim.position));
      direction.set(0, 0, -1).applyQuaternion(told.aim.turn).applyQuaternion(this.#room.root.quaternion);
      if (!told.hasJoints) hand.tip.copy(origin);
      else this.#room.toWorld(hand.tip.fromArray(told.joints, INDEX_TIP * 16 + 12));
    }
  }

  /** Once in a frame: they are many. */
  jointsToWorld(): void {
    const { matrixWorld } = this.#room.root;
    for (const side of SIDES) {
      const { joints, world, hasJoints } = this.#told[side];
      this.hands[side].joints = hasJoints ? world : null;
      for (let at = 0; hasJoints && at < joints.length; at += 16)
        joint.fromArray(joints, at).premultiply(matrixWorld).toArray(world, at);
    }
  }

  dispose(): void {
    this.#gone.abort();
  }

  #find(main: Side, isInput: boolean): void {
    for (const side of SIDES) {
      this.#told[side].sources.body = null;
      this.#told[side].sources.touch = null;
    }
    if (!isInput) return;
    for (const source of this.#session.inputSources) {
      const isTouch = source.targetRayMode === "screen" || source.targetRayMode === "transient-pointer";
      const role = isTouch ? "touch" : "body";
      const other = main === "left" ? "right" : "left";
      const { handedness } = source;
      const side = handedness === "none" ? (this.#told[main].sources[role] ? other : main) : handedness;
      this.#told[side].sources[role] ??= source;
    }
  }

  /** Whether anything of it is seen by the device now. */
  #readPoses(told: Told, frame: XRFrame, space: XRReferenceSpace): boolean {
    const { body, touch } = told.sources;
    told.hasJoints = !!body?.hand && this.#readJoints(body.hand, told, frame, space);
    const aimed = (touch ?? body)?.targetRaySpace;
    const isAimed = !!aimed && readPose(frame, aimed, space, told.aim);
    const isHeld = !!body?.gripSpace && readPose(frame, body.gripSpace, space, told.grip);
    if (told.hasJoints && !isHeld) gripFromJoints(told.side, told.joints, told.grip);
    else if (isAimed && !isHeld) copyPose(told.aim, told.grip);
    if (told.hasJoints && !isAimed) aimFromJoints(told.joints, told.aim);
    else if (isHeld && !isAimed) copyPose(told.grip, told.aim);
    return told.hasJoints || isHeld || isAimed;
  }

  #readJoints(hand: XRHand, told: Told, frame: XRFrame, space: XRReferenceSpace): boolean {
    let spaces = this.#spaces.get(hand);
    if (!spaces) {
      spaces = [...hand.values()];
      this.#spaces.set(hand, spaces);
    }
    return (frame as JointFrame).fillPoses(spaces, space, told.joints);
  }
}

function newTold(side: Side): Told {
  return {
    side,
    grip: newPose(),
    aim: newPose(),
    joints: newJoints(),
    world: newJoints(),
    sources: { body: null, touch: null },
    down: [],
    hasJoints: false,
  };
}

function kindOf({ body, touch }: Sources): HandKind {
  if (body?.hand) return "hand";
  if (body && body.targetRayMode !== "gaze") return "controller";
  if (touch?.targetRayMode === "screen") return "screen";
  return touch ? "hand" : "none";
}

function readPose(frame: XRFrame, of: XRSpace, space: XRReferenceSpace, into: Pose): boolean {
  const pose = frame.getPose(of, space);
  if (pose) poseFromMatrix(pose.transform.matrix, into);
  return !!pose;
}

function copyPose(from: Pose, into: Pose): void {
  into.position.copy(from.position);
  into.turn.copy(from.turn);
}

/** In the palm, turned as a grip is: its −Z to the thumb, its Y to the elbow, where the wrist's −Z is to the fingers. */
function gripFromJoints(side: Side, joints: Float32Array, into: Pose): void {
  joint.fromArray(joints, WRIST * 16).extractBasis(ahead, up, back);
  if (side === "right") joint.makeBasis(up, back, ahead);
  else joint.makeBasis(up.negate(), back, ahead.negate());
  into.turn.setFromRotationMatrix(joint);
  into.position.fromArray(joints, PALM * 16 + 12);
}

/** From the index finger's knuckle, on from the wrist. */
function aimFromJoints(joints: Float32Array, into: Pose): void {
  into.position.fromArray(joints, KNUCKLE * 16 + 12);
  ahead
    .fromArray(joints, WRIST * 16 + 12)
    .sub(into.position)
    .negate()
    .normalize();
  into.turn.setFromUnitVectors(AHEAD, ahead);
}

const AHEAD = new Vector3(0, 0, -1);

function readButtons(hand: HandState, told: Told, selecting: ReadonlySet<XRInputSource>): void {
  const { body, touch } = told.sources;
  const pad = body?.gamepad?.mapping === "xr-standard" && !body.hand ? body.gamepad : null;
  hand.trigger = touch ? 1 : pad ? pushOf(pad, TRIGGER) : body && selecting.has(body) ? 1 : 0;
  hand.squeeze = pad ? pushOf(pad, SQUEEZE) : 0;
  if (told.hasJoints) {
    hand.trigger = Math.max(hand.trigger, pinchOf(told.joints));
    hand.squeeze = fistOf(told.joints);
  }
  // A touchpad stands in for a stick where there is none.
  const stick = pad && pad.axes.length >= 4 ? 2 : 0;
  hand.stickX = pad?.axes[stick] ?? 0;
  hand.stickY = pad?.axes[stick + 1] ?? 0;
  hand.primary = pressed(told.down, PRIMARY, pad);
  hand.secondary = pressed(told.down, SECONDARY, pad);
  hand.thumbPressed = pressed(told.down, STICK, pad);
  hand.isThumbDown = told.down[STICK] ?? false;
  press(hand);
  hand.shape = told.hasJoints ? shapeOf(told.joints, hand.isDown) : heldShape(hand);
}

function press(hand: HandState): void {
  const isDown = isPressed(hand.trigger, hand.isDown);
  hand.wasPressed = isDown && !hand.isDown;
  hand.wasReleased = !isDown && hand.isDown;
  hand.isDown = isDown;
  const isGripped = isPressed(hand.squeeze, hand.isGripped);
  hand.gripPressed = isGripped && !hand.isGripped;
  hand.gripReleased = !isGripped && hand.isGripped;
  hand.isGripped = isGripped;
}

/** Around a controller the fingers do what its buttons tell. */
function heldShape({ kind, isDown, isGripped }: HandState): HandShape {
  if (kind !== "controller") return HandShape.OPEN;
  if (isGripped) return isDown ? HandShape.FIST : HandShape.POINTING;
  return isDown ? HandShape.PINCH : HandShape.OPEN;
}

function pushOf(pad: Gamepad, button: number): number {
  const { value = 0, pressed: isDown = false } = pad.buttons[button] ?? {};
  return value || (isDown ? 1 : 0);
}

/** Whether a button went down with this frame. */
function pressed(down: boolean[], button: number, pad: Gamepad | null): boolean {
  const was = down[button] ?? false;
  const is = !!pad?.buttons[button]?.pressed;
  down[button] = is;
  return is && !was;
}
