/**
 * From the Scene's Entities to what is drawn: one builder for each component that shows. A component that this client
 * does not know, or that shows nothing (colliders, seats, zones), is passed over.
 */
import type { SceneEntity } from "../model/scene_model";
import { bamboo } from "./bamboo";
import { clouds } from "./clouds";
import { coping } from "./coping";
import type { Daylight } from "./daylight";
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
import { plants } from "./plants";
import { portal } from "./portal";
import { rock } from "./rock";
import { shade } from "./shade";
import { shape } from "./shape";
import { sheet } from "./sheet";
import { type AskSpace, type Builder, type BuilderOf, type Quality, Site, type Standing } from "./site";
import { sky } from "./sky";
import { stones } from "./stones";
import { tree } from "./tree";
import { tube } from "./tube";
import { viewpoint } from "./viewpoint";
import { water } from "./water";

type Builders = { readonly [Name in keyof Components]?: BuilderOf<Name> };

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

/** Builds the whole place; its `root` is ready to be drawn. */
export function buildPlace(
  entities: ReadonlyMap<string, SceneEntity>,
  quality: Quality,
  daylight: Daylight = "morning",
  askSpace: AskSpace | null = null,
): Site {
  const site = new Site(entities, { quality, daylight, askSpace }, createMaterials(quality, daylight));
  const standings = new Map<string, Standing>();
  for (const entity of entities.values()) standings.set(entity.id, site.standing(entity));
  findGlows(site, standings.values());
  for (const name of Object.keys(BUILDERS) as (keyof Components)[]) buildAll(name, site, standings);
  site.close();
  showHalos(site);
  return site;
}

function buildAll<Name extends keyof Components>(
  name: Name,
  site: Site,
  standings: ReadonlyMap<string, Standing>,
): void {
  const builder: Builder<Components[Name]> | undefined = BUILDERS[name]?.(site);
  if (!builder) return;
  for (const standing of standings.values()) {
    const component = standing.entity.components[name];
    if (component !== undefined) builder.add(component, standing);
  }
  builder.finish?.();
}
