/** What is drawn of each Entity, in its own axes: the place built once more by its own builders, taken apart by Entity. */
import { Matrix4, Mesh, type Object3D, type Points } from "three";
import { addBuilders, buildInto } from "../components";
import { MADE } from "../components/made";
import { createMaterials } from "../components/materials";
import type { Origin } from "../components/piece";
import { Site } from "../components/site";
import type { SceneEntity } from "../model/scene_model";
import { type Drawing, drawingsIn } from "../systems/live/drawing";
import { Part } from "../systems/live/part";
import type { Pace } from "./pace";
import { plain } from "./plain";
import { plainPoints } from "./points";
import { type Range, wholeOf } from "./surface";

/** They come as files, are lights, or are other things again. */
const NOT_BUILT: ReadonlySet<string> = new Set([
  "model",
  "image",
  "panorama",
  "surface",
  "points",
  "lamp",
  "generator",
]);

/** A mesh, or a stretch of one, and where the matrix puts it in its Entity's axes. */
export interface Drawn {
  readonly mesh: Mesh | Points;
  readonly range: Range;
  readonly matrix: Matrix4;
}

export interface DrawnPlace {
  readonly site: Site;
  readonly of: ReadonlyMap<string, readonly Drawn[]>;
  /** What belongs to many, in the world's axes. */
  readonly common: readonly Drawn[];
}

/** In the morning, and as fine as it gets: the file looks the same whoever makes it, wherever. */
export async function drawPlace(entities: ReadonlyMap<string, SceneEntity>, pace: Pace): Promise<DrawnPlace> {
  addBuilders(MADE);
  const building = {
    quality: "high",
    daylight: "morning",
    askSpace: null,
    media: null,
    playing: new Map(),
  } as const;
  const site = new Site(entities, building, createMaterials("high", "morning"));
  const isBuilt = ({ component }: Origin) => !NOT_BUILT.has(component);
  for (const _ of buildInto(site, entities.values(), isBuilt)) await pace.breathe();
  // Whatever chooses its place by the clock stands where it stands at nought.
  site.update(0);
  const of = new Map<string, Drawn[]>();
  for (const drawing of drawingsIn(new Part(), site.root)) {
    const entity = entities.get(drawing.origin.id);
    if (!entity) continue;
    const toOwn = site.standing(entity).matrix.clone().invert();
    const known = of.get(entity.id);
    const drawn = drawnBy(drawing, site, site.owner(entity), toOwn);
    if (known) known.push(...drawn);
    else of.set(entity.id, [...drawn]);
    await pace.breathe();
  }
  return { site, of, common: [...commonIn(site)] };
}

function drawnBy({ object, range }: Drawing, site: Site, owner: Object3D, toOwn: Matrix4): Drawn[] {
  const mesh = range && plain(object as Mesh, site);
  if (mesh) return [{ mesh, range, matrix: toOwn }];
  return [...seenIn(object, site, placeIn(object, owner).premultiply(toOwn))];
}

/** All that is seen of an object and below it; `matrix` puts the object in its place. */
export function* seenIn(object: Object3D, site: Site, matrix: Matrix4): Generator<Drawn> {
  if (!object.visible) return;
  const mesh = object instanceof Mesh ? plain(object, site) : plainPoints(object);
  if (mesh) yield { mesh, range: wholeOf(mesh.geometry), matrix };
  for (const child of object.children) {
    child.updateMatrix();
    yield* seenIn(child, site, matrix.clone().multiply(child.matrix));
  }
}

function placeIn(object: Object3D, owner: Object3D): Matrix4 {
  const matrix = new Matrix4();
  for (let at: Object3D | null = object; at && at !== owner; at = at.parent) {
    at.updateMatrix();
    matrix.premultiply(at.matrix);
  }
  return matrix;
}

function* commonIn(site: Site): Generator<Drawn> {
  for (const object of site.root.children) {
    const isCommon = object.userData.origin === null && !object.userData.carries;
    if (!isCommon || !(object instanceof Mesh)) continue;
    if (!object.geometry.userData.stretches) yield* seenIn(object, site, object.matrix.clone());
  }
}
