/** What one treads on: guessed from the colour of whatever carries the feet, since nothing else tells. */
import type { HeightField } from "../components/generated";
import { type Placement, placementOf } from "../model/placement";
import type { SceneEntity } from "../model/scene_model";
import { toOwn } from "../text/axes";

export type GroundKind = "grass" | "earth" | "stone" | "wood";

/** The feet stand on a floor whose top is so little above or below them. */
const ABOVE_M = 0.35;
const BELOW_M = 0.3;

interface Floor {
  readonly placement: Placement;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly top: number;
  readonly bottom: number;
  readonly kind: GroundKind;
}

export class Grounds {
  readonly #floors: Floor[] = [];
  #land: { placement: Placement; field: HeightField; kinds: readonly GroundKind[] } | null = null;

  constructor(entities: ReadonlyMap<string, SceneEntity>) {
    for (const entity of entities.values()) {
      const { collider, height_field: field } = entity.components;
      if (!collider) continue;
      const placement = placementOf(entities, entity);
      if (field) this.#land = { placement, field, kinds: field.palette.map(kindOfColour) };
      else this.#floors.push(floorOf(placement, collider.size, kindOfColour(colourNear(entities, entity))));
    }
  }

  /** The ground under feet at (x, y, z). */
  at(x: number, y: number, z: number): GroundKind {
    let best: Floor | null = null;
    for (const floor of this.#floors) {
      if (floor.bottom > y + ABOVE_M || floor.top < y - BELOW_M) continue;
      if ((best === null || floor.top > best.top) && isOver(floor, x, z) && floor.top <= y + ABOVE_M)
        best = floor;
    }
    return best?.kind ?? this.#ofLand(x, z) ?? "stone";
  }

  #ofLand(x: number, z: number): GroundKind | null {
    if (!this.#land) return null;
    const { placement, field, kinds } = this.#land;
    const own = toOwn(placement, x, z);
    const [column, row] = [nearestLine(field.xs, own.x), nearestLine(field.zs, own.z)];
    return kinds[field.paint[row * field.xs.length + column] ?? 0] ?? null;
  }
}

/** By hue and saturation: green is grass, a warm dark is wood, a warm light is trodden earth, the pale rest is stone. */
export function kindOfColour(colour: string): GroundKind {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = most - least;
  const lightness = (most + least) / 2;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
  if (g === most && saturation > 0.1) return "grass";
  if (!(saturation > 0.2)) return "stone";
  if (b === most) return "stone";
  return lightness < 0.5 ? "wood" : "earth";
}

function floorOf(placement: Placement, size: readonly [number, number, number], kind: GroundKind): Floor {
  const [halfWidth, halfHeight, halfDepth] = [size[0] / 2, size[1] / 2, size[2] / 2];
  return {
    placement,
    halfWidth,
    halfDepth,
    top: placement.y + halfHeight,
    bottom: placement.y - halfHeight,
    kind,
  };
}

function isOver({ placement, halfWidth, halfDepth }: Floor, x: number, z: number): boolean {
  const [dx, dz] = [x - placement.x, z - placement.z];
  const [sin, cos] = [Math.sin(placement.yaw), Math.cos(placement.yaw)];
  return Math.abs(dx * cos - dz * sin) <= halfWidth && Math.abs(dx * sin + dz * cos) <= halfDepth;
}

/** A solid that nobody sees wears the colour of what it stands for: a part beside it, or what it belongs to. */
function colourNear(entities: ReadonlyMap<string, SceneEntity>, entity: SceneEntity): string {
  const own = colourOf(entity);
  if (own) return own;
  const parent = entity.parent === null ? undefined : entities.get(entity.parent);
  const ofParent = parent && colourOf(parent);
  if (ofParent) return ofParent;
  for (const other of entities.values()) {
    const isNear = other.parent === entity.id || (entity.parent !== null && other.parent === entity.parent);
    const colour = isNear ? colourOf(other) : undefined;
    if (colour) return colour;
  }
  return "";
}

function colourOf({ components }: SceneEntity): string | undefined {
  const { shape, extrusion, lathe, rock, sheet } = components;
  return (shape ?? extrusion ?? lathe ?? rock ?? sheet)?.colour;
}

function nearestLine(axis: readonly number[], value: number): number {
  let [low, high] = [0, axis.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((axis[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return value - (axis[low] ?? 0) <= (axis[high] ?? 0) - value ? low : high;
}
