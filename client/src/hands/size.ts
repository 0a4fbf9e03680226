/** How large a thing is that somebody takes in hand, and which way it stands. */
import type { SceneEntity } from "../model/scene_model";
import { type Turn, turned, type Vector } from "./turn";

/** From its origin to its low and its high corner, in its own axes. */
export interface Corners {
  readonly min: Vector;
  readonly max: Vector;
}

/** As it stands in the place, its axes the world's. */
export interface Size {
  /** From its origin to its middle. */
  readonly middle: Vector;
  /** Half its sides. */
  readonly half: Vector;
  /** It is a ball, and rolls. */
  readonly isRound: boolean;
}

/** Of what nothing is known: as large as a cup. */
const HALF_M = 0.06;
const ROUND_WITHIN = 0.05;

/** `drawn`: as it is seen, where anything is. */
export function sizeOf({ components }: SceneEntity, drawn: Corners | null, turn: Turn): Size {
  const { shape, transform } = components;
  const { min, max } = drawn ?? declared(components);
  const scale = transform?.scale ?? [1, 1, 1];
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const x of [min[0], max[0]])
    for (const y of [min[1], max[1]])
      for (const z of [min[2], max[2]]) {
        const corner = turned([x * scale[0], y * scale[1], z * scale[2]], turn);
        for (const axis of [0, 1, 2] as const) {
          low[axis] = Math.min(low[axis], corner[axis]);
          high[axis] = Math.max(high[axis], corner[axis]);
        }
      }
  const sides = [0, 1, 2].map((axis) => (max[axis]! - min[axis]!) * Math.abs(scale[axis]!));
  const isCube = Math.max(...sides) - Math.min(...sides) <= ROUND_WITHIN * Math.max(...sides);
  const along = (axis: 0 | 1 | 2, sign: 1 | -1) => (high[axis] + sign * low[axis]) / 2;
  return {
    middle: [along(0, 1), along(1, 1), along(2, 1)],
    // A ball's corners are none: turned or not it is as large.
    half: isCube && shape?.kind === "sphere" ? halved(sides) : [along(0, -1), along(1, -1), along(2, -1)],
    isRound: isCube && shape?.kind === "sphere",
  };
}

function halved(sides: readonly number[]): Vector {
  return [sides[0]! / 2, sides[1]! / 2, sides[2]! / 2];
}

/** What its components say, where nothing is drawn. */
function declared({ shape, lathe }: SceneEntity["components"]): Corners {
  if (shape) {
    const [x, y, z] = shape.size;
    return { min: [-x / 2, -y / 2, -z / 2], max: [x / 2, y / 2, z / 2] };
  }
  if (lathe) {
    const wide = Math.max(...lathe.outline.map(([r]) => r ?? 0));
    const heights = lathe.outline.map(([, y]) => y ?? 0);
    return { min: [-wide, Math.min(...heights), -wide], max: [wide, Math.max(...heights), wide] };
  }
  return { min: [-HALF_M, 0, -HALF_M], max: [HALF_M, 2 * HALF_M, HALF_M] };
}
