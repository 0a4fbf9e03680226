/**
 * From the Scene's Entities to what is drawn: one builder for each component that shows. A component that this client
 * does not know, or that shows nothing (colliders, seats, zones), is passed over.
 */
import type { SceneEntity } from "../model/scene_model";
import { bamboo } from "./bamboo";
import { clouds } from "./clouds";
import { drift } from "./drift";
import { extrusion } from "./extrusion";
import type { Components } from "./generated";
import { grass } from "./grass";
import { heightField } from "./height_field";
import { hills } from "./hills";
import { label } from "./label";
import { lathe } from "./lathe";
import { light } from "./light";
import { createMaterials } from "./materials";
import { portal } from "./portal";
import { rock } from "./rock";
import { shape } from "./shape";
import { sheet } from "./sheet";
import { type Builder, type BuilderOf, type Quality, Site, type Standing } from "./site";
import { sky } from "./sky";
import { tube } from "./tube";
import { viewpoint } from "./viewpoint";
import { water } from "./water";

type Builders = { readonly [Name in keyof Components]?: BuilderOf<Name> };

/** In this order: whoever comes later may use what light and sky have said. */
export const BUILDERS: Builders = {
  light,
  sky,
  hills,
  clouds,
  height_field: heightField,
  water,
  shape,
  lathe,
  extrusion,
  tube,
  sheet,
  rock,
  bamboo,
  grass,
  label,
  portal,
  drift,
  viewpoint,
};

/** Builds the whole place; its `root` is ready to be drawn. */
export function buildPlace(entities: ReadonlyMap<string, SceneEntity>, quality: Quality): Site {
  const site = new Site(entities, quality, createMaterials(quality));
  const standings = new Map<string, Standing>();
  for (const entity of entities.values()) standings.set(entity.id, site.standing(entity));
  for (const name of Object.keys(BUILDERS) as (keyof Components)[]) buildAll(name, site, standings);
  site.close();
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
