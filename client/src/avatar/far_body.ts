/** Everything one sees of somebody from afar: at most 400 triangles, hair, coat and legs in their three colours. */
import type { BufferGeometry } from "three";
import { ANKLE_Y, Bone, ELBOW_Y, EYE_Y, HIP, KNEE_Y, WHEEL_RADIUS_M } from "./bones";
import { HEAD, onFace } from "./head";
import { Tint } from "./palette";
import { ball, block, type Follows, loft, mirrored, type Ring, Surface, type Vec } from "./surface";
import { Hair, WHEELCHAIR, withHair } from "./wearers";

const ring = (y: number, rx: number, rz: number, x = 0, z = 0, tilt = 0): Ring => ({
  at: [x, y, z],
  rx,
  rz,
  tilt,
});

/** Fewer `sides` for a weak machine. */
export function farBody(sides = 6): BufferGeometry {
  const surface = new Surface();
  addCoat(surface, sides);
  addHead(surface, sides);
  for (const side of [1, -1] as const) addLimbs(surface, side, Math.max(3, sides - 2));
  addSilhouettes(surface, sides);
  addChair(surface);
  return surface.geometry();
}

function addCoat(surface: Surface, sides: number): void {
  const rings = [
    ring(0.5, 0.203, 0.165),
    ring(0.67, 0.174, 0.136),
    ring(0.82, 0.152, 0.115),
    ring(0.89, 0.15, 0.113),
    ring(1.14, 0.168, 0.112),
    ring(1.3, 0.055, 0.055),
  ];
  surface.add(loft(rings, sides), {
    follows: (_x, y): Follows =>
      y > 0.86
        ? [Bone.CHEST]
        : y > 0.68
          ? [Bone.PELVIS]
          : y > 0.6
            ? [Bone.PELVIS, Bone.LAP, 0.8]
            : [Bone.LAP],
    tint: (_x, y) => (y > 0.83 && y < 0.88 ? Tint.SASH : Tint.CLOTH),
  });
}

function addHead(surface: Surface, sides: number): void {
  const follows = [Bone.HEAD] as const;
  surface.add(ball([HEAD[0], HEAD[1], HEAD[2]], [0.18, 0.19, 0.172], sides + 1, sides - 1), {
    follows,
    tint: Tint.SKIN,
  });
  surface.add(ball([0, 1.553, 0.036], [0.19, 0.175, 0.18], sides + 1, 4), { follows, tint: Tint.HAIR });
  for (const x of [0.06, -0.06]) {
    const [, y, z] = onFace(x, EYE_Y, 0.012);
    const eye: Vec = [x, y, z];
    const flat = loft(
      [
        { at: eye, rx: 0.022, rz: 0.004 },
        { at: [x, y + 0.03, z], rx: 0, rz: 0 },
      ],
      3,
    );
    surface.add(flat, { follows, tint: Tint.EYE });
  }
}

function addLimbs(surface: Surface, side: 1 | -1, sides: number): void {
  const right = side > 0;
  const own = right ? <Made>(piece: Made) => piece : mirrored;
  const [upper, fore, hand] = right
    ? [Bone.RIGHT_UPPER_ARM, Bone.RIGHT_FOREARM, Bone.RIGHT_HAND]
    : [Bone.LEFT_UPPER_ARM, Bone.LEFT_FOREARM, Bone.LEFT_HAND];
  const [thigh, shin, foot] = right
    ? [Bone.RIGHT_THIGH, Bone.RIGHT_SHIN, Bone.RIGHT_FOOT]
    : [Bone.LEFT_THIGH, Bone.LEFT_SHIN, Bone.LEFT_FOOT];
  const sleeve = [
    ring(1.185, 0.06, 0.066, 0.14, 0, 0.9),
    ring(1.13, 0.062, 0.066, 0.2, 0, 0.3),
    ring(ELBOW_Y, 0.052, 0.057, 0.209),
    ring(0.775, 0.072, 0.084, 0.213),
    ring(0.675, 0.022, 0.03, 0.212),
  ];
  surface.add(own(loft(sleeve, sides)), {
    follows: (_x, y): Follows =>
      y > 1.15
        ? [Bone.CHEST, upper, 0.5]
        : y > 1
          ? [upper]
          : y > 0.9
            ? [upper, fore, 0.5]
            : [y > 0.7 ? fore : hand],
    tint: (_x, y) => (y < 0.765 ? Tint.SKIN : Tint.CLOTH),
  });
  const x = HIP[0];
  const leg = [ring(0.8, 0.072, 0.08, x), ring(KNEE_Y, 0.071, 0.076, x), ring(0.09, 0.056, 0.06, x)];
  surface.add(own(loft(leg, sides)), {
    follows: (_x, y): Follows => (y > 0.6 ? [thigh] : y > 0.3 ? [thigh, shin, 0.5] : [shin]),
    tint: Tint.LEGS,
  });
  const shoe = [
    ring(0, 0.055, 0.115, x, -0.03),
    ring(0.06, 0.05, 0.09, x, -0.02),
    ring(ANKLE_Y, 0.04, 0.045, x),
  ];
  surface.add(own(loft(shoe, 4)), { follows: [foot], tint: Tint.SHOE });
}

/** Hair that changes the outline: a bun, hair to the chin, curls, a scarf, a hat. */
function addSilhouettes(surface: Surface, sides: number): void {
  const follows = [Bone.HEAD] as const;
  surface.add(ball([0, 1.76, 0.035], [0.07, 0.062, 0.07], 5, 3), {
    follows,
    tint: Tint.HAIR,
    wearers: withHair(Hair.BUN),
  });
  surface.add(loft([ring(1.36, 0.19, 0.12, 0, 0.075), ring(1.56, 0.206, 0.13, 0, 0.07)], sides), {
    follows,
    tint: Tint.HAIR,
    wearers: withHair(Hair.BOB, Hair.CURLS, Hair.HIJAB),
  });
  surface.add(loft([ring(1.12, 0.235, 0.17), ring(1.34, 0.13, 0.13)], sides), {
    follows: [Bone.CHEST],
    tint: Tint.SASH,
    wearers: withHair(Hair.HIJAB),
  });
  const hat = [ring(1.59, 0.29, 0.285), ring(1.63, 0.21, 0.206), ring(1.785, 0, 0)];
  surface.add(loft(hat, sides), { follows, tint: Tint.SASH, wearers: withHair(Hair.HAT) });
}

function addChair(surface: Surface): void {
  const frame = { wearers: WHEELCHAIR, tint: Tint.FRAME } as const;
  const wheel = loft(
    [
      { at: [0.1, 0.262, WHEEL_RADIUS_M], rx: WHEEL_RADIUS_M, rz: WHEEL_RADIUS_M },
      { at: [0.1, 0.288, WHEEL_RADIUS_M], rx: WHEEL_RADIUS_M, rz: WHEEL_RADIUS_M },
    ],
    8,
  );
  for (const list of [wheel.positions, wheel.normals]) {
    for (let at = 0; at < list.length; at += 3) {
      const [z = 0, x = 0, y = 0] = list.slice(at, at + 3);
      list[at] = x;
      list[at + 1] = y;
      list[at + 2] = z;
    }
  }
  for (const piece of [wheel, mirrored(wheel)]) surface.add(piece, { ...frame, follows: [Bone.WHEELS] });
  surface.add(block([0, 0.62, 0.175], [0.2, 0.24, 0.016]), { ...frame, follows: [Bone.CHAIR] });
}
