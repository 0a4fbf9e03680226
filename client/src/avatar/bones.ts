/** What a figure's parts move with, and where its joints are. Left is −X: people look along −Z. */

export const Bone = {
  PELVIS: 0,
  CHEST: 1,
  HEAD: 2,
  LEFT_UPPER_ARM: 3,
  RIGHT_UPPER_ARM: 4,
  LEFT_FOREARM: 5,
  RIGHT_FOREARM: 6,
  LEFT_THIGH: 7,
  RIGHT_THIGH: 8,
  LEFT_SHIN: 9,
  RIGHT_SHIN: 10,
  LEFT_FOOT: 11,
  RIGHT_FOOT: 12,
  /** The middle of both thighs: the coat's skirt lies on it. */
  LAP: 13,
  CHAIR: 14,
  WHEELS: 15,
  LEFT_HAND: 16,
  RIGHT_HAND: 17,
  /** From here on only neighbours have them: folded away where no device tells what the hands do. */
  LEFT_INDEX: 18,
  RIGHT_INDEX: 19,
  LEFT_FINGERS: 20,
  RIGHT_FINGERS: 21,
  LEFT_THUMB: 22,
  RIGHT_THUMB: 23,
} as const;
export type Bone = (typeof Bone)[keyof typeof Bone];
export const BONES = 24;
/** Of somebody far off. */
export const FAR_BONES = 18;

/** Heights and half widths of the joints, metres; the parts turn around them. */
export const HIP = [0.085, 0.78] as const;
export const KNEE_Y = 0.44;
export const ANKLE_Y = 0.1;
export const WAIST_Y = 0.86;
export const NECK_Y = 1.29;
export const SHOULDER = [0.175, 1.185] as const;
export const ELBOW_Y = 0.965;
export const HAND_Y = 0.735;
export const EYE_Y = 1.53;

/** What a device tells of a head lies between the eyes behind the face, and of a hand in the middle of the palm. */
export const TRACKED_HEAD = [0, 1.56, -0.09] as const;
export const PALM = [0.212, 0.728, -0.004] as const;
export const WRIST_Y = 0.775;
/** Where fingers and thumb bend, from the palm's side of the right hand. */
export const KNUCKLES = [0.21, 0.694, 0] as const;
export const THUMB_ROOT = [0.2, 0.764, -0.03] as const;

/** Where the seat of a wheelchair is, and its large wheels. */
export const SEAT_Y = 0.45;
export const WHEEL_RADIUS_M = 0.3;
export const AXLE_Z = 0.1;
