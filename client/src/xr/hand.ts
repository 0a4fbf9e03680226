/** One hand of hers, whatever it holds: a controller, nothing at all, a finger on a screen. */
import { Quaternion, Ray, Vector3 } from "three";
import { HandShape } from "../protocol/generated";

export type Side = "left" | "right";
export const SIDES: readonly Side[] = ["left", "right"];

export type HandKind = "controller" | "hand" | "screen" | "none";

/** Joints of a hand as WebXR counts them, each a matrix of 16 numbers. */
export const JOINTS = 25;

export interface Pose {
  readonly position: Vector3;
  readonly turn: Quaternion;
}

export function newPose(): Pose {
  return { position: new Vector3(), turn: new Quaternion() };
}

/** All poses in the world. Where a hand is not tracked they stay where they were. */
export interface HandState {
  readonly side: Side;
  kind: HandKind;
  isTracked: boolean;
  readonly grip: Pose;
  /** From where it aims, and whither. */
  readonly ray: Ray;
  /** Of the index finger, or the controller's nose. */
  readonly tip: Vector3;
  /** 0 … 1; with bare hands the pinch, on a screen the touch. */
  trigger: number;
  squeeze: number;
  /** 1 right … −1 left. */
  stickX: number;
  /** 1 pulled back … −1 pushed ahead, as gamepads count. */
  stickY: number;
  /** The trigger is down: from 0.6 on, until it is below 0.4. */
  isDown: boolean;
  /** In this frame. */
  wasPressed: boolean;
  wasReleased: boolean;
  isGripped: boolean;
  gripPressed: boolean;
  gripReleased: boolean;
  /** A or X, B or Y, and the stick: pressed in this frame. */
  primary: boolean;
  secondary: boolean;
  thumbPressed: boolean;
  /** The stick is held down. */
  isThumbDown: boolean;
  /** Null: no bare hand. */
  joints: Float32Array | null;
  /** What its fingers do, as others are told. */
  shape: HandShape;
  /** A short buzz, where the device can: 0 … 1, milliseconds. */
  pulse(strength: number, ms: number): void;
}

export function newHand(side: Side): HandState {
  return {
    side,
    kind: "none",
    isTracked: false,
    grip: newPose(),
    ray: new Ray(new Vector3(), new Vector3(0, 0, -1)),
    tip: new Vector3(),
    trigger: 0,
    squeeze: 0,
    stickX: 0,
    stickY: 0,
    isDown: false,
    wasPressed: false,
    wasReleased: false,
    isGripped: false,
    gripPressed: false,
    gripReleased: false,
    primary: false,
    secondary: false,
    thumbPressed: false,
    isThumbDown: false,
    joints: null,
    shape: HandShape.OPEN,
    pulse: () => undefined,
  };
}
