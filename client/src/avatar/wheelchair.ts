/** A wheelchair: two large wheels that turn as it goes, two small ones ahead, seat, back, handles and a rest for the feet. */
import { AXLE_Z, Bone, SEAT_Y, WHEEL_RADIUS_M } from "./bones";
import { Tint } from "./palette";
import { block, type Fabric, loft, mirrored, type Surface, tape, type Vec } from "./surface";
import { WHEELCHAIR } from "./wearers";

const WHEEL_X = 0.275;
const RIM_SIDES = 13;
const CASTOR_RADIUS_M = 0.068;

export function addWheelchair(surface: Surface): void {
  const wheels: Fabric = { follows: [Bone.WHEELS], tint: Tint.FRAME, wearers: WHEELCHAIR };
  const frame: Fabric = { follows: [Bone.CHAIR], tint: Tint.STEEL, wearers: WHEELCHAIR };
  const cloth: Fabric = { ...frame, tint: Tint.FRAME };
  const both = (piece: ReturnType<typeof block>, fabric: Fabric) => {
    surface.add(piece, fabric);
    surface.add(mirrored(piece), fabric);
  };
  both(tyre(), wheels);
  for (let spoke = 0; spoke < 3; spoke += 1)
    both(spokes((spoke / 3) * Math.PI), { ...wheels, tint: Tint.STEEL });
  both(castor(), cloth);
  surface.add(block([0, SEAT_Y - 0.02, -0.04], [0.21, 0.022, 0.21]), cloth);
  surface.add(block([0, 0.68, 0.175], [0.2, 0.17, 0.014]), cloth);
  both(block([0.232, 0.66, -0.03], [0.02, 0.014, 0.13]), { ...frame, tint: Tint.WOOD });
  both(block([0.222, 0.54, 0.178], [0.011, 0.34, 0.011]), frame);
  both(block([0.222, 0.872, 0.222], [0.015, 0.015, 0.055]), cloth);
  both(block([0.222, 0.29, -0.235], [0.011, 0.17, 0.011]), frame);
  both(block([0.1, 0.086, -0.4], [0.075, 0.009, 0.1]), frame);
  both(block([0.19, 0.24, -0.3], [0.009, 0.16, 0.009]), frame);
}

function around(radius: number, angle: number, x: number): Vec {
  return [x, WHEEL_RADIUS_M + radius * Math.cos(angle), AXLE_Z + radius * Math.sin(angle)];
}

/** A three-edged ring: both of its faces are seen, and its tread. */
function tyre() {
  return wheel([
    { radius: 0.264, x: WHEEL_X },
    { radius: 0.296, x: WHEEL_X - 0.016 },
    { radius: 0.296, x: WHEEL_X + 0.016 },
    { radius: 0.264, x: WHEEL_X },
  ]);
}

/** Turns an outline round the axle. */
function wheel(outline: readonly { radius: number; x: number }[], sides = RIM_SIDES) {
  const piece = loft(
    outline.map(({ radius, x }) => ({ at: [AXLE_Z, x, WHEEL_RADIUS_M] as Vec, rx: radius, rz: radius })),
    sides,
  );
  // A loft stands upright along Y: lay it along X.
  for (const list of [piece.positions, piece.normals]) {
    for (let at = 0; at < list.length; at += 3) {
      const [z = 0, x = 0, y = 0] = list.slice(at, at + 3);
      list[at] = x;
      list[at + 1] = y;
      list[at + 2] = z;
    }
  }
  return piece;
}

function spokes(angle: number) {
  const line = [around(0.262, angle, WHEEL_X), around(0.262, angle + Math.PI, WHEEL_X)];
  return tape(
    line,
    [
      [1, 0, 0],
      [1, 0, 0],
    ],
    0.007,
    0,
  );
}

/** A small wheel ahead: it is too small for anybody to see it turn. */
function castor() {
  const piece = wheel(
    [
      { radius: 0, x: 0.208 },
      { radius: CASTOR_RADIUS_M, x: 0.21 },
      { radius: CASTOR_RADIUS_M, x: 0.234 },
      { radius: 0, x: 0.236 },
    ],
    6,
  );
  for (let at = 0; at < piece.positions.length; at += 3) {
    piece.positions[at + 1]! += CASTOR_RADIUS_M - WHEEL_RADIUS_M;
    piece.positions[at + 2]! -= 0.36;
  }
  return piece;
}
