/** The surface of one person with every head of hair; what a Look does not have is folded away by the shader. */
import type { BufferGeometry } from "three";
import type { Piece } from "../components/piece";
import { ANKLE_Y, Bone, ELBOW_Y, HIP, KNEE_Y, KNUCKLES, PALM } from "./bones";
import { addCoat } from "./coat";
import { addHair } from "./hair";
import { addFace, addGlasses, addHead } from "./head";
import { Tint } from "./palette";
import { ball, type Follows, loft, mirrored, type Ring, Surface } from "./surface";
import { addWheelchair } from "./wheelchair";

/** Everything a neighbour sees: at most 2,500 triangles of anybody. */
export function nearBody(): BufferGeometry {
  const surface = new Surface();
  addCoat(surface, 12);
  addArms(surface);
  addLegs(surface);
  addHead(surface, 15, 9);
  addFace(surface);
  addGlasses(surface, 9);
  addHair(surface);
  addWheelchair(surface);
  return surface.geometry();
}

interface Side {
  readonly upper: Bone;
  readonly fore: Bone;
  readonly hand: Bone;
  readonly index: Bone;
  readonly fingers: Bone;
  readonly thumb: Bone;
  readonly thigh: Bone;
  readonly shin: Bone;
  readonly foot: Bone;
}
const RIGHT: Side = {
  upper: Bone.RIGHT_UPPER_ARM,
  fore: Bone.RIGHT_FOREARM,
  hand: Bone.RIGHT_HAND,
  index: Bone.RIGHT_INDEX,
  fingers: Bone.RIGHT_FINGERS,
  thumb: Bone.RIGHT_THUMB,
  thigh: Bone.RIGHT_THIGH,
  shin: Bone.RIGHT_SHIN,
  foot: Bone.RIGHT_FOOT,
};
const LEFT: Side = {
  upper: Bone.LEFT_UPPER_ARM,
  fore: Bone.LEFT_FOREARM,
  hand: Bone.LEFT_HAND,
  index: Bone.LEFT_INDEX,
  fingers: Bone.LEFT_FINGERS,
  thumb: Bone.LEFT_THUMB,
  thigh: Bone.LEFT_THIGH,
  shin: Bone.LEFT_SHIN,
  foot: Bone.LEFT_FOOT,
};

/** Sleeves that widen to a cuff, seen into at the hand. */
const SLEEVE: readonly Ring[] = [
  { at: [0.098, 1.192, 0], rx: 0.05, rz: 0.07, tilt: 1.25 },
  { at: [0.15, 1.182, 0], rx: 0.062, rz: 0.076, tilt: 0.9 },
  { at: [0.189, 1.143, 0], rx: 0.061, rz: 0.069, tilt: 0.42 },
  { at: [0.205, 1.07, 0], rx: 0.056, rz: 0.061, tilt: 0.1 },
  { at: [0.209, ELBOW_Y, 0.002], rx: 0.051, rz: 0.056 },
  { at: [0.211, 0.868, 0.004], rx: 0.06, rz: 0.068 },
  { at: [0.213, 0.812, 0.006], rx: 0.07, rz: 0.082 },
  { at: [0.213, 0.776, 0.007], rx: 0.074, rz: 0.088 },
  { at: [0.213, 0.774, 0.007], rx: 0.06, rz: 0.072 },
  { at: [0.212, 0.85, 0.004], rx: 0, rz: 0 },
];

function addArms(surface: Surface): void {
  const sleeve = loft(SLEEVE, 7);
  const palm = ball(PALM, [0.031, 0.052, 0.043], 6, 5);
  const thumb = ball([0.2, 0.742, -0.041], [0.014, 0.027, 0.017], 4, 3);
  for (const side of [RIGHT, LEFT]) {
    const own = side === RIGHT ? <Made>(piece: Made) => piece : mirrored;
    surface.add(own(sleeve), {
      follows: (x, y) => sleeveFollows(side, Math.abs(x), y),
      tint: (x, y, z) => (y < 0.811 && Math.hypot(Math.abs(x) - 0.213, z) > 0.055 ? Tint.SASH : Tint.CLOTH),
      shade: (x, y) => sleeveShade(Math.abs(x), y),
    });
    surface.add(own(palm), { follows: [side.hand], tint: Tint.SKIN });
    surface.add(own(thumb), { follows: [side.thumb], tint: Tint.SKIN });
    for (const [at, piece] of FINGERS.map(finger).entries())
      surface.add(own(piece), { follows: [at === 0 ? side.index : side.fingers], tint: Tint.SKIN });
  }
}

/** Where along the hand each finger is, index first, and how low its tip. */
const FINGERS: readonly (readonly [z: number, tip: number])[] = [
  [-0.031, 0.627],
  [-0.011, 0.617],
  [0.009, 0.623],
  [0.028, 0.638],
];

function finger([z, tip]: readonly [number, number]): Piece {
  const [x, y] = KNUCKLES;
  const rings: Ring[] = [
    { at: [x, y, z], rx: 0.0115, rz: 0.011 },
    { at: [x, tip + 0.012, z * 1.06], rx: 0.0095, rz: 0.0095 },
    { at: [x, tip, z * 1.06], rx: 0, rz: 0 },
  ];
  return loft(rings, 4);
}

function sleeveFollows({ upper, fore }: Side, x: number, y: number): Follows {
  if (y > 1.1) return [Bone.CHEST, upper, Math.min(1, Math.max(0, (x - 0.1) / 0.085))];
  const bent = (ELBOW_Y + 0.05 - y) / 0.1;
  return bent <= 0 ? [upper] : [upper, fore, Math.min(1, bent)];
}

/** Darker in the armpit and deep inside the cuff. */
function sleeveShade(x: number, y: number): number {
  if (y > 0.849 && y < 0.851) return 0.35;
  if (y < 0.7745) return 0.7;
  return x < 0.165 && y < 1.16 ? 0.86 : 1;
}

const TROUSER: readonly Ring[] = [
  { at: [HIP[0], 0.77, 0], rx: 0.052, rz: 0.06 },
  { at: [HIP[0], 0.64, 0], rx: 0.062, rz: 0.064 },
  { at: [HIP[0], 0.51, 0], rx: 0.069, rz: 0.072 },
  { at: [HIP[0], KNEE_Y, -0.002], rx: 0.07, rz: 0.075 },
  { at: [HIP[0], 0.37, 0], rx: 0.067, rz: 0.071 },
  { at: [HIP[0], 0.2, 0.004], rx: 0.061, rz: 0.064 },
  { at: [HIP[0], 0.118, 0.004], rx: 0.058, rz: 0.06 },
  { at: [HIP[0], 0.112, 0.004], rx: 0.045, rz: 0.047 },
  { at: [HIP[0], 0.07, 0.004], rx: 0.043, rz: 0.046 },
];

function addLegs(surface: Surface): void {
  const trouser = loft(TROUSER, 7);
  const shoe = shoePiece();
  for (const side of [RIGHT, LEFT]) {
    const own = side === RIGHT ? <Made>(piece: Made) => piece : mirrored;
    surface.add(own(trouser), {
      follows: (_x, y) => trouserFollows(side, y),
      tint: (_x, y) => (y < 0.111 ? Tint.LINEN : Tint.LEGS),
      shade: (x, y) => (Math.abs(x) < 0.05 && y > 0.3 ? 0.86 : 1) * (y > 0.52 ? 0.8 : 1),
    });
    surface.add(own(shoe), {
      follows: [side.foot],
      tint: (_x, y) => (y < 0.018 ? Tint.SOLE : Tint.SHOE),
    });
  }
}

function trouserFollows({ thigh, shin, foot }: Side, y: number): Follows {
  if (y > KNEE_Y + 0.05) return [thigh];
  if (y > KNEE_Y - 0.05) return [thigh, shin, (KNEE_Y + 0.05 - y) / 0.1];
  if (y > ANKLE_Y + 0.02) return [shin];
  return [shin, foot, Math.min(1, (ANKLE_Y + 0.02 - y) / 0.03)];
}

/** A cloth shoe with a pale sole, flat on the ground. */
function shoePiece() {
  const rings: Ring[] = [
    { at: [HIP[0], 0.002, -0.045], rx: 0, rz: 0 },
    { at: [HIP[0], 0.002, -0.045], rx: 0.054, rz: 0.11 },
    { at: [HIP[0], 0.022, -0.045], rx: 0.058, rz: 0.116 },
    { at: [HIP[0], 0.062, -0.03], rx: 0.05, rz: 0.092 },
    { at: [HIP[0], 0.094, 0.002], rx: 0.047, rz: 0.052 },
  ];
  return loft(rings, 8);
}
