/** How a small place stands on a real table: where, turned how, and how small. Thinking only; nothing is drawn here. */
import { Vector3 } from "three";
import type { Room } from "../room";

/** World metres to a real one: 1:50 at first, 1:200 at the smallest, 1:10 at the largest. */
export const SCALE = 50;
export const SCALE_MOST = 200;
export const SCALE_LEAST = 10;

const UP = new Vector3(0, 1, 0);

export interface Standing {
  /** Where the place's middle is, real metres. */
  readonly spot: Vector3;
  /** Of the room in the place: turning the model the other way. */
  readonly yaw: number;
  readonly scale: number;
}

/** What two hands, or two fingers, have done to it since they took hold. */
export interface Pull {
  /** Between them where they took hold of it, real metres. */
  readonly anchor: Vector3;
  /** How far what is between them has moved. */
  readonly shift: Vector3;
  /** Left is positive. */
  readonly turn: number;
  /** How many times farther apart they are. */
  readonly growth: number;
}

/** Sets the room so that the place's `middle` comes to lie on the spot. */
export function setRoom(room: Room, { spot, yaw, scale }: Standing, middle: Vector3): void {
  const off = spot.clone().multiplyScalar(scale).applyAxisAngle(UP, yaw);
  room.place(middle.x - off.x, middle.y - off.y, middle.z - off.z, yaw, scale);
}

export function moved(from: Standing, x: number, z: number): Standing {
  return { ...from, spot: new Vector3(x, from.spot.y, z) };
}

/** Turned on its spot; left is positive. */
export function turned(from: Standing, angle: number): Standing {
  return { ...from, yaw: from.yaw - angle };
}

/** Larger where it stands: twice as large with 2. */
export function grown(from: Standing, growth: number): Standing {
  return { ...from, scale: within(from.scale / growth) };
}

/** Whatever lies between the hands stays between them, also where it can grow or shrink no further. */
export function pulled(from: Standing, { anchor, shift, turn, growth }: Pull): Standing {
  const scale = within(from.scale / growth);
  const spot = from.spot
    .clone()
    .sub(anchor)
    .multiplyScalar(from.scale / scale)
    .applyAxisAngle(UP, turn)
    .add(anchor)
    .add(shift)
    .setY(from.spot.y);
  return { spot, yaw: from.yaw - turn, scale };
}

/** Which way a point lies from another over the table, as angles around the upright count. */
export function bearing(from: Vector3, to: Vector3): number {
  return Math.atan2(from.z - to.z, to.x - from.x);
}

function within(scale: number): number {
  return Math.min(SCALE_MOST, Math.max(SCALE_LEAST, scale));
}
