/** The boards of the place, for whoever points at one: where each hangs, as the Scene says it. */
import { type Ray, Vector3 } from "three";
import { type Placement, placementOf } from "../../model/placement";
import type { SceneModel } from "../../model/scene_model";

export interface Board {
  readonly id: string;
  readonly title: string;
  readonly place: Placement;
  /** Half its sides. */
  readonly half: readonly [number, number];
  /** Of the ray that was asked last. */
  distance: number;
}

/** A board is met though it hangs in the wall behind it, by so much. */
const BURIED_M = 0.2;
const at = new Vector3();

export class Boards {
  #all: Board[] = [];
  #edition = Number.NaN;

  constructor(readonly scene: SceneModel) {}

  /** The nearest that a ray meets, not hidden by what it meets after so many metres. */
  along(ray: Ray, hiddenM: number): Board | null {
    this.#follow();
    let nearest: Board | null = null;
    for (const board of this.#all) {
      board.distance = distanceTo(board, ray);
      if (board.distance < Math.min(hiddenM + BURIED_M, nearest?.distance ?? Number.POSITIVE_INFINITY))
        nearest = board;
    }
    return nearest;
  }

  #follow(): void {
    const edition = this.scene.edition.peek();
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.#all = [];
    for (const entity of this.scene.entities.values()) {
      const { board } = entity.components;
      if (!board) continue;
      const place = placementOf(this.scene.entities, entity);
      const half = [board.width_m / 2, board.height_m / 2] as const;
      this.#all.push({ id: entity.id, title: board.title, place, half, distance: 0 });
    }
  }
}

/** Upright boards alone, as they hang: from their front. */
function distanceTo({ place, half }: Board, ray: Ray): number {
  const [sin, cos] = [Math.sin(place.yaw), Math.cos(place.yaw)];
  const facing = ray.direction.x * sin + ray.direction.z * cos;
  if (facing < 1e-4) return Number.POSITIVE_INFINITY;
  const away = ((place.x - ray.origin.x) * sin + (place.z - ray.origin.z) * cos) / facing;
  ray.at(away, at);
  const across = Math.abs((at.x - place.x) * cos - (at.z - place.z) * sin);
  const isOn = away > 0 && across < half[0] && Math.abs(at.y - place.y) < half[1];
  return isOn ? away : Number.POSITIVE_INFINITY;
}
