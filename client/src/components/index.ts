/**
 * From the Scene's Entities to what is drawn: one builder for each component that shows. A component that this client
 * does not know, or that shows nothing (colliders, seats, zones), is passed over.
 */
import type { SceneEntity } from "../model/scene_model";
import { bamboo } from "./bamboo";
import { clouds } from "./clouds";
import { coping } from "./coping";
import { drift } from "./drift";
import { extrusion } from "./extrusion";
import type { Components } from "./generated";
import { grass } from "./grass";
import { findGlows, showHalos } from "./halo";
import { heightField } from "./height_field";
import { heron } from "./heron";
import { hills } from "./hills";
import { label } from "./label";
import { lathe } from "./lathe";
import { light } from "./light";
import { createMaterials } from "./materials";
import { paving } from "./paving";
import type { Origin } from "./piece";
import { plants } from "./plants";
import { portal } from "./portal";
import { rock } from "./rock";
import { shade } from "./shade";
import { shape } from "./shape";
import { sheet } from "./sheet";
import { type Builder, type BuilderOf, type Building, MOVING, Site, type Standing } from "./site";
import { sky } from "./sky";
import { stones } from "./stones";
import { tree } from "./tree";
import { tube } from "./tube";
import { viewpoint } from "./viewpoint";
import { water } from "./water";

export type Builders = { [Name in keyof Components]?: BuilderOf<Name> };

/** In this order: whoever comes later may use what light and sky have said. */
const BUILDERS: Builders = {
  light,
  sky,
  hills,
  clouds,
  shade,
  height_field: heightField,
  paving,
  water,
  shape,
  lathe,
  extrusion,
  tube,
  sheet,
  coping,
  rock,
  stones,
  bamboo,
  tree,
  grass,
  plants,
  label,
  portal,
  drift,
  heron,
  viewpoint,
};

/** Components that are made in a chunk of their own, fetched where a Scene has one or somebody builds. */
const MADE_LATER = [
  "text",
  "lamp",
  "button",
  "path",
  "model",
  "image",
  "panorama",
  "surface",
  "points",
  "board",
  "generator",
] as const;

/** Whether something of it waits for builders that are not here yet. */
export function isUnmade({ components }: SceneEntity): boolean {
  return MADE_LATER.some((name) => components[name] && !BUILDERS[name]);
}

/** Takes in what was fetched later. */
export function addBuilders(builders: Builders): void {
  Object.assign(BUILDERS, builders);
  MOVING.add("path");
}

/** Builds the whole place; its `root` is ready to be drawn. */
export function buildPlace(entities: ReadonlyMap<string, SceneEntity>, building: Building): Site {
  const site = new Site(entities, building, createMaterials(building.quality, building.daylight));
  for (const _ of buildInto(site, entities.values()));
  return site;
}

/** The same in steps, so that pictures can be made between them. `wanted`: of these Entities only such components. */
export function* buildInto(
  site: Site,
  entities: Iterable<SceneEntity>,
  wanted: (origin: Origin) => boolean = () => true,
): Generator<undefined> {
  const standings: Standing[] = [];
  for (const entity of entities) standings.push(site.standing(entity));
  findGlows(site, standings);
  for (const name of Object.keys(BUILDERS) as (keyof Components)[])
    yield* buildAll(name, site, standings, wanted);
  yield* site.close();
  showHalos(site);
}

function* buildAll<Name extends keyof Components>(
  name: Name,
  site: Site,
  standings: readonly Standing[],
  wanted: (origin: Origin) => boolean,
): Generator<undefined> {
  const builder: Builder<Components[Name]> | undefined = BUILDERS[name]?.(site);
  if (!builder) return;
  for (const standing of standings) {
    const component = standing.entity.components[name];
    const origin = { id: standing.entity.id, component: name };
    if (component === undefined || !wanted(origin)) continue;
    site.origin = origin;
    builder.add(component, standing);
    site.claim(standing.entity);
    yield;
  }
  site.origin = null;
  builder.finish?.();
  site.claim(null);
}
