/** The head and its face: an egg that is a little fuller than an ellipsoid, with all features laid upon it. */
import { Piece } from "../components/piece";
import { Bone, EYE_Y } from "./bones";
import { Tint } from "./palette";
import { ball, facing, loft, mirrored, type Surface, tape, type Vec } from "./surface";
import { EVERYBODY, EYES, GLASSES, MOUTH } from "./wearers";

export const HEAD: Vec = [0, 1.51, 0];
export const HEAD_RADII: Vec = [0.18, 0.19, 0.172];
export const FULLNESS = 2.25;
/** The line between the lips: its lowest point, half its width, and how it rises to the corners. */
export const LIPS = { y: 1.432, half: 0.038, bend: 10 } as const;
const FOLLOWS = [Bone.HEAD] as const;

/** How wide the head is at a height, as a share of its greatest width; the jaw is a little narrower than the brow. */
function widthAt(y: number): number {
  const t = Math.max(-1, Math.min(1, (y - HEAD[1]) / HEAD_RADII[1]));
  const jaw = t < 0 ? 1 - 0.07 * t * t : 1;
  return (1 - Math.abs(t) ** FULLNESS) ** (1 / FULLNESS) * jaw;
}

/** A point on the face, `lift` metres before the skin. */
export function onFace(x: number, y: number, lift: number): Vec {
  const width = widthAt(y);
  const aside = Math.min(0.98, Math.abs(x) / (HEAD_RADII[0] * width));
  return [x, y, -HEAD_RADII[2] * width * Math.sqrt(1 - aside * aside) - lift];
}

function outward([x, y, z]: Vec): Vec {
  return [x / HEAD_RADII[0] ** 2, (y - HEAD[1]) / HEAD_RADII[1] ** 2, z / HEAD_RADII[2] ** 2];
}

export function addHead(surface: Surface, sides: number, rounds: number): void {
  const rings = Array.from({ length: rounds + 1 }, (_, at) => {
    const y = HEAD[1] - HEAD_RADII[1] * Math.cos((at / rounds) * Math.PI);
    const width = at === 0 || at === rounds ? 0 : widthAt(y);
    return { at: [0, y, 0] as Vec, rx: HEAD_RADII[0] * width, rz: HEAD_RADII[2] * width };
  });
  surface.add(loft(rings, sides), {
    follows: FOLLOWS,
    tint: Tint.SKIN,
    shade: (_x, y) => (y < 1.4 ? 0.8 + (0.2 * Math.max(0, y - 1.32)) / 0.08 : 1),
  });
}

export function addFace(surface: Surface): void {
  const both = (piece: Piece, tint: Tint, wearers: number = EVERYBODY, tints?: readonly Tint[]) => {
    for (const each of [piece, mirrored(piece)]) {
      surface.add(each, { follows: FOLLOWS, tint, wearers, ...(tints ? { tints } : {}) });
    }
  };
  both(patch([0.06, EYE_Y], [0.02, 0.026], 10, [0.001, 0.01]), Tint.EYE, EYES);
  for (const x of [-0.053, 0.067]) {
    const glint = patch([x, EYE_Y + 0.011], [0.0062, 0.0068], 5, [0.0085, 0.0115]);
    surface.add(glint, { follows: FOLLOWS, tint: Tint.LINEN, wearers: EYES });
  }
  const cheek = patch([0.105, 1.473], [0.036, 0.028], 10, [0.0022, 0.0045]);
  both(cheek, Tint.SKIN, 0, [Tint.CHEEK, ...Array<Tint>(10).fill(Tint.SKIN)]);
  both(brow(), Tint.BROW);
  both(ball([0.178, 1.503, 0.014], [0.02, 0.036, 0.027], 5, 4), Tint.SKIN);
  surface.add(patch([0, 1.492], [0.017, 0.015], 7, [-0.002, 0.016]), { follows: FOLLOWS, tint: Tint.SKIN });
  surface.add(smile(), { follows: FOLLOWS, tint: Tint.SMILE, wearers: MOUTH });
}

/** A small round thing on the face: its rim and its middle stand so far before the skin. */
function patch(
  at: readonly [number, number],
  radii: readonly [number, number],
  sides: number,
  lift: readonly [number, number],
): Piece {
  const piece = new Piece();
  const add = (x: number, y: number, each: number) => {
    const point = onFace(x, y, each);
    piece.vertex(...point, ...outward(point));
  };
  add(at[0], at[1], lift[1]);
  for (let side = 0; side < sides; side += 1) {
    const angle = (side / sides) * Math.PI * 2;
    add(at[0] + radii[0] * Math.sin(angle), at[1] + radii[1] * Math.cos(angle), lift[0]);
  }
  for (let side = 0; side < sides; side += 1) piece.triangle(0, 1 + side, 1 + ((side + 1) % sides));
  return facing(piece);
}

function brow(): Piece {
  const line = [0.034, 0.05, 0.068, 0.086].map((x) => onFace(x, 1.577 - 5.5 * (x - 0.058) ** 2, 0.004));
  return tape(line, line.map(outward), (part) => 0.0058 * (1 - 0.45 * part), 0);
}

function smile(): Piece {
  const line = [-1, -0.68, -0.34, 0, 0.34, 0.68, 1].map((share) => {
    const x = share * LIPS.half;
    return onFace(x, LIPS.y + LIPS.bend * x * x, 0.003);
  });
  return tape(line, line.map(outward), (part) => 0.0056 - 0.006 * Math.abs(part - 0.5), 0);
}

export function addGlasses(surface: Surface, sides: number): void {
  const fabric = { follows: FOLLOWS, tint: Tint.FRAME, wearers: GLASSES } as const;
  const rim = Array.from({ length: sides + 1 }, (_, at): Vec => {
    const angle = (at / sides) * Math.PI * 2;
    const [x, y] = [0.062 + 0.041 * Math.sin(angle), EYE_Y - 0.002 + 0.041 * Math.cos(angle)];
    return [x, y, onFace(x, EYE_Y, 0.016)[2]];
  });
  const wire = tape(
    rim,
    rim.map((): Vec => [0.15, 0, -1]),
    0.0045,
    0,
  );
  surface.add(wire, fabric);
  surface.add(mirrored(wire), fabric);
  const bridge: Vec[] = [
    [-0.022, EYE_Y + 0.004, -0.187],
    [0, EYE_Y + 0.009, -0.191],
    [0.022, EYE_Y + 0.004, -0.187],
  ];
  surface.add(
    tape(
      bridge,
      bridge.map((): Vec => [0, 0.4, -1]),
      0.004,
      0,
    ),
    fabric,
  );
  const temple: Vec[] = [
    [0.102, EYE_Y + 0.006, -0.158],
    [0.176, EYE_Y + 0.006, -0.06],
    [0.186, EYE_Y + 0.002, 0.02],
  ];
  const arm = tape(
    temple,
    [
      [0.6, 0, -0.8],
      [1, 0, -0.2],
      [1, 0, 0],
    ],
    0.0042,
    0,
  );
  surface.add(arm, fabric);
  surface.add(mirrored(arm), fabric);
}
