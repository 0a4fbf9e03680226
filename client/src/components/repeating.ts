/** Where the copies of a thing stand: the same in every browser, and as the Python declaration says. */
import { seededChance } from "./chance";
import type { Generator } from "./generated";

/** In the thing's own axes; `turn` around Y, in radians. */
export interface CopyPlace {
  readonly x: number;
  readonly z: number;
  readonly turn: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** How far a scattered one strays from its place in the spiral, of the way to the next. */
const STRAY = 0.45;

/** All but the first, which is the thing itself. */
export function copyPlaces(generator: Generator): CopyPlace[] {
  const { kind, count, spacing_m, radius_m, columns, is_turned, seed } = generator;
  const places: CopyPlace[] = [];
  const chance = seededChance(seed);
  const apart = radius_m * Math.sqrt(Math.PI / count);
  for (let at = 1; at < count; at += 1) {
    switch (kind) {
      case "row":
        places.push({ x: at * spacing_m, z: 0, turn: 0 });
        break;
      case "grid":
        places.push({ x: (at % columns) * spacing_m, z: Math.floor(at / columns) * spacing_m, turn: 0 });
        break;
      case "ring": {
        const turn = (2 * Math.PI * at) / count;
        const [x, z] = [radius_m * Math.sin(turn), radius_m * (Math.cos(turn) - 1)];
        places.push({ x, z, turn: is_turned ? turn : 0 });
        break;
      }
      case "scatter": {
        const [away, way] = [STRAY * apart * Math.sqrt(chance()), 2 * Math.PI * chance()];
        const out = (radius_m - STRAY * apart) * Math.sqrt(at / (count - 1));
        const angle = at * GOLDEN_ANGLE;
        const turn = 2 * Math.PI * chance();
        places.push({
          x: out * Math.sin(angle) + away * Math.sin(way),
          z: out * Math.cos(angle) + away * Math.cos(way),
          turn: is_turned ? turn : 0,
        });
      }
    }
  }
  return places;
}
