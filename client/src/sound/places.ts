/** Where the lasting sounds of a place come from: points along the water near whoever listens, and the nearest bamboo. */
import { placementOf } from "../model/placement";
import type { SceneEntity } from "../model/scene_model";
import { toWorld } from "../text/axes";
import {
  alongLine,
  type FlatPoint,
  type Line,
  type LinePoint,
  lengthOf,
  nearestOnLine,
} from "../text/course";
import { lineOf } from "../text/thing";

/** The stream sounds from the nearest point and from so far up and down it. */
const APART_M = 7;

interface Water {
  readonly line: Line;
  readonly y: number;
  readonly length: number;
}

export class SoundPlaces {
  readonly #waters: Water[] = [];
  readonly #leaves: FlatPoint[] = [];
  readonly #nearest: LinePoint = { x: 0, z: 0, along: 0 };
  readonly #tried: LinePoint = { x: 0, z: 0, along: 0 };

  constructor(entities: ReadonlyMap<string, SceneEntity>) {
    for (const entity of entities.values()) {
      const { water, bamboo } = entity.components;
      const placement = placementOf(entities, entity);
      if (water) {
        const line = lineOf(water, placement);
        this.#waters.push({ line, y: line[0]?.[1] ?? 0, length: lengthOf(line) });
      }
      if (bamboo) {
        const count = bamboo.stems.length || 1;
        const middle = (axis: 0 | 2) => bamboo.stems.reduce((sum, stem) => sum + stem[axis], 0) / count;
        this.#leaves.push(toWorld(placement, middle(0), middle(2)));
      }
    }
  }

  get hasWater(): boolean {
    return this.#waters.length > 0;
  }

  get hasLeaves(): boolean {
    return this.#leaves.length > 0;
  }

  /** Fills `out` with the points from which the nearest water is heard, the nearest of all first; returns its height. */
  water(out: readonly FlatPoint[], x: number, z: number): number {
    let best = Number.POSITIVE_INFINITY;
    let nearest = this.#waters[0];
    for (const water of this.#waters) {
      const distance = nearestOnLine(this.#tried, water.line, x, z);
      if (distance >= best) continue;
      best = distance;
      nearest = water;
      Object.assign(this.#nearest, this.#tried);
    }
    if (!nearest) return 0;
    for (let at = 0; at < out.length; at += 1) {
      // The nearest, then one up, one down, two up …
      const away = Math.ceil(at / 2) * (at % 2 === 0 ? 1 : -1) * APART_M;
      const along = Math.min(nearest.length * 0.9999, Math.max(0, this.#nearest.along + away));
      alongLine(out[at]!, nearest.line, along);
    }
    return nearest.y;
  }

  /** Fills `out` with the middle of the nearest stand of bamboo. */
  leaves(out: FlatPoint, x: number, z: number): void {
    let best = Number.POSITIVE_INFINITY;
    for (const stand of this.#leaves) {
      const distance = Math.hypot(stand.x - x, stand.z - z);
      if (distance >= best) continue;
      best = distance;
      out.x = stand.x;
      out.z = stand.z;
    }
  }
}
