/** What draws things that people brought along is a chunk of its own, fetched where the first of them stands. */
import { Group } from "three";
import type { SceneEntity } from "../model/scene_model";
import type { Around, Site, Standing } from "./site";

type Things = typeof import("../media/things");

/** Where a thing is put once it has come. */
export interface ThingPlace {
  readonly site: Site;
  readonly entity: SceneEntity;
  /** Stands where the Entity does; empty at first. */
  readonly group: Group;
  /** Aborted when the thing is taken out. */
  readonly gone: AbortSignal;
}

/** Runs before every picture, from when the chunk has come. */
export type Move = (seconds: number, around: Around) => void;

/** Keeps the thing's place, and fills it once the chunk is here. */
export function fillLater(
  site: Site,
  standing: Standing,
  fill: (things: Things, place: ThingPlace) => Move,
): void {
  fillFrom(() => import("../media/things"), site, standing, fill);
}

/** The same from a chunk of its own. */
export function fillFrom<Chunk>(
  load: () => Promise<Chunk>,
  site: Site,
  { entity, matrix }: Standing,
  fill: (chunk: Chunk, place: ThingPlace) => Move,
): void {
  const group = new Group();
  group.applyMatrix4(matrix);
  site.owner(entity).add(group);
  const gone = new AbortController();
  let move: Move | null = null;
  site.whenLeft(() => gone.abort());
  site.everyFrame((seconds, around) => move?.(seconds, around));
  load()
    .then((chunk) => {
      if (!gone.signal.aborted) move = fill(chunk, { site, entity, group, gone: gone.signal });
    })
    .catch(reportError);
}
