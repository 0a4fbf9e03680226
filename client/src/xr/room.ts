/**
 * The room she really stands in, set into the place: WebXR tells all poses in metres from its floor, and this says where
 * that floor lies, which way it is turned, and how large a real metre is there. The camera hangs in it, so that moving the
 * room moves her through the place.
 */
import { Group, Matrix4, type Quaternion, Vector3 } from "three";
import { newPose, type Pose } from "./hand";

const UP = new Vector3(0, 1, 0);
const ahead = new Vector3();
const above = new Vector3();
const before = new Vector3();
const matrix = new Matrix4();
const unscaled = new Vector3();

export class Room {
  readonly root = new Group();
  /** Her head as WebXR tells it: real metres from the real floor. */
  readonly head: Pose = newPose();

  get x(): number {
    return this.root.position.x;
  }

  get y(): number {
    return this.root.position.y;
  }

  get z(): number {
    return this.root.position.z;
  }

  get yaw(): number {
    return this.#yaw;
  }

  /** World metres to a real one. */
  get scale(): number {
    return this.root.scale.x;
  }

  /** Where her head looks within the room, as yaw counts. */
  get headYaw(): number {
    return yawOf(this.head.turn);
  }

  #yaw = 0;

  place(x: number, y: number, z: number, yaw: number, scale: number): void {
    this.#yaw = yaw;
    this.root.position.set(x, y, z);
    this.root.quaternion.setFromAxisAngle(UP, yaw);
    this.root.scale.setScalar(scale);
    this.root.updateMatrixWorld(true);
  }

  /** Her head comes to be over that point, looking that way; the floor at that height. */
  stand(x: number, y: number, z: number, yaw: number): void {
    const turn = yaw - this.headYaw;
    this.#over(x, y, z, turn, this.scale);
  }

  /** Turns the place around her head; left is positive. */
  turn(angle: number): void {
    this.toWorld(before.copy(this.head.position));
    this.#over(before.x, this.y, before.z, this.#yaw + angle, this.scale);
  }

  /** Moves over the ground. */
  shift(dx: number, dz: number): void {
    this.place(this.x + dx, this.y, this.z + dz, this.#yaw, this.scale);
  }

  /** The floor at another height. */
  lift(y: number): void {
    if (y !== this.y) this.place(this.x, y, this.z, this.#yaw, this.scale);
  }

  /** Another measure, around the point of the floor under her head. */
  scaleTo(scale: number): void {
    this.toWorld(before.copy(this.head.position));
    this.#over(before.x, this.y, before.z, this.#yaw, scale);
  }

  /** From the room into the world, in place. */
  toWorld(point: Vector3): Vector3 {
    return point.applyMatrix4(this.root.matrixWorld);
  }

  poseToWorld(from: Pose, to: Pose): void {
    this.toWorld(to.position.copy(from.position));
    to.turn.multiplyQuaternions(this.root.quaternion, from.turn);
  }

  #over(x: number, y: number, z: number, yaw: number, scale: number): void {
    before.copy(this.head.position).setY(0).applyAxisAngle(UP, yaw).multiplyScalar(scale);
    this.place(x - before.x, y, z - before.z, yaw, scale);
  }
}

/** A pose as WebXR gives it, by its matrix. */
export function poseFromMatrix(elements: ArrayLike<number>, into: Pose): void {
  matrix.fromArray(elements as number[]).decompose(into.position, into.turn, unscaled);
}

/** Which way a head looks over the ground; also where it looks at its feet, or at the sky. */
export function yawOf(turn: Quaternion): number {
  ahead.set(0, 0, -1).applyQuaternion(turn);
  above.set(0, 1, 0).applyQuaternion(turn);
  ahead.addScaledVector(above, -ahead.y);
  return Math.atan2(-ahead.x, -ahead.z);
}

/** How far up it looks, as pitch counts. */
export function pitchOf(turn: Quaternion): number {
  return Math.asin(Math.min(1, Math.max(-1, ahead.set(0, 0, -1).applyQuaternion(turn).y)));
}
