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
} as const;
export type Bone = (typeof Bone)[keyof typeof Bone];
export const BONES = 16;

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

/** Where the seat of a wheelchair is, and its large wheels. */
export const SEAT_Y = 0.45;
export const WHEEL_RADIUS_M = 0.3;
export const AXLE_Z = 0.1;
