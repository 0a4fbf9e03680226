/** `grass`: dense drifts, all of a place in one draw. */
import { Color, Vector3 } from "three";
import { seededChance } from "./chance";
import { Foliage } from "./foliage";
import type { Grass } from "./generated";
import type { BuilderOf, Standing } from "./site";

const BLADES = 6;
/** Blades have the meadow's own light. */
const UP = new Vector3(0, 1, 0);

export const grass: BuilderOf<"grass"> = (site) => {
  const blades = new Foliage(site);
  // On a weak machine every other tuft: a thinner drift, not a smaller one.
  const every = site.quality === "low" ? 2 : 1;
  return {
    add(component, standing) {
      sow(component, standing, every, blades);
    },
    finish() {
      blades.plant({ kind: "blades", strength: 0.05 });
    },
  };
};

function sow(drift: Grass, standing: Standing, every: number, blades: Foliage): void {
  const chance = seededChance(drift.seed);
  const [deep, light] = [new Color(drift.colours[0]), new Color(drift.colours[1])];
  for (const [at, point] of drift.tufts.entries()) {
    if (at % every !== 0) continue;
    const place = new Vector3(...point).applyMatrix4(standing.matrix);
    // Tones come in patches a few metres wide, as they do where the ground is wet or dry.
    const patch =
      0.5 +
      0.28 * Math.sin(0.9 * place.x + 1.3 * Math.sin(0.7 * place.z)) +
      0.22 * Math.sin(1.7 * place.z - place.x);
    const colour = deep.clone().lerp(light, Math.min(Math.max(0.75 * patch + 0.4 * chance() - 0.05, 0), 1));
    const height = drift.height_m * (0.5 + 0.45 * patch + 0.5 * chance());
    const turn = chance() * Math.PI * 2;
    for (let blade = 0; blade < BLADES; blade += 1) {
      growBlade(place, turn + (blade / BLADES) * Math.PI * 2 + chance(), height, colour, chance, blades);
    }
  }
}

/** A blade of three triangles that leans outward from the middle of its tuft. */
function growBlade(
  place: Vector3,
  around: number,
  height: number,
  colour: Color,
  chance: () => number,
  blades: Foliage,
): void {
  const [cos, sin] = [Math.cos(around), Math.sin(around)];
  const [from, lean] = [0.05 + 0.16 * chance(), 0.1 + 0.24 * chance()];
  const tall = height * (0.65 + 0.35 * chance());
  const at = new Vector3();
  const point = (out: number, aside: number, rise: number, tone: number) => {
    at.set(place.x + cos * out - sin * aside, place.y + tall * rise, place.z + sin * out + cos * aside);
    return blades.point(at, UP, colour, tone, rise * rise);
  };
  const a = point(from, -0.017, 0, 0.82);
  const b = point(from, 0.017, 0, 0.82);
  const c = point(from + lean * 0.35, 0.012, 0.6, 1);
  const d = point(from + lean * 0.35, -0.012, 0.6, 1);
  const tip = point(from + lean, 0, 1, 1.12);
  blades.triangle(a, b, c);
  blades.triangle(a, c, d);
  blades.triangle(d, c, tip);
}
