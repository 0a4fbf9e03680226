/** Where the place's water is, so that nobody lands in it: each stream as what it covers, seen from above. */
import { Vector3 } from "three";
import { WorldMatrices } from "../../components/world_matrices";
import type { SceneEntity } from "../../model/scene_model";

type Corner = Vector3;

/** Three corners in the world. */
type Surface = readonly [Corner, Corner, Corner];

/** Feet so little below the surface are on its bank, or on a stone in it. */
const WET_M = 0.02;

export class Waters {
  readonly #surfaces: Surface[] = [];

  constructor(entities: ReadonlyMap<string, SceneEntity>) {
    const worlds = new WorldMatrices(entities);
    for (const entity of entities.values()) {
      const { water } = entity.components;
      if (!water) continue;
      const world = worlds.of(entity);
      const rims = rimsOf(water.line, water.widths_m).map((point) => point.applyMatrix4(world));
      for (let at = 0; at + 3 < rims.length; at += 2) {
        const [a, b, c, d] = rims.slice(at, at + 4) as [Corner, Corner, Corner, Corner];
        this.#surfaces.push([a, b, c], [b, d, c]);
      }
    }
  }

  /** How high the water stands over (x, z); −Infinity where there is none. */
  heightAt(x: number, z: number): number {
    let highest = Number.NEGATIVE_INFINITY;
    for (const surface of this.#surfaces) highest = Math.max(highest, heightOn(surface, x, z));
    return highest;
  }

  /** Whether feet there would be in it. */
  isWet(x: number, y: number, z: number): boolean {
    return y < this.heightAt(x, z) - WET_M;
  }
}

/** Both rims of a stream, left and right of each of its points, as it is drawn. */
function rimsOf(line: readonly (readonly [number, number, number])[], widths: readonly number[]): Vector3[] {
  const points = line.map((point) => new Vector3(...point));
  return points.flatMap((point, at) => {
    const [before, after] = [points[at - 1] ?? point, points[at + 1] ?? point];
    const [dx, dz] = [after.x - before.x, after.z - before.z];
    const part = (widths[at] ?? 1) / 2 / (Math.hypot(dx, dz) || 1);
    return [-part, part].map((side) => new Vector3(point.x - side * dz, point.y, point.z + side * dx));
  });
}

function heightOn([a, b, c]: Surface, x: number, z: number): number {
  const area = (b.x - a.x) * (c.z - a.z) - (c.x - a.x) * (b.z - a.z);
  const towardsB = ((x - a.x) * (c.z - a.z) - (c.x - a.x) * (z - a.z)) / area;
  const towardsC = ((b.x - a.x) * (z - a.z) - (x - a.x) * (b.z - a.z)) / area;
  const isOver = towardsB >= 0 && towardsC >= 0 && towardsB + towardsC <= 1;
  return isOver ? a.y + towardsB * (b.y - a.y) + towardsC * (c.y - a.y) : Number.NEGATIVE_INFINITY;
}
