/** Hair, scarf and hat, each as one clear silhouette. */
import { Piece } from "../components/piece";
import { Bone } from "./bones";
import { FULLNESS, HEAD, HEAD_RADII } from "./head";
import { Tint } from "./palette";
import { ball, type Follows, loft, type Ring, type Surface, smoothed, type Vec } from "./surface";
import { Hair, withHair } from "./wearers";

const FOLLOWS = [Bone.HEAD] as const;
const RAD = Math.PI / 180;

/** Where hair ends: how far above (or below) the middle of the head, by how far aside from the front, both in degrees. */
type Hairline = readonly (readonly [aside: number, up: number])[];

interface Shell {
  readonly columns: readonly number[];
  readonly rows: number;
  readonly hairline: Hairline;
  /** Above the head, metres; asked by direction in degrees, and by the way from the crown (0) to the edge (1). The edge has a lip inward. */
  readonly thick: (aside: number, up: number, part: number) => number;
  /** Falls straight below the widest place instead of following the head. */
  readonly hangs?: number;
  /** The fringe is lower on one side, degrees. */
  readonly sweep?: number;
}

const EVEN = [-180, -155, -130, -112, -95, -80, -66, -50, -30, -10, 10, 30, 50, 66, 80, 95, 112, 130, 155];

const SHORT: Hairline = [
  [0, 30],
  [30, 30],
  [50, 26],
  [64, 16],
  [76, -6],
  [88, 4],
  [102, -2],
  [114, -26],
  [140, -38],
  [180, -42],
];
const DRAWN: Hairline = [
  [0, 40],
  [30, 38],
  [50, 32],
  [66, 20],
  [80, 4],
  [96, 2],
  [112, -16],
  [140, -30],
  [180, -36],
];
const PARTED: Hairline = [
  [0, 50],
  [12, 42],
  [32, 34],
  [52, 24],
  [66, 12],
  [80, -2],
  [96, 0],
  [112, -18],
  [140, -32],
  [180, -38],
];
const FRINGED: Hairline = [
  [0, 24],
  [36, 23],
  [50, 17],
  [56, -34],
  [80, -50],
  [180, -56],
];

export function addHair(surface: Surface): void {
  const hair = (piece: Piece, wearers: number, tint: Tint = Tint.HAIR) =>
    surface.add(piece, { follows: FOLLOWS, tint, wearers, shade: underneath });
  const edge = (part: number) => 1 - 0.72 * part ** 5;
  hair(
    shell({
      columns: EVEN,
      rows: 4,
      hairline: SHORT,
      sweep: 7,
      thick: (aside, up, part) =>
        (0.026 + 0.02 * Math.max(0, Math.cos(aside * RAD)) * Math.max(0, Math.sin((up - 10) * RAD))) *
        edge(part),
    }),
    withHair(Hair.SHORT, Hair.HAT),
  );
  hair(
    shell({ columns: EVEN, rows: 4, hairline: DRAWN, thick: (_a, _u, part) => 0.018 * edge(part) }),
    withHair(Hair.BUN),
  );
  addBun(surface);
  hair(
    shell({
      columns: EVEN,
      rows: 4,
      hairline: PARTED,
      thick: (aside, up, part) =>
        (0.02 - 0.006 * Math.exp(-((aside / 9) ** 2)) * (up > 0 ? 1 : 0)) * edge(part),
    }),
    withHair(Hair.BRAID),
  );
  addBraid(surface);
  hair(
    shell({
      columns: [-180, -152, -124, -98, -76, -60, -53, -38, -13, 13, 38, 53, 60, 76, 98, 124, 152],
      rows: 5,
      hairline: FRINGED,
      hangs: 1,
      thick: (aside, up, part) =>
        (up < -20 ? 0.036 : 0.03) * (Math.abs(aside) < 58 ? edge(part) : 1 - 0.3 * part ** 4),
    }),
    withHair(Hair.BOB),
  );
  addCurls(surface);
  addHijab(surface);
  addHat(surface);
}

/** Light gathers on the crown; under the hair it is darker, and strands lie beside one another. */
function underneath(x: number, y: number, z: number): number {
  const strand = 0.075 * Math.sin(Math.atan2(x, -z) * 11) * Math.min(1, Math.hypot(x, z) / 0.1);
  return 0.82 + 0.2 * Math.max(0, (y - 1.4) / 0.26) + strand;
}

function shell({ columns, rows, hairline, thick, hangs = 0, sweep = 0 }: Shell): Piece {
  const piece = new Piece();
  const crown = HEAD_RADII[1] + thick(0, 90, 0);
  piece.vertex(0, HEAD[1] + crown, 0, 0, 1, 0);
  for (const aside of columns) {
    const low =
      alongLine(hairline, Math.abs(aside)) - (Math.abs(aside) < 70 ? sweep * Math.sin(aside * 1.4 * RAD) : 0);
    for (let row = 1; row <= rows + 1; row += 1) {
      const part = Math.min(1, row / rows);
      const up = 90 + (low - 90) * part;
      const head = (1 - Math.abs(Math.sin(up * RAD)) ** FULLNESS) ** (1 / FULLNESS);
      const round = up < 0 ? head * (1 - hangs) + hangs : head;
      const lift = row > rows ? -0.03 : thick(aside, up, part);
      piece.vertex(
        (HEAD_RADII[0] + lift) * round * Math.sin(aside * RAD),
        HEAD[1] + (HEAD_RADII[1] + lift * (hangs && up < 0 ? 0 : 1)) * Math.sin(up * RAD),
        -(HEAD_RADII[2] + lift) * round * Math.cos(aside * RAD) + 0.006,
        0,
        1,
        0,
      );
    }
  }
  for (let column = 0; column < columns.length; column += 1) {
    const [here, there] = [1 + column * (rows + 1), 1 + ((column + 1) % columns.length) * (rows + 1)];
    piece.triangle(0, here, there);
    for (let row = 1; row <= rows; row += 1)
      piece.quad(here + row - 1, here + row, there + row, there + row - 1);
  }
  return smoothed(piece);
}

function alongLine(line: Hairline, aside: number): number {
  for (let at = 1; at < line.length; at += 1) {
    const [[from, low], [to, high]] = [line[at - 1] ?? [0, 0], line[at] ?? [180, 0]];
    if (aside <= to) return low + ((high - low) * (aside - from)) / (to - from);
  }
  return line.at(-1)?.[1] ?? 0;
}

function addBun(surface: Surface): void {
  const wearers = withHair(Hair.BUN);
  surface.add(ball([0, 1.768, 0.035], [0.07, 0.062, 0.07], 8, 6), {
    follows: FOLLOWS,
    tint: Tint.HAIR,
    wearers,
  });
  const ribbon = [
    { at: [0, 1.708, 0.033], rx: 0.05, rz: 0.05 },
    { at: [0, 1.716, 0.034], rx: 0.06, rz: 0.06 },
    { at: [0, 1.73, 0.034], rx: 0.058, rz: 0.058 },
  ] as const;
  surface.add(loft(ribbon, 8), { follows: FOLLOWS, tint: Tint.SASH, wearers });
}

/** Over the left shoulder: it hangs from the head and lies on the chest. */
function addBraid(surface: Surface): void {
  const wearers = withHair(Hair.BRAID);
  const line: readonly Vec[] = [
    [-0.14, 1.4, 0.07],
    [-0.158, 1.33, 0.0],
    [-0.15, 1.265, -0.075],
    [-0.138, 1.19, -0.13],
    [-0.128, 1.115, -0.14],
  ];
  const follows = (_x: number, y: number): Follows =>
    y > 1.36 ? [Bone.HEAD] : [Bone.HEAD, Bone.CHEST, Math.min(1, (1.36 - y) / 0.12)];
  for (const [at, point] of line.entries()) {
    const r = 0.047 - 0.004 * at;
    surface.add(ball(point, [r, 0.05, r], 5, 3), {
      follows,
      tint: Tint.HAIR,
      wearers,
      shade: at % 2 ? 0.92 : 1,
    });
  }
  surface.add(ball([-0.124, 1.068, -0.142], [0.028, 0.016, 0.028], 5, 3), {
    follows,
    tint: Tint.SASH,
    wearers,
  });
  surface.add(ball([-0.122, 1.03, -0.142], [0.024, 0.04, 0.022], 5, 3), {
    follows,
    tint: Tint.HAIR,
    wearers,
  });
}

function addCurls(surface: Surface): void {
  const columns = Array.from({ length: 20 }, (_, at) => at * 18 - 180);
  const thick = (aside: number, up: number, part: number) => {
    const lump = Math.sin(aside * 4.5 * RAD + Math.round(part * 6) * 1.9);
    return ((part > 0.99 ? 0.03 : 0.058) + 0.013 * lump) * (up < 0 ? 1 + up / 70 : 1);
  };
  const line: Hairline = SHORT.map(([aside, up]) => [aside, Math.max(-38, up - (aside > 60 ? 4 : -4))]);
  const curls = shell({ columns, rows: 6, hairline: line, thick });
  surface.add(curls, { follows: FOLLOWS, tint: Tint.HAIR, wearers: withHair(Hair.CURLS), shade: underneath });
}

/** A scarf from the brow round the chin, and its cape on the shoulders. */
function addHijab(surface: Surface): void {
  const wearers = withHair(Hair.HIJAB);
  const hood = (y: number, z: number, rx: number, ry: number): HoodRing => ({ y, z, rx, ry });
  const rings = [
    hood(1.506, -0.118, 0.118, 0.15),
    hood(1.506, -0.146, 0.138, 0.17),
    hood(1.506, -0.118, 0.176, 0.206),
    hood(1.506, -0.04, 0.206, 0.226),
    hood(1.505, 0.06, 0.208, 0.22),
    hood(1.5, 0.14, 0.165, 0.185),
    hood(1.48, 0.196, 0.08, 0.1),
    hood(1.47, 0.21, 0, 0),
  ];
  surface.add(hoodThrough(rings, 14), { follows: FOLLOWS, tint: Tint.SASH, wearers, shade: underneath });
  const cape: Ring[] = [
    { at: [0, 1.12, -0.012], rx: 0.16, rz: 0.122 },
    { at: [0, 1.125, -0.012], rx: 0.236, rz: 0.17 },
    { at: [0, 1.17, -0.01], rx: 0.232, rz: 0.164 },
    { at: [0, 1.235, -0.002], rx: 0.188, rz: 0.146 },
    { at: [0, 1.3, 0.006], rx: 0.15, rz: 0.142 },
    { at: [0, 1.38, 0.016], rx: 0.165, rz: 0.155 },
  ];
  surface.add(loft(cape, 12), {
    follows: (_x, y) => (y < 1.26 ? [Bone.CHEST] : [Bone.CHEST, Bone.HEAD, Math.min(1, (y - 1.26) / 0.1)]),
    tint: Tint.SASH,
    wearers,
    shade: (_x, y, z) => (y > 1.28 && z < 0 ? 0.8 : 0.94),
  });
}

interface HoodRing {
  readonly y: number;
  readonly z: number;
  readonly rx: number;
  readonly ry: number;
}

/** Rings that stand upright before one another, as a hood does. */
function hoodThrough(rings: readonly HoodRing[], sides: number): Piece {
  const piece = loft(
    rings.map(({ y, z, rx, ry }) => ({ at: [0, z, y] as Vec, rx, rz: ry })),
    sides,
  );
  for (let at = 0; at < piece.positions.length; at += 3) {
    [piece.positions[at + 1], piece.positions[at + 2]] = [
      piece.positions[at + 2] ?? 0,
      piece.positions[at + 1] ?? 0,
    ];
  }
  return smoothed(piece);
}

function addHat(surface: Surface): void {
  const fabric = { follows: FOLLOWS, wearers: withHair(Hair.HAT) } as const;
  const brim: Ring[] = [
    { at: [0, 1.606, 0.01], rx: 0.17, rz: 0.17 },
    { at: [0, 1.588, 0.01], rx: 0.29, rz: 0.285 },
    { at: [0, 1.6, 0.01], rx: 0.294, rz: 0.289 },
    { at: [0, 1.632, 0.012], rx: 0.214, rz: 0.21 },
    { at: [0, 1.672, 0.014], rx: 0.206, rz: 0.202 },
    { at: [0, 1.735, 0.016], rx: 0.188, rz: 0.184 },
    { at: [0, 1.778, 0.018], rx: 0.12, rz: 0.118 },
    { at: [0, 1.79, 0.018], rx: 0, rz: 0 },
  ];
  surface.add(loft(brim, 12), {
    ...fabric,
    tint: (_x, y) => (y > 1.638 && y < 1.668 ? Tint.LINEN : Tint.SASH),
    shade: (x, y, z) => (y < 1.596 && Math.hypot(x, z) < 0.28 ? 0.72 : 1),
  });
}
