/** What trees carry: clouds of needles, blossom, hanging strands, round crowns. */
import { Color, Vector3 } from "three";
import { ball } from "./ball";
import type { Foliage } from "./foliage";
import { type Bearing, pointOn } from "./tree";

const LIT_FROM = new Vector3(-0.25, 0.92, 0.3).normalize();

/** A pine's flat clouds: one at the end of each bough and some along it. */
export function addNeedles(bearing: Bearing): void {
  const { boughs, tones, share, chance, leaves } = bearing;
  for (const bough of boughs) {
    const [root, tip] = [pointOn(bough, 0), pointOn(bough, 1)];
    const length = root.distanceTo(tip);
    for (const along of [1, 0.66, 0.4]) {
      const at = pointOn(bough, along);
      const wide = (0.36 + 0.34 * length * along * 0.6) * (0.85 + 0.3 * chance());
      at.y += 0.1 * wide;
      clump(at, wide, 0.4 * wide, tones, 0.1, leaves, chance);
      bristle(at, wide, 0.42 * wide, Math.round(70 * share), 0.13, tones, leaves, chance);
    }
  }
}

/** A round crown of overlapping clumps with loose leaves around them. */
export function addCrown(bearing: Bearing): void {
  const { boughs, tones, share, chance, leaves, tree } = bearing;
  for (const bough of boughs) {
    for (const along of [1.02, 0.84, 0.62]) {
      const at = pointOn(bough, Math.min(along, 1));
      const wide = tree.spread_m * (0.15 + 0.09 * chance()) * (along > 1 ? 1.15 : 1);
      at.x += 0.5 * wide * (chance() - 0.5);
      at.y += wide * (0.2 + 0.5 * chance());
      at.z += 0.5 * wide * (chance() - 0.5);
      clump(at, wide, 0.66 * wide, tones, 0.2, leaves, chance);
      bristle(at, wide * 1.02, 0.72 * wide, Math.round(95 * share), 0.2, tones, leaves, chance);
    }
  }
}

/** A plum's blossom, close to the twigs. */
export function addSprays(bearing: Bearing): void {
  const { boughs, tones, share, chance, leaves } = bearing;
  const bark = new Color(bearing.tree.bark);
  for (const bough of boughs) {
    for (let twig = 0; twig < 7; twig += 1) {
      const root = pointOn(bough, 0.3 + 0.7 * (twig / 6));
      const reach = 0.45 + 0.65 * chance();
      const to = new Vector3(chance() - 0.5, 0.15 + 0.7 * chance(), chance() - 0.5).normalize();
      const tip = root.clone().addScaledVector(to, reach);
      strip(root, tip, 0.012, bark, leaves);
      const blooms = Math.round(17 * share);
      for (let bloom = 0; bloom < blooms; bloom += 1) {
        const at = root.clone().lerp(tip, 0.15 + 0.85 * chance());
        at.x += 0.16 * (chance() - 0.5);
        at.y += 0.16 * (chance() - 0.5);
        at.z += 0.16 * (chance() - 0.5);
        blossom(at, 0.05 + 0.04 * chance(), tones[0].clone().lerp(tones[1], chance()), chance, leaves);
      }
    }
  }
}

/** A willow's strands, hanging from its boughs and moving most at their ends. */
export function addCurtain(bearing: Bearing): void {
  const { boughs, tones, share, chance, leaves, tree } = bearing;
  const strands = Math.round(13 * share);
  for (const bough of boughs) {
    for (let strand = 0; strand < strands; strand += 1) {
      const root = pointOn(bough, 0.18 + 0.82 * Math.sqrt(chance()));
      root.x += 0.5 * (chance() - 0.5);
      root.z += 0.5 * (chance() - 0.5);
      const long = Math.min(tree.height_m * (0.22 + 0.32 * chance()), Math.max(root.y - 0.9, 0.4));
      hang(root, long, tones[0].clone().lerp(tones[1], chance()), leaves, chance);
    }
  }
}

function hang(root: Vector3, long: number, colour: Color, leaves: Foliage, chance: () => number): void {
  const heading = chance() * Math.PI * 2;
  const [dx, dz] = [Math.cos(heading) * 0.22, Math.sin(heading) * 0.22];
  const count = Math.max(4, Math.round(long / 0.24));
  for (let leaf = 0; leaf < count; leaf += 1) {
    const share = leaf / count;
    const side = leaf % 2 ? 1 : -1;
    const at = new Vector3(
      root.x + dx * Math.sin(share * 1.6),
      root.y - long * share,
      root.z + dz * Math.sin(share * 1.6),
    );
    const [sx, sz] = [Math.cos(heading + side) * 0.055, Math.sin(heading + side) * 0.055];
    const sway = 0.25 + 0.75 * share;
    const tone = 1.06 - 0.2 * share;
    const a = leaves.point(at, LIT_FROM, colour, tone, sway);
    const b = leaves.point(
      new Vector3(at.x + sx * 1.2, at.y - 0.13, at.z + sz * 1.2),
      LIT_FROM,
      colour,
      tone,
      sway,
    );
    const c = leaves.point(
      new Vector3(at.x + sx * 0.9, at.y - 0.32, at.z + sz * 0.9),
      LIT_FROM,
      colour,
      tone * 1.05,
      sway,
    );
    const d = leaves.point(
      new Vector3(at.x - sx * 0.2, at.y - 0.17, at.z - sz * 0.2),
      LIT_FROM,
      colour,
      tone * 0.95,
      sway,
    );
    leaves.triangle(a, b, c);
    leaves.triangle(a, c, d);
  }
}

/** A cloud of leaves as one soft body: deep below, light above. */
function clump(
  middle: Vector3,
  wide: number,
  high: number,
  tones: readonly [Color, Color],
  sway: number,
  leaves: Foliage,
  chance: () => number,
): void {
  const { points, indices } = BALL;
  const [at, normal] = [new Vector3(), new Vector3()];
  const turn = chance() * Math.PI * 2;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const numbers = points.map((point) => {
    const rough = 0.82 + 0.3 * chance();
    normal.set(point.x * c - point.z * s, point.y, point.x * s + point.z * c);
    // Flat beneath, as a cloud is.
    const up = normal.y < 0 ? 0.35 * normal.y : normal.y;
    at.set(
      middle.x + normal.x * wide * rough,
      middle.y + up * high * rough,
      middle.z + normal.z * wide * rough,
    );
    const light = 0.5 + 0.5 * normal.y;
    const colour = tones[0].clone().lerp(tones[1], light * 0.8);
    normal.multiplyScalar(0.7).add(LIT_FROM).normalize();
    return leaves.point(at, normal, colour, 0.74 + 0.26 * light, sway);
  });
  for (let corner = 0; corner < indices.length; corner += 3) {
    leaves.triangle(
      numbers[indices[corner] ?? 0] ?? 0,
      numbers[indices[corner + 1] ?? 0] ?? 0,
      numbers[indices[corner + 2] ?? 0] ?? 0,
    );
  }
}

const BALL = unitBall();

/** Of radius 1. */
function unitBall(): { points: Vector3[]; indices: number[] } {
  const geometry = ball(1);
  const position = geometry.getAttribute("position");
  const points = Array.from({ length: position.count }, (_, at) =>
    new Vector3().fromBufferAttribute(position, at).multiplyScalar(2),
  );
  return { points, indices: [...(geometry.getIndex()?.array ?? [])] };
}

/** Loose leaves or needles over the upper side of a clump: they break its outline. */
function bristle(
  middle: Vector3,
  wide: number,
  high: number,
  count: number,
  size: number,
  tones: readonly [Color, Color],
  leaves: Foliage,
  chance: () => number,
): void {
  const [at, out, aside] = [new Vector3(), new Vector3(), new Vector3()];
  for (let leaf = 0; leaf < count; leaf += 1) {
    out.set(chance() - 0.5, chance() * 0.75 - 0.12, chance() - 0.5).normalize();
    at.set(middle.x + out.x * wide, middle.y + out.y * high, middle.z + out.z * wide);
    out.y += 0.4 * chance();
    aside
      .set(chance() - 0.5, 0.4 * (chance() - 0.5), chance() - 0.5)
      .normalize()
      .multiplyScalar(size * 0.3);
    const colour = tones[0].clone().lerp(tones[1], 0.25 + 0.75 * chance());
    const a = leaves.point(at.clone().add(aside), LIT_FROM, colour, 0.9, 0.5);
    const b = leaves.point(at.clone().sub(aside), LIT_FROM, colour, 0.95, 0.5);
    const tip = leaves.point(
      at.clone().addScaledVector(out, size * (0.7 + 0.6 * chance())),
      LIT_FROM,
      colour,
      1.1,
      0.8,
    );
    leaves.triangle(a, b, tip);
  }
}

function blossom(at: Vector3, size: number, colour: Color, chance: () => number, leaves: Foliage): void {
  const turn = chance() * Math.PI * 2;
  const [x, z] = [Math.cos(turn) * size, Math.sin(turn) * size];
  const corners = [
    new Vector3(at.x + x, at.y, at.z + z),
    new Vector3(at.x - z * 0.5, at.y + size, at.z + x * 0.5),
    new Vector3(at.x - x, at.y, at.z - z),
    new Vector3(at.x + z * 0.5, at.y - size, at.z - x * 0.5),
  ].map((corner, number) => leaves.point(corner, LIT_FROM, colour, 0.94 + 0.04 * number, 0.5));
  const [a = 0, b = 0, c = 0, d = 0] = corners;
  leaves.triangle(a, b, c);
  leaves.triangle(a, c, d);
}

function strip(from: Vector3, to: Vector3, half: number, colour: Color, leaves: Foliage): void {
  const a = leaves.point(new Vector3(from.x - half, from.y, from.z), LIT_FROM, colour, 0.9, 0.4);
  const b = leaves.point(new Vector3(from.x + half, from.y, from.z + half), LIT_FROM, colour, 1, 0.4);
  const tip = leaves.point(to, LIT_FROM, colour, 1, 0.6);
  leaves.triangle(a, b, tip);
}
