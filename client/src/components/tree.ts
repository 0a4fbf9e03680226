/** `tree`: trunk and boughs are wood like any other; the leaves of all trees of a place are one draw. */
import { Color, Vector3 } from "three";
import { seededChance } from "./chance";
import { Foliage } from "./foliage";
import type { Tree } from "./generated";
import { addCrown, addCurtain, addNeedles, addSprays } from "./leafage";
import type { BuilderOf } from "./site";
import { bar } from "./tube";

/** How each kind carries its boughs: where they begin, how many, how far they rise over their length, how they curve. */
interface Habit {
  readonly from: number;
  readonly boughs: number;
  readonly rise: number;
  readonly droop: number;
  readonly crook: number;
}
const HABITS: Record<Tree["kind"], Habit> = {
  pine: { from: 0.42, boughs: 9, rise: 0.12, droop: 0.1, crook: 0.16 },
  plum: { from: 0.28, boughs: 9, rise: 0.62, droop: -0.05, crook: 0.24 },
  willow: { from: 0.42, boughs: 11, rise: 0.5, droop: 0.34, crook: 0.08 },
  maple: { from: 0.38, boughs: 13, rise: 0.5, droop: 0.05, crook: 0.12 },
};

export const tree: BuilderOf<"tree"> = (site) => {
  const leaves = new Foliage(site);
  return {
    add(component, { entity, matrix }) {
      const batch = site.batch(entity, "matt");
      const wood = grow(component);
      for (const { line, from, to, sides } of wood) {
        const points = line.map((point) => point.toArray());
        const tube = {
          line: points,
          radius_m: from,
          end_radius_m: to,
          sides,
          flatness: 1,
          is_closed: false,
        } as const;
        batch.add(
          bar({ ...tube, line: [...points], colour: component.bark, finish: "matt" }),
          matrix,
          component.bark,
        );
      }
      const chance = seededChance(component.seed + 1);
      const share = site.quality === "low" ? 0.55 : 1;
      const tones = [new Color(component.leaf_colours[0]), new Color(component.leaf_colours[1])] as const;
      const boughs = wood
        .slice(1)
        .map((bough) => bough.line.map((point) => point.clone().applyMatrix4(matrix)));
      LEAVES[component.kind]({ tree: component, boughs, tones, share, chance, leaves });
    },
    finish() {
      leaves.plant({ kind: "blades", strength: 0.07 });
    },
  };
};

interface Wood {
  readonly line: Vector3[];
  readonly from: number;
  readonly to: number;
  readonly sides: number;
}

/** The trunk first, then its boughs. */
export function grow(tree: Tree): Wood[] {
  const chance = seededChance(tree.seed);
  const habit = HABITS[tree.kind];
  const thick = 0.016 * tree.height_m + 0.05;
  const trunk = trunkLine(tree, habit, chance);
  const wood: Wood[] = [{ line: trunk, from: thick * 1.35, to: thick * 0.32, sides: 9 }];
  let around = chance() * Math.PI * 2;
  for (let number = 0; number < habit.boughs; number += 1) {
    const share = habit.from + (1 - habit.from) * (number / (habit.boughs - 1)) * 0.97;
    around += 2.4 + 0.5 * (chance() - 0.5);
    const reach =
      tree.spread_m *
      (tree.kind === "pine" ? 1.05 - 0.72 * share : 0.62 + 0.38 * chance()) *
      (1.15 - 0.35 * share);
    wood.push(boughLine(pointOn(trunk, share), around, reach, habit, thick * (0.62 - 0.4 * share), chance));
  }
  return wood;
}

function trunkLine(tree: Tree, habit: Habit, chance: () => number): Vector3[] {
  const turn = chance() * Math.PI * 2;
  return Array.from({ length: 8 }, (_, at) => {
    const share = at / 7;
    const bend = habit.crook * 0.55 * Math.sin(share * 4.4 + turn) * share * tree.height_m * 0.35;
    return new Vector3(
      tree.lean[0] * tree.height_m * share ** 1.5 + bend * Math.cos(turn),
      at === 0 ? -0.25 : tree.height_m * 0.94 * share,
      tree.lean[1] * tree.height_m * share ** 1.5 + bend * Math.sin(turn),
    );
  });
}

function boughLine(
  root: Vector3,
  around: number,
  reach: number,
  habit: Habit,
  thick: number,
  chance: () => number,
): Wood {
  const line: Vector3[] = [];
  let aside = 0;
  for (let at = 0; at <= 5; at += 1) {
    const share = at / 5;
    aside += habit.crook * (chance() - 0.5) * reach * 0.5;
    const up = reach * (habit.rise * Math.sin(share * 1.5) - habit.droop * share * share * 1.3);
    const [c, s] = [Math.cos(around), Math.sin(around)];
    const wobble = at === 0 ? 0 : aside;
    line.push(
      new Vector3(
        root.x + c * reach * share - s * wobble,
        root.y + up,
        root.z + s * reach * share + c * wobble,
      ),
    );
  }
  return { line, from: Math.max(thick, 0.025), to: 0.012, sides: 6 };
}

export function pointOn(line: readonly Vector3[], share: number): Vector3 {
  const along = share * (line.length - 1);
  const at = Math.min(Math.floor(along), line.length - 2);
  const [from, to] = [line[at], line[at + 1]];
  return from && to ? from.clone().lerp(to, along - at) : new Vector3();
}

/** What the leaves of one tree are made from; boughs in the world's axes. */
export interface Bearing {
  readonly tree: Tree;
  readonly boughs: readonly (readonly Vector3[])[];
  readonly tones: readonly [Color, Color];
  readonly share: number;
  readonly chance: () => number;
  readonly leaves: Foliage;
}

const LEAVES: Record<Tree["kind"], (bearing: Bearing) => void> = {
  pine: addNeedles,
  plum: addSprays,
  willow: addCurtain,
  maple: addCrown,
};
