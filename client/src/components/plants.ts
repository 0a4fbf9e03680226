/** `plants`: orchids and reeds, all of a place in one draw. */
import { Color, Vector3 } from "three";
import { seededChance } from "./chance";
import { Foliage } from "./foliage";
import type { Plants } from "./generated";
import type { BuilderOf } from "./site";

const UP = new Vector3(0, 1, 0);
const REED_HEAD = new Color("#b79a72");
const STALK = new Color("#9fae7c");

export const plants: BuilderOf<"plants"> = (site) => {
  const blades = new Foliage(site);
  const fewer = site.quality === "low" ? 0.6 : 1;
  return {
    add(component, { matrix }) {
      const chance = seededChance(component.seed);
      for (const point of component.points) {
        const place = new Vector3(...point).applyMatrix4(matrix);
        const height = component.height_m * (0.7 + 0.6 * chance());
        GROWERS[component.kind](place, height, component, fewer, chance, blades);
      }
    },
    finish() {
      blades.plant({ kind: "blades", strength: 0.06 });
    },
  };
};

/** A leaf is bent so often. */
const STEPS = 3;

type Grower = (
  place: Vector3,
  height: number,
  plants: Plants,
  fewer: number,
  chance: () => number,
  blades: Foliage,
) => void;

const GROWERS: Record<Plants["kind"], Grower> = {
  /** Long leaves that rise and bow over; between them thin stalks with pale flowers. */
  orchid(place, height, { colours, flower }, fewer, chance, blades) {
    const [deep, light] = [new Color(colours[0]), new Color(colours[1])];
    const leaves = Math.round(9 * fewer);
    for (let leaf = 0; leaf < leaves; leaf += 1) {
      const around = ((leaf + chance()) / leaves) * Math.PI * 2;
      const colour = deep.clone().lerp(light, chance());
      const reach = height * (0.55 + 0.6 * chance());
      bowed(place, around, reach, height * (0.55 + 0.45 * chance()), 0.022, colour, blades);
    }
    const petals = new Color(flower);
    for (let stalk = 0; stalk < Math.round(3 * fewer); stalk += 1) {
      const around = chance() * Math.PI * 2;
      const [tall, lean] = [height * (0.85 + 0.4 * chance()), 0.12 + 0.14 * chance()];
      bowed(place, around, lean, tall, 0.007, STALK, blades);
      for (let bloom = 0; bloom < 3; bloom += 1) {
        const share = 0.66 + 0.15 * bloom;
        const at = bowedAt(place, around, lean, tall, share);
        openFlower(at, 0.055 + 0.02 * chance(), petals, share * share, chance, blades);
      }
    }
  },

  /** Tall blades, and here and there a stem with a brown head. */
  reed(place, height, { colours }, fewer, chance, blades) {
    const [deep, light] = [new Color(colours[0]), new Color(colours[1])];
    const count = Math.round(8 * fewer);
    for (let blade = 0; blade < count; blade += 1) {
      const around = ((blade + chance()) / count) * Math.PI * 2;
      const foot = place.clone();
      foot.x += 0.1 * Math.cos(around);
      foot.z += 0.1 * Math.sin(around);
      const colour = deep.clone().lerp(light, chance());
      bowed(
        foot,
        around,
        height * (0.12 + 0.3 * chance()),
        height * (0.6 + 0.4 * chance()),
        0.02,
        colour,
        blades,
      );
    }
    if (chance() < 0.55) {
      const around = chance() * Math.PI * 2;
      bowed(place, around, 0.08, height * 1.1, 0.013, STALK, blades);
      const at = bowedAt(place, around, 0.08, height * 1.1, 0.97);
      at.y -= 0.1;
      const tip = at.clone();
      tip.y += 0.3;
      for (const turn of [0, Math.PI / 2]) spindle(at, tip, 0.021, turn, REED_HEAD, blades);
    }
  },
};

/** A point of a leaf that rises and bows outward. */
function bowedAt(foot: Vector3, around: number, reach: number, rise: number, share: number): Vector3 {
  const out = reach * share * share;
  const up = rise * Math.sin(Math.min(share * 1.9, 2.2) * (Math.PI / 3.8));
  return new Vector3(foot.x + Math.cos(around) * out, foot.y + up, foot.z + Math.sin(around) * out);
}

function bowed(
  foot: Vector3,
  around: number,
  reach: number,
  rise: number,
  half: number,
  colour: Color,
  blades: Foliage,
): void {
  const [sx, sz] = [-Math.sin(around) * half, Math.cos(around) * half];
  let before = -1;
  for (let step = 0; step <= STEPS; step += 1) {
    const share = step / STEPS;
    const at = bowedAt(foot, around, reach, rise, share);
    const narrow = share < 1 ? 1 - 0.45 * share : 0.05;
    const tone = 0.78 + 0.34 * share;
    at.x += sx * narrow;
    at.z += sz * narrow;
    const left = blades.point(at, UP, colour, tone, share * share);
    at.x -= 2 * sx * narrow;
    at.z -= 2 * sz * narrow;
    blades.point(at, UP, colour, tone, share * share);
    if (before >= 0) {
      blades.triangle(before, before + 1, left + 1);
      if (step < STEPS) blades.triangle(before, left + 1, left);
    }
    before = left;
  }
}

/** Five narrow petals, a little open towards the sky. */
function openFlower(
  at: Vector3,
  size: number,
  colour: Color,
  sway: number,
  chance: () => number,
  blades: Foliage,
): void {
  const turn = chance() * Math.PI * 2;
  for (let petal = 0; petal < 5; petal += 1) {
    const angle = turn + (petal / 5) * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const a = blades.point(at, UP, colour, 0.86, sway);
    const point = (out: number, aside: number, up: number, tone: number) =>
      blades.point(
        new Vector3(
          at.x + size * (c * out - s * aside),
          at.y + size * up,
          at.z + size * (s * out + c * aside),
        ),
        UP,
        colour,
        tone,
        sway,
      );
    const [b, d] = [point(0.55, 0.24, 0.4, 1), point(0.55, -0.24, 0.4, 1)];
    const tip = point(1, 0, 0.3, 1.06);
    blades.triangle(a, b, d);
    blades.triangle(d, b, tip);
  }
}

function spindle(
  from: Vector3,
  to: Vector3,
  half: number,
  turn: number,
  colour: Color,
  blades: Foliage,
): void {
  const [x, z] = [Math.cos(turn) * half, Math.sin(turn) * half];
  const middle = from.clone().lerp(to, 0.45);
  const a = blades.point(from, UP, colour, 0.9, 0.8);
  const b = blades.point(new Vector3(middle.x + x, middle.y, middle.z + z), UP, colour, 1, 0.9);
  const c = blades.point(new Vector3(middle.x - x, middle.y, middle.z - z), UP, colour, 0.9, 0.9);
  const d = blades.point(to, UP, colour, 1.1, 1);
  blades.triangle(a, b, c);
  blades.triangle(c, b, d);
}
