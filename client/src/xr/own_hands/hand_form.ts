/**
 * What a hand is drawn of: tapered capsules from joint to joint as WebXR counts them, a sleeve with its cuff, and the
 * handle of whoever holds one. Lengths and radii in real metres. No three.js.
 */

/** Whose colour a part has. */
export const Hue = { SKIN: 0, CLOTH: 1, SASH: 2, WOOD: 3 } as const;
export type Hue = (typeof Hue)[keyof typeof Hue];

/** Wrist, and the points that no device tells of. */
export const WRIST = 0;
export const TOLD_JOINTS = 25;
export const CUFF_END = 25;
export const CUFF = 26;
export const SLEEVE_END = 27;
export const HANDLE_BACK = 28;
export const HANDLE_TIP = 29;
export const POINTS = 30;

export interface Part {
  readonly from: number;
  readonly to: number;
  readonly fromRadius: number;
  readonly toRadius: number;
  readonly hue: Hue;
  /** How round its ends are: 1 half a ball, 0 cut flat. */
  readonly ends: number;
}

function flesh(from: number, to: number, fromRadius: number, toRadius: number): Part {
  return { from, to, fromRadius, toRadius, hue: Hue.SKIN, ends: 1 };
}

/** Finger by finger: metacarpal joint, knuckle, two joints and the tip, with the radius at the knuckle. */
const FINGERS = [
  [5, 0.0098],
  [10, 0.0102],
  [15, 0.0096],
  [20, 0.0084],
] as const;

export const PARTS: readonly Part[] = [
  flesh(WRIST, 1, 0.021, 0.0165),
  flesh(1, 2, 0.0165, 0.0125),
  flesh(2, 3, 0.0122, 0.0106),
  flesh(3, 4, 0.0106, 0.0078),
  ...FINGERS.flatMap(([first, radius]) => [
    flesh(WRIST, first + 1, 0.0205, radius + 0.0045),
    flesh(first, first + 1, 0.0175, radius + 0.0045),
    flesh(first + 1, first + 2, radius + 0.001, radius),
    flesh(first + 2, first + 3, radius, radius * 0.93),
    flesh(first + 3, first + 4, radius * 0.93, radius * 0.76),
  ]),
  { from: CUFF_END, to: CUFF, fromRadius: 0.0445, toRadius: 0.0445, hue: Hue.SASH, ends: 0.14 },
  { from: CUFF, to: SLEEVE_END, fromRadius: 0.0425, toRadius: 0.0385, hue: Hue.CLOTH, ends: 0.6 },
  { from: HANDLE_BACK, to: HANDLE_TIP, fromRadius: 0.0125, toRadius: 0.0095, hue: Hue.WOOD, ends: 1 },
];
/** Without the handle, where a hand holds nothing. */
export const BARE_PARTS = PARTS.length - 1;

/** How far before the wrist each part of the sleeve begins and ends. */
const KNUCKLES = [6, 11, 16, 21] as const;
const CUFF_AT = [0.008, 0.022, 0.1] as const;

/** Fills the points of the sleeve: it lies where the hand comes from. */
export function addSleeve(points: Float32Array, scale: number): void {
  let [x, y, z] = [0, 0, 0];
  for (const knuckle of KNUCKLES) {
    x += points[knuckle * 3]! / 4;
    y += points[knuckle * 3 + 1]! / 4;
    z += points[knuckle * 3 + 2]! / 4;
  }
  const [wx, wy, wz] = [points[0]!, points[1]!, points[2]!];
  const far = Math.hypot(wx - x, wy - y, wz - z) || 1;
  for (let at = 0; at < CUFF_AT.length; at += 1) {
    const share = (CUFF_AT[at]! * scale) / far;
    const into = (CUFF_END + at) * 3;
    points[into] = wx + (wx - x) * share;
    points[into + 1] = wy + (wy - y) * share;
    points[into + 2] = wz + (wz - z) * share;
  }
}
