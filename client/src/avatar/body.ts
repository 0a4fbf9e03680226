/** The body: its joints, and the surface of one person with every head of hair; what a Look does not have is folded away. */
import { BufferAttribute, type BufferGeometry, Matrix4, SphereGeometry, TorusGeometry } from "three";
import { turned } from "../components/lathe";
import { Batch, Piece } from "../components/piece";
import { bar } from "../components/tube";
import { Tint } from "./palette";

/** What a part moves with. Left is −X: people look along −Z. */
export const Bone = {
  TORSO: 0,
  HEAD: 1,
  LEFT_UPPER_ARM: 2,
  RIGHT_UPPER_ARM: 3,
  LEFT_FOREARM: 4,
  RIGHT_FOREARM: 5,
  LEFT_THIGH: 6,
  RIGHT_THIGH: 7,
  LEFT_SHIN: 8,
  RIGHT_SHIN: 9,
} as const;
export type Bone = (typeof Bone)[keyof typeof Bone];

/** Heights and half widths of the joints, metres. The shader turns the parts around them. */
export const NECK_Y = 1.3;
export const SHOULDER = [0.188, 1.19] as const;
export const ELBOW_Y = 0.95;
export const HIP = [0.085, 0.76] as const;
export const KNEE_Y = 0.41;
export const EYE_Y = 1.53;
const HEAD_Y = 1.508;

/** Who has a part: 0 is everybody, otherwise one bit for each hair style and one for glasses. */
export const EVERYBODY = 0;
export const GLASSES = 1 << 7;
const withHair = (...styles: number[]) => styles.reduce((bits, style) => bits + (1 << style), 0);

type Vec = readonly [number, number, number];

/** A surface that remembers for each vertex what it moves with, its tint, and its wearers. */
class Body {
  readonly #batch = new Batch();
  readonly #parts: number[] = [];

  add(piece: Piece, bone: Bone, tint: Tint, wearers: number = EVERYBODY): void {
    this.#batch.add(piece, new Matrix4(), "#ffffff");
    for (let at = 0; at < piece.count; at += 1) this.#parts.push(bone, tint, wearers);
  }

  geometry(): BufferGeometry {
    const geometry = this.#batch.geometry();
    geometry.deleteAttribute("color");
    geometry.setAttribute("part", new BufferAttribute(new Float32Array(this.#parts), 3));
    return geometry;
  }
}

function ball(middle: Vec, radii: Vec, columns: number, rows: number): Piece {
  const sphere = new SphereGeometry(1, columns, rows).scale(...radii).translate(...middle);
  return Piece.from(sphere);
}

/** A limb from one height to another: round ends, its thickness changing on the way. */
function limb(
  x: number,
  from: readonly [number, number],
  to: readonly [number, number],
  sides: number,
): Piece {
  const [topY, topR] = from;
  const [endY, endR] = to;
  const outline: [number, number][] = [
    [0, endY - endR * 0.9],
    [endR * 0.75, endY - endR * 0.6],
    [endR, endY],
    [(endR + topR) / 2, (endY + topY) / 2],
    [topR, topY],
    [topR * 0.75, topY + topR * 0.6],
    [0, topY + topR * 0.9],
  ];
  return moved(lathed(outline, sides), x, 0, 0);
}

function lathed(outline: [number, number][], sides: number, depth = 1): Piece {
  const piece = turned({ outline, sides, is_smooth: true, colour: "#ffffff", finish: "matt" });
  for (let at = 2; at < piece.positions.length; at += 3)
    piece.positions[at] = (piece.positions[at] ?? 0) * depth;
  return piece;
}

function moved(piece: Piece, x: number, y: number, z: number): Piece {
  for (let at = 0; at < piece.positions.length; at += 3) {
    piece.positions[at] = (piece.positions[at] ?? 0) + x;
    piece.positions[at + 1] = (piece.positions[at + 1] ?? 0) + y;
    piece.positions[at + 2] = (piece.positions[at + 2] ?? 0) + z;
  }
  return piece;
}

/** Everything a neighbour sees: at most 2,500 triangles. */
export function nearBody(): BufferGeometry {
  const body = new Body();
  addTrunk(body, 12);
  addLimbs(body, 6);
  body.add(ball([0, HEAD_Y, 0], [0.18, 0.19, 0.175], 16, 11), Bone.HEAD, Tint.SKIN);
  addFace(body);
  addHair(body);
  return body.geometry();
}

function addTrunk(body: Body, sides: number): void {
  const tunic: [number, number][] = [
    [0.0, 0.6],
    [0.192, 0.57],
    [0.172, 0.7],
    [0.146, 0.85],
    [0.16, 1.04],
    [0.166, 1.15],
    [0.142, 1.225],
    [0.09, 1.275],
    [0.05, 1.31],
  ];
  body.add(lathed(tunic, sides, 0.74), Bone.TORSO, Tint.CLOTH);
  const sash: [number, number][] = [
    [0.14, 0.8],
    [0.156, 0.815],
    [0.156, 0.865],
    [0.14, 0.88],
  ];
  body.add(lathed(sash, sides, 0.76), Bone.TORSO, Tint.SASH);
  body.add(
    lathed(
      [
        [0.062, 1.24],
        [0.06, 1.36],
      ],
      8,
    ),
    Bone.TORSO,
    Tint.SKIN,
  );
  body.add(
    lathed(
      [
        [0.075, 1.25],
        [0.08, 1.28],
        [0.062, 1.3],
      ],
      10,
    ),
    Bone.TORSO,
    Tint.SASH,
  );
}

function addLimbs(body: Body, sides: number): void {
  for (const side of [-1, 1]) {
    const left = side < 0;
    const [shoulderX, shoulderY] = SHOULDER;
    const armX = side * (shoulderX + 0.012);
    const upper = limb(armX, [shoulderY - 0.016, 0.06], [ELBOW_Y, 0.052], sides);
    body.add(upper, left ? Bone.LEFT_UPPER_ARM : Bone.RIGHT_UPPER_ARM, Tint.CLOTH);
    const forearm = left ? Bone.LEFT_FOREARM : Bone.RIGHT_FOREARM;
    body.add(limb(armX, [ELBOW_Y, 0.053], [0.77, 0.062], sides), forearm, Tint.CLOTH);
    body.add(ball([armX, 0.695, -0.005], [0.043, 0.058, 0.05], 7, 5), forearm, Tint.SKIN);
    const [hipX, hipY] = HIP;
    const thigh = limb(side * hipX, [hipY - 0.04, 0.082], [KNEE_Y, 0.07], sides);
    body.add(thigh, left ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH, Tint.LEGS);
    const shin = left ? Bone.LEFT_SHIN : Bone.RIGHT_SHIN;
    body.add(limb(side * hipX, [KNEE_Y, 0.07], [0.11, 0.064], sides), shin, Tint.LEGS);
    body.add(ball([side * hipX, 0.047, -0.035], [0.06, 0.048, 0.115], 8, 5), shin, Tint.SHOE);
  }
}

function addFace(body: Body): void {
  for (const side of [-1, 1]) {
    body.add(ball([side * 0.06, EYE_Y, -0.163], [0.02, 0.024, 0.012], 7, 4), Bone.HEAD, Tint.EYE);
    body.add(ball([side * 0.098, 1.478, -0.139], [0.026, 0.016, 0.012], 6, 4), Bone.HEAD, Tint.CHEEK);
    body.add(ball([side * 0.178, 1.505, 0.008], [0.022, 0.038, 0.028], 6, 4), Bone.HEAD, Tint.SKIN);
    const rim = new TorusGeometry(0.042, 0.0042, 3, 10).translate(side * 0.06, EYE_Y, -0.184);
    body.add(Piece.from(rim), Bone.HEAD, Tint.EYE, GLASSES);
  }
  body.add(ball([0, 1.502, -0.176], [0.016, 0.014, 0.016], 6, 4), Bone.HEAD, Tint.SKIN);
  const smile = Array.from({ length: 5 }, (_, at): [number, number, number] => {
    const x = (at / 4 - 0.5) * 0.074;
    return [x, 1.44 + 9 * x * x, -0.164 + 2.2 * x * x];
  });
  body.add(bar(tubeOf(smile, 0.0062)), Bone.HEAD, Tint.SMILE);
}

function tubeOf(line: [number, number, number][], radius_m: number, end = radius_m) {
  const end_radius_m = end;
  return {
    line,
    radius_m,
    end_radius_m,
    colour: "#ffffff",
    sides: 4,
    flatness: 1,
    is_closed: false,
    finish: "matt" as const,
  };
}

/** Hair as one silhouette: 0 short, 1 bun, 2 bob, 3 braid, 4 curls, 5 hijab, 6 hat. */
function addHair(body: Body): void {
  const cap = ball([0, HEAD_Y + 0.036, 0.036], [0.189, 0.19, 0.182], 14, 8);
  body.add(cap, Bone.HEAD, Tint.HAIR, withHair(0, 1, 2, 3, 4, 6));
  body.add(ball([0, 1.735, 0.05], [0.078, 0.07, 0.078], 9, 6), Bone.HEAD, Tint.HAIR, withHair(1));
  body.add(ball([0, 1.46, 0.058], [0.207, 0.175, 0.158], 12, 7), Bone.HEAD, Tint.HAIR, withHair(2));
  for (const [at, y] of [1.42, 1.33, 1.24, 1.16].entries()) {
    const r = 0.058 - 0.008 * at;
    const bead = ball([0, y, 0.19 - 0.012 * at], [r, 0.06, r], 6, 4);
    body.add(bead, Bone.HEAD, at === 3 ? Tint.SASH : Tint.HAIR, withHair(3));
  }
  for (let curl = 0; curl < 9; curl += 1) {
    const around = curl * 2.4;
    const up = 0.95 - (curl / 9) * 0.95;
    const out = Math.sqrt(1 - up * up);
    const [x, z] = [0.15 * out * Math.cos(around), 0.05 + 0.14 * out * Math.sin(around)];
    const lump = new SphereGeometry(0.09, 6, 4).translate(x, HEAD_Y + 0.06 + 0.145 * up, z);
    if (z > -0.07 || up > 0.55) body.add(Piece.from(lump), Bone.HEAD, Tint.HAIR, withHair(4));
  }
  body.add(ball([0, HEAD_Y + 0.006, 0.042], [0.204, 0.216, 0.186], 14, 9), Bone.HEAD, Tint.SASH, withHair(5));
  const drape = lathed(
    [
      [0.19, 1.17],
      [0.185, 1.24],
      [0.13, 1.31],
      [0.1, 1.36],
    ],
    12,
    0.8,
  );
  body.add(drape, Bone.TORSO, Tint.SASH, withHair(5));
  const hat: [number, number][] = [
    [0.15, 1.605],
    [0.28, 1.59],
    [0.285, 1.602],
    [0.214, 1.632],
    [0.196, 1.72],
    [0.12, 1.776],
    [0.0, 1.785],
  ];
  body.add(lathed(hat, 12), Bone.HEAD, Tint.SASH, withHair(6));
}

/** Everything one sees from afar: at most 400 triangles, all styles as one cap; fewer `sides` for a weak machine. */
export function farBody(sides = 5): BufferGeometry {
  const body = new Body();
  const limbs = sides - 1;
  body.add(
    lathed(
      [
        [0.0, 0.6],
        [0.19, 0.58],
        [0.144, 0.84],
      ],
      sides + 1,
      0.74,
    ),
    Bone.TORSO,
    Tint.CLOTH,
  );
  body.add(
    lathed(
      [
        [0.15, 0.8],
        [0.15, 0.88],
      ],
      sides + 1,
      0.76,
    ),
    Bone.TORSO,
    Tint.SASH,
  );
  body.add(
    lathed(
      [
        [0.142, 0.86],
        [0.155, 1.12],
        [0.06, 1.3],
      ],
      sides + 1,
      0.74,
    ),
    Bone.TORSO,
    Tint.CLOTH,
  );
  body.add(ball([0, HEAD_Y, 0], [0.18, 0.19, 0.175], sides + 2, sides), Bone.HEAD, Tint.SKIN);
  body.add(ball([0, HEAD_Y + 0.036, 0.036], [0.19, 0.19, 0.183], sides + 2, limbs), Bone.HEAD, Tint.HAIR);
  for (const side of [-1, 1]) {
    const left = side < 0;
    const part = (outline: [number, number][], x: number, depth = 1) =>
      moved(lathed(outline, limbs, depth), side * x, 0, 0);
    const armX = SHOULDER[0] + 0.012;
    const arm = left ? Bone.LEFT_UPPER_ARM : Bone.RIGHT_UPPER_ARM;
    body.add(
      part(
        [
          [0.055, 0.75],
          [0.06, 1.2],
          [0.0, 1.25],
        ],
        armX,
      ),
      arm,
      Tint.CLOTH,
    );
    body.add(
      part(
        [
          [0.0, 0.64],
          [0.045, 0.7],
          [0.03, 0.77],
        ],
        armX,
      ),
      arm,
      Tint.SKIN,
    );
    const thigh = left ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH;
    body.add(
      part(
        [
          [0.07, KNEE_Y - 0.03],
          [0.088, 0.76],
        ],
        HIP[0],
      ),
      thigh,
      Tint.LEGS,
    );
    const shin = left ? Bone.LEFT_SHIN : Bone.RIGHT_SHIN;
    body.add(
      part(
        [
          [0.064, 0.06],
          [0.072, KNEE_Y + 0.03],
        ],
        HIP[0],
      ),
      shin,
      Tint.LEGS,
    );
    const shoe = part(
      [
        [0.0, 0.0],
        [0.075, 0.02],
        [0.05, 0.09],
        [0.0, 0.1],
      ],
      HIP[0],
      1.5,
    );
    body.add(moved(shoe, 0, 0, -0.03), shin, Tint.SHOE);
  }
  return body.geometry();
}
