/** The coat: closed to the right with a crossing collar, held by a sash with a knot, its skirt on the lap when one sits. */
import { Piece } from "../components/piece";
import { Bone, WAIST_Y } from "./bones";
import { Tint } from "./palette";
import { ball, type Follows, facing, fuller, loft, type Ring, type Surface, tape, type Vec } from "./surface";

const ROUNDNESS = 2.25;
const SHIRT_COLUMNS = 5;

/** Height, half width, half depth. */
const SHAPE: readonly (readonly [number, number, number])[] = [
  [0.56, 0.08, 0.07],
  [0.515, 0.188, 0.148],
  [0.498, 0.204, 0.166],
  [0.53, 0.2, 0.16],
  [0.66, 0.176, 0.138],
  [0.77, 0.157, 0.12],
  [WAIST_Y, 0.145, 0.109],
  [0.96, 0.151, 0.112],
  [1.07, 0.161, 0.114],
  [1.15, 0.165, 0.108],
  [1.205, 0.152, 0.098],
  [1.248, 0.112, 0.082],
  [1.29, 0.074, 0.07],
];

export function addCoat(surface: Surface, sides: number): void {
  const rings: Ring[] = SHAPE.map(([y, rx, rz]) => ({ at: [0, y, 0], rx, rz }));
  surface.add(loft(rings, sides, ROUNDNESS), {
    follows: coatFollows,
    tint: Tint.CLOTH,
    shade: coatShade,
  });
  const sash: Ring[] = [
    { at: [0, 0.818, 0], rx: 0.148, rz: 0.112 },
    { at: [0, 0.826, 0], rx: 0.161, rz: 0.124 },
    { at: [0, 0.882, 0], rx: 0.158, rz: 0.121 },
    { at: [0, 0.892, 0], rx: 0.144, rz: 0.107 },
  ];
  surface.add(loft(sash, sides, ROUNDNESS), { follows: coatFollows, tint: Tint.SASH });
  addKnot(surface);
  addCollar(surface);
  const neck: Ring[] = [
    { at: [0, 1.235, 0.004], rx: 0.062, rz: 0.06 },
    { at: [0, 1.36, 0.006], rx: 0.06, rz: 0.06 },
  ];
  // Where a headset moves the head off its neck, the neck leans from the one to the other.
  const neckFollows = (_x: number, y: number): Follows => [Bone.CHEST, Bone.HEAD, y > 1.3 ? 0.75 : 0.25];
  surface.add(loft(neck, 8), { follows: neckFollows, tint: Tint.SKIN, shade: 0.78 });
}

function coatFollows(x: number, y: number): Follows {
  if (y >= 0.95) return [Bone.CHEST];
  if (y > 0.8) return [Bone.PELVIS, Bone.CHEST, (y - 0.8) / 0.15];
  if (y > 0.7) return [Bone.PELVIS, Bone.LAP, (0.8 - y) / 0.14];
  // The nearer to the hem, the more a striding leg pushes its own side ahead.
  const own = x < 0 ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH;
  const pushed = 0.5 + 0.36 * Math.min(1, (0.66 - y) / 0.13);
  return [Bone.LAP, own, pushed * Math.min(1, Math.abs(x) / 0.07)];
}

function coatShade(x: number, y: number): number {
  if (y < 0.57 && Math.abs(x) < 0.1 && y > 0.54) return 0.35;
  if (y > 0.51 && y < 0.52) return 0.55;
  if (y < 0.5) return 0.9;
  // In the armpits, and where the sash presses.
  if (Math.abs(x) > 0.12 && y > 1 && y < 1.16) return 0.84;
  return y > 0.75 && y < 0.8 ? 0.93 : 1;
}

/** A bow at the front, a hand's width to her left, with two ends that hang over the skirt. */
function addKnot(surface: Surface): void {
  const follows: Follows = [Bone.PELVIS, Bone.CHEST, 0.35];
  surface.add(ball([-0.05, 0.852, -0.128], [0.026, 0.026, 0.02], 6, 4), { follows, tint: Tint.SASH });
  for (const [aside, end, foot] of [
    [-0.014, -0.03, 0.66],
    [0.012, 0.024, 0.7],
  ] as const) {
    const line: Vec[] = [
      [-0.05 + aside, 0.845, -0.126],
      [-0.05 + (aside + end) / 2, 0.77, -0.142],
      [-0.05 + end, foot, -0.158],
    ];
    const tail = tape(
      line,
      line.map((): Vec => [-0.15, 0.12, -1]),
      (at) => 0.014 + 0.008 * at,
      0.004,
    );
    surface.add(tail, {
      follows: (_x, y) => (y > 0.8 ? follows : [Bone.PELVIS, Bone.LAP, Math.min(1, (0.8 - y) / 0.14)]),
      tint: Tint.SASH,
      shade: 0.95,
    });
  }
}

/** Aside from the front in degrees, wearer's left is negative; and the height. */
type CollarPath = readonly (readonly [aside: number, y: number])[];

/** Over all: from behind the neck over her left shoulder down to her right side. */
const OVER: CollarPath = [
  [180, 1.296],
  [-140, 1.297],
  [-100, 1.288],
  [-66, 1.256],
  [-44, 1.21],
  [-25, 1.148],
  [-5, 1.072],
  [16, 0.988],
  [34, 0.9],
];
const UNDER: CollarPath = [
  [180, 1.296],
  [140, 1.297],
  [100, 1.288],
  [66, 1.256],
  [44, 1.21],
  [25, 1.152],
  [8, 1.104],
];

/** Two bands that cross, and the white undershirt in the opening between them. */
function addCollar(surface: Surface): void {
  for (const [path, raised] of [
    [UNDER, 0.005],
    [OVER, 0.0085],
  ] as const) {
    const line = path.map(([aside, y]) => onCoat(aside, y));
    const outward = path.map(([aside, y]) => coatNormal(aside, y));
    const band = laidOnCoat(tape(line, outward, 0.0175, raised), raised);
    surface.add(band, { follows: coatFollows, tint: Tint.SASH });
  }
  const heights = [1.105, 1.15, 1.205, 1.248, 1.29];
  const shirt = new Piece();
  for (const y of heights) {
    const [from, to] = [asideAt(OVER, y), asideAt(UNDER, y)];
    for (let column = 0; column <= SHIRT_COLUMNS; column += 1) {
      const aside = from + ((to - from) * column) / SHIRT_COLUMNS;
      // Its edges lie under the collar.
      const lift = column % SHIRT_COLUMNS === 0 ? 0.0025 : y > 1.24 ? 0.011 : y > 1.18 ? 0.007 : 0.004;
      shirt.vertex(...onCoat(aside, y, lift), ...coatNormal(aside, y));
    }
  }
  for (let row = 1; row < heights.length; row += 1) {
    for (let at = 0; at < SHIRT_COLUMNS; at += 1) {
      const [low, high] = [(row - 1) * (SHIRT_COLUMNS + 1) + at, row * (SHIRT_COLUMNS + 1) + at];
      shirt.quad(low, low + 1, high + 1, high);
    }
  }
  surface.add(facing(shirt), {
    follows: coatFollows,
    tint: Tint.LINEN,
    shade: (_x, y) => (y > 1.22 ? 0.88 : 1),
  });
}

/** Where a collar is at a height, degrees. */
function asideAt(path: CollarPath, height: number): number {
  for (let at = path.length - 1; at > 0; at -= 1) {
    const [[above, high], [below, low]] = [path[at - 1] ?? [0, 0], path[at] ?? [0, 0]];
    if (height <= high) return below + ((above - below) * Math.max(0, height - low)) / (high - low);
  }
  return path[2]?.[0] ?? 0;
}

/** Puts every point of a band as far above the cloth as it is thick there: its edges touch, its middle is raised. */
function laidOnCoat(piece: Piece, raised: number): Piece {
  for (let vertex = 0; vertex < piece.count; vertex += 1) {
    const at = vertex * 3;
    const [x = 0, y = 0, z = 0] = piece.positions.slice(at, at + 3);
    const lift = vertex % 4 === 0 || vertex % 4 === 3 ? 0.001 : raised + 0.002;
    const [rx, rz] = sizeAt(y);
    const far = (Math.abs(x / rx) ** ROUNDNESS + Math.abs(z / rz) ** ROUNDNESS) ** (1 / ROUNDNESS);
    const size = Math.hypot(x, z);
    piece.positions[at] = (x / far) * (1 + (lift * far) / size);
    piece.positions[at + 2] = (z / far) * (1 + (lift * far) / size);
  }
  return piece;
}

function sizeAt(height: number): readonly [number, number] {
  const above = SHAPE.findIndex(([y], at) => at > 2 && y >= height);
  const [y1, rx1, rz1] = SHAPE[above - 1] ?? SHAPE[2]!;
  const [y2, rx2, rz2] = SHAPE[above] ?? SHAPE.at(-1)!;
  const part = (height - y1) / (y2 - y1);
  return [rx1 + (rx2 - rx1) * part, rz1 + (rz2 - rz1) * part];
}

function onCoat(aside: number, y: number, lift = 0): Vec {
  const [rx, rz] = sizeAt(y);
  const angle = (aside * Math.PI) / 180;
  return [
    (rx + lift) * fuller(Math.sin(angle), ROUNDNESS),
    y,
    -(rz + lift) * fuller(Math.cos(angle), ROUNDNESS),
  ];
}

function coatNormal(aside: number, y: number): Vec {
  const [rx, rz] = sizeAt(y);
  const [x, , z] = onCoat(aside, y);
  return [x / rx ** 2, y > 1.2 ? 7 : 1, z / rz ** 2];
}
