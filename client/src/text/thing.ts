/** The things that have a name or a use, and where the nearest bit of each is. */
import type { Water } from "../components/generated";
import { type Placement, placementOf } from "../model/placement";
import type { SceneEntity } from "../model/scene_model";
import { toOwn, toWorld } from "./axes";
import { alongLine, type FlatPoint, type Line, nearestOnLine } from "./course";
import { boardWords } from "./numbers";

/** What a thing is good for, beside walking up to it. */
export type Use = "sit" | "through" | "press" | "take" | "read";

export interface Thing {
  readonly id: string;
  /** The same for things that are told of as one: twelve benches. */
  readonly kind: string;
  readonly words: string | null;
  readonly name: string;
  readonly description: string;
  readonly use: Use | null;
  /** What is written on it. */
  readonly writing: string;
  /** Half the sides of a part of the place, in its own axes; null for a thing. */
  readonly zone: readonly [number, number] | null;
  /** Whether it is where its Entity says, so that the server can find the way to it. */
  readonly isPoint: boolean;
  readonly placement: Placement;
  /** Fills `out` with its nearest point at a moment of the server's clock; returns the distance. */
  nearest(out: FlatPoint, x: number, z: number, serverMs: number): number;
}

/**
 * Everything in the Scene that can be told of. The sky and the ground are everywhere, so they stand in no list.
 * `isShown`: an experience has to do with it, so that it counts by itself, nameless or not.
 */
export function thingsOf(
  entities: ReadonlyMap<string, SceneEntity>,
  isShown: (id: string) => boolean = () => false,
): Thing[] {
  const writings = writingsByOwner(entities);
  const things: Thing[] = [];
  for (const entity of entities.values()) {
    const { sky, light, height_field, bounds, spawn, viewpoint } = entity.components;
    if (sky || light || height_field || bounds || spawn || viewpoint) continue;
    const writing = writings.get(entity.id) ?? "";
    const use = useOf(entity, writing);
    const isOne = isShown(entity.id);
    if (!isNamed(entity) && use === null && !isOne) continue;
    const thing = thingFrom(entity, use, writing, placementOf(entities, entity));
    things.push(isOne ? { ...thing, kind: entity.id } : thing);
  }
  return things;
}

/** What the air is like, where the Scene says so: the key of its words. */
export function skyWords(entities: ReadonlyMap<string, SceneEntity>): string | null {
  for (const { components, words } of entities.values()) if (components.sky && words) return words;
  return null;
}

export function isInside(thing: Thing, x: number, z: number): boolean {
  if (!thing.zone) return false;
  const own = toOwn(thing.placement, x, z);
  return Math.abs(own.x) <= thing.zone[0] && Math.abs(own.z) <= thing.zone[1];
}

function isNamed(entity: SceneEntity): boolean {
  return entity.words !== null || entity.name !== "";
}

/** A nameless label belongs to the named thing that carries it. */
function writingsByOwner(entities: ReadonlyMap<string, SceneEntity>): Map<string, string> {
  const writings = new Map<string, string>();
  for (const entity of entities.values()) {
    const { label, text: sheet, board, surface, points } = entity.components;
    const text = label?.text ?? sheet?.text ?? (board ? boardWords(board) : (surface ?? points)?.title);
    if (!text) continue;
    let owner: SceneEntity | undefined = entity;
    for (let up = 0; owner && !isNamed(owner) && up < 8; up += 1) owner = entities.get(owner.parent ?? "");
    const id = owner && isNamed(owner) ? owner.id : entity.id;
    writings.set(id, [writings.get(id), text].filter(Boolean).join(" "));
  }
  return writings;
}

function useOf({ components }: SceneEntity, writing: string): Use | null {
  if (components.seat) return "sit";
  if (components.portal) return "through";
  if (components.button) return "press";
  if (components.grabbable) return "take";
  return writing === "" ? null : "read";
}

function thingFrom(entity: SceneEntity, use: Use | null, writing: string, placement: Placement): Thing {
  const { id, words, name, description, components } = entity;
  const { zone, water, drift, path } = components;
  const called = words ?? (name === "" ? use : name);
  return {
    id,
    kind: use === "through" || use === "press" || writing !== "" ? id : `${called}:${use}`,
    words,
    name,
    description,
    use,
    writing,
    zone: zone ? [zone.size[0] / 2, zone.size[2] / 2] : null,
    isPoint: !zone && !water && !drift && !path && !scatteredOf(components),
    placement,
    nearest: nearestOf(components, placement),
  };
}

function nearestOf(components: SceneEntity["components"], placement: Placement): Thing["nearest"] {
  const { zone, water, drift } = components;
  const scattered = scatteredOf(components);
  if (drift) return nearestDrifting(drift.path, drift.offset_m, drift.speed_m_per_s);
  if (water) return nearestAlong(lineOf(water, placement));
  if (scattered) return nearestOne(inWorld(scattered, placement));
  if (zone) return nearestInBox(placement, zone.size[0] / 2, zone.size[2] / 2);
  return (out, x, z) => {
    out.x = placement.x;
    out.z = placement.z;
    return Math.hypot(x - placement.x, z - placement.z);
  };
}

/** Where the single ones stand of a thing that is many: stems, plants, stones, the perches of a heron. */
function scatteredOf(components: SceneEntity["components"]): readonly (readonly number[])[] | undefined {
  const { bamboo, plants, stones, heron } = components;
  return bamboo?.stems ?? plants?.points ?? stones?.stones ?? heron?.perches;
}

/** The middle of a stream, in the world's axes. */
export function lineOf(water: Water, placement: Placement): Line {
  return inWorld(water.line, placement);
}

function inWorld(points: readonly (readonly number[])[], placement: Placement): Line {
  return points.map(([px = 0, py = 0, pz = 0]) => {
    const { x, z } = toWorld(placement, px, pz);
    return [x, placement.y + py, z] as const;
  });
}

function nearestAlong(line: Line): Thing["nearest"] {
  return (out, x, z) => nearestOnLine(out, line, x, z);
}

function nearestOne(points: Line): Thing["nearest"] {
  return (out, x, z) => {
    let best = Number.POSITIVE_INFINITY;
    for (const [px, , pz] of points) {
      const distance = Math.hypot(x - px, z - pz);
      if (distance >= best) continue;
      best = distance;
      out.x = px;
      out.z = pz;
    }
    return best;
  };
}

function nearestDrifting(path: Line, offsetM: number, speed: number): Thing["nearest"] {
  return (out, x, z, serverMs) => {
    alongLine(out, path, offsetM + (serverMs / 1_000) * speed);
    return Math.hypot(x - out.x, z - out.z);
  };
}

function nearestInBox(placement: Placement, halfWidth: number, halfDepth: number): Thing["nearest"] {
  return (out, x, z) => {
    const own = toOwn(placement, x, z);
    const isIn = Math.abs(own.x) <= halfWidth && Math.abs(own.z) <= halfDepth;
    const place = isIn ? { x, z } : toWorld(placement, clamped(own.x, halfWidth), clamped(own.z, halfDepth));
    out.x = place.x;
    out.z = place.z;
    return Math.hypot(x - place.x, z - place.z);
  };
}

function clamped(value: number, half: number): number {
  return Math.min(half, Math.max(-half, value));
}
