/** `bamboo`: all stands of a place in two draws, one for the stems and one for the leaves. */
import { Color, Quaternion, Vector3 } from "three";
import { seededChance } from "./chance";
import { Foliage } from "./foliage";
import type { Bamboo } from "./generated";
import type { BuilderOf, Standing } from "./site";

const UP = new Vector3(0, 1, 0);
/** Leaves are lit as if they looked up and a little towards the sun, whichever way they hang. */
const LIT_FROM = new Vector3(0.12, 0.98, 0.16).normalize();
const STEM_SIDES = 5;
/** Root, left, right and tip of a slender folded blade one metre long, with their tones. */
const LEAF = [
  [new Vector3(0, 0, 0), 0.84],
  [new Vector3(-0.078, 0.34, 0.025), 0.96],
  [new Vector3(0.078, 0.34, 0.025), 1.04],
  [new Vector3(0, 1, -0.05), 1.08],
] as const;
/** As a brush sets them: five or so from one point, fanned out and hanging. */
const PER_SPRAY = 5;
const FAN = 1.25;
/** On a weak machine fewer leaves, each a little larger. */
const FEWER = { share: 0.5, size: 1.25 } as const;
const ALL = { share: 1, size: 1 } as const;

export const bamboo: BuilderOf<"bamboo"> = (site) => {
  const stems = new Foliage(site);
  const leaves = new Foliage(site);
  const density = site.quality === "low" ? FEWER : ALL;
  return {
    add(component, standing) {
      growStand(component, standing, density, stems, leaves);
    },
    finish() {
      stems.plant({ kind: "stems", strength: 0.055 });
      leaves.plant({ kind: "blades", strength: 0.11 });
    },
  };
};

interface Density {
  readonly share: number;
  readonly size: number;
}

interface Stem {
  readonly foot: Vector3;
  readonly direction: Vector3;
  readonly length: number;
}

function growStand(
  stand: Bamboo,
  standing: Standing,
  density: Density,
  stems: Foliage,
  leaves: Foliage,
): void {
  const chance = seededChance(stand.seed);
  const stemTones = tonesOf(stand.stem_colours);
  const leafTones = tonesOf(stand.leaf_colours);
  for (const [x, y, z, height, leanX, leanZ] of stand.stems) {
    const foot = new Vector3(x, y, z).applyMatrix4(standing.matrix);
    const tip = new Vector3(x + leanX * height, y + height, z + leanZ * height).applyMatrix4(standing.matrix);
    const direction = tip.sub(foot);
    const length = direction.length();
    const stem = { foot, direction: direction.normalize(), length };
    growStem(stem, (0.045 + 0.03 * chance()) * (height / 8), mixed(stemTones, chance()), stems);
    growLeaves(stand, leafTones, stem, density, chance, leaves);
  }
}

function growStem(stem: Stem, radius: number, colour: Color, stems: Foliage): void {
  const turn = new Quaternion().setFromUnitVectors(UP, stem.direction);
  const [at, normal] = [new Vector3(), new Vector3()];
  let before = -1;
  for (let side = 0; side <= STEM_SIDES; side += 1) {
    const angle = (side / STEM_SIDES) * Math.PI * 2;
    normal.set(Math.cos(angle), 0, -Math.sin(angle)).applyQuaternion(turn);
    const low = stems.point(at.copy(stem.foot).addScaledVector(normal, radius), normal, colour, 0.94, 0);
    at.copy(stem.foot)
      .addScaledVector(stem.direction, stem.length)
      .addScaledVector(normal, 0.3 * radius);
    stems.point(at, normal, colour, 1.06, 1);
    if (before >= 0) {
      stems.triangle(before, low, low + 1);
      stems.triangle(before, low + 1, before + 1);
    }
    before = low;
  }
}

/** Leaves hang in sprays from thin twigs along the upper stem. */
function growLeaves(
  stand: Bamboo,
  tones: Tones,
  stem: Stem,
  density: Density,
  chance: () => number,
  leaves: Foliage,
): void {
  const count = Math.round(stand.leaves_per_stem * density.share);
  let [heading, shade] = [0, 1];
  const [root, outward] = [new Vector3(), new Vector3()];
  for (let leaf = 0; leaf < count; leaf += 1) {
    if (leaf % PER_SPRAY === 0) {
      const rise = Math.min(0.3 + 0.7 * (leaf / count) ** 0.8 + 0.07 * chance(), 1);
      const around = chance() * Math.PI * 2;
      // A full middle and a thin tip; what hangs low lies in the shade of the rest.
      const reach = (0.2 + 0.8 * chance()) * 1.15 * Math.sin(Math.PI * (0.18 + 0.74 * rise));
      heading = around;
      shade = 0.74 + 0.32 * rise;
      outward.set(Math.cos(around), 0, Math.sin(around));
      root
        .copy(stem.foot)
        .addScaledVector(stem.direction, stem.length * rise)
        .addScaledVector(outward, reach);
      root.y += 0.18 * reach;
    }
    const size = (0.34 + 0.34 * chance()) * density.size;
    const fan = heading + FAN * ((leaf % PER_SPRAY) / (PER_SPRAY - 1) - 0.5) * 2 + 0.3 * (chance() - 0.5);
    hangLeaf(root, fan, size, mixed(tones, chance()), shade, chance, leaves);
  }
}

function hangLeaf(
  root: Vector3,
  heading: number,
  size: number,
  colour: Color,
  shade: number,
  chance: () => number,
  leaves: Foliage,
): void {
  const droop = 0.3 + 0.9 * chance();
  along.set(Math.cos(heading), -droop, Math.sin(heading)).normalize();
  turn.setFromUnitVectors(UP, along).multiply(roll.setFromAxisAngle(UP, chance() * Math.PI));
  let base = 0;
  for (const [number, [point, tone]] of LEAF.entries()) {
    leafPoint.copy(point).multiplyScalar(size).applyQuaternion(turn).add(root);
    const at = leaves.point(leafPoint, LIT_FROM, colour, tone * shade, 1);
    if (number === 0) base = at;
  }
  leaves.triangle(base, base + 3, base + 1);
  leaves.triangle(base, base + 2, base + 3);
}

const along = new Vector3();
const leafPoint = new Vector3();
const turn = new Quaternion();
const roll = new Quaternion();

type Tones = readonly [Color, Color];

function tonesOf([from, to]: readonly [string, string]): Tones {
  return [new Color(from), new Color(to)];
}

/** One for all: a place has twenty thousand leaves. */
const mixture = new Color();

function mixed([from, to]: Tones, share: number): Color {
  return mixture.lerpColors(from, to, share);
}
