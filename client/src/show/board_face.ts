/** Where a Panel hangs on an Entity: on its own face, if it has one; else on a board of its own before it. */
import { Matrix4 } from "three";
import type { SceneEntity } from "../model/scene_model";

export interface Face {
  /** Metres. */
  readonly width: number;
  readonly height: number;
  /** From the face's middle to the Entity, in the Entity's axes: it looks along −Z. */
  readonly at: Matrix4;
  /** The same on its other side, where both are alike: it hangs on the one that she sees. */
  readonly back: Matrix4 | null;
  /** It stands by itself, on posts of such a length: it is drawn with a frame. Null: it lies on what is there. */
  readonly posts: number | null;
}

const OWN = { width: 1.6, height: 1, foot: 0.72, before: 0.45 } as const;
/** Before the face that it lies on: neither sinks into the other, from afar either. */
const LIFT_M = 0.02;
const FACE_MIN_M = 0.25;
/** Thicker things are no signs. */
const DEPTH_PART = 0.5;

/** `bounds`: least and greatest corner of what is drawn of it, in its own axes; null: nothing is. */
export function faceOf(
  { components }: SceneEntity,
  bounds: { readonly min: readonly number[]; readonly max: readonly number[] } | null,
): Face {
  const { board, shape } = components;
  if (board) return lying(board.width_m, board.height_m, 0, 0, -0.03, null);
  if (shape?.kind === "box" && isFace(shape.size))
    return lying(
      shape.size[0] - 2 * shape.rounding_m,
      shape.size[1] - 2 * shape.rounding_m,
      0,
      0,
      -shape.size[2] / 2,
      shape.size[2] / 2,
    );
  const [min, max] = [bounds?.min ?? [0, 0, 0], bounds?.max ?? [0, 0, 0]] as const;
  const size = [0, 1, 2].map((axis) => (max[axis] ?? 0) - (min[axis] ?? 0)) as [number, number, number];
  const [x, y] = [((min[0] ?? 0) + (max[0] ?? 0)) / 2, ((min[1] ?? 0) + (max[1] ?? 0)) / 2];
  if (isFace(size)) return lying(size[0], size[1], x, y, min[2] ?? 0, max[2] ?? 0);
  const z = (min[2] ?? 0) - (bounds ? OWN.before : 0);
  const up = (min[1] ?? 0) + OWN.foot + OWN.height / 2;
  return {
    width: OWN.width,
    height: OWN.height,
    at: new Matrix4().makeTranslation(x, up, z),
    back: null,
    posts: OWN.foot,
  };
}

function lying(
  width: number,
  height: number,
  x: number,
  y: number,
  front: number,
  back: number | null,
): Face {
  return {
    width,
    height,
    at: new Matrix4().makeTranslation(x, y, front - LIFT_M),
    back: back === null ? null : new Matrix4().makeRotationY(Math.PI).setPosition(x, y, back + LIFT_M),
    posts: null,
  };
}

/** Upright and flat, and large enough to write on. */
function isFace([width, height, depth]: readonly [number, number, number]): boolean {
  const least = Math.min(width, height);
  return least >= FACE_MIN_M && depth <= DEPTH_PART * least;
}

/** An em that fills no more than a fifteenth of its height: three paces away it is read with ease. */
export function letterOn({ width, height }: Pick<Face, "width" | "height">): number {
  return Math.min(0.2, Math.max(0.016, Math.min(height / 15.5, width / 24)));
}
