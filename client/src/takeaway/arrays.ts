/** Arrays of numbers as what is drawn of them: reliefs and clouds, without the signs that turn to whoever looks. */
import { Group } from "three";
import type { Site } from "../components/site";
import { pointsDrawing } from "../data/points_thing";
import { surfaceDrawing } from "../data/surface_thing";
import type { SceneEntity } from "../model/scene_model";
import type { Brought } from "./bringing";
import { type Drawn, seenIn } from "./drawn";

export async function drawArrays(
  entity: SceneEntity,
  site: Site,
  { shown }: Brought,
  gone: AbortSignal,
): Promise<Drawn[]> {
  const place = { site, entity, group: new Group(), gone };
  const { surface, points } = entity.components;
  const fileOf = (asset: string | undefined) => (asset === undefined ? undefined : shown.get(asset)?.file);
  const [relief, cloud] = [fileOf(surface?.asset), fileOf(points?.asset)];
  const root = new Group();
  try {
    if (surface && relief) root.add((await surfaceDrawing(relief, surface, place)).root);
    if (points && cloud) root.add((await pointsDrawing(cloud, points, place)).root);
  } catch (error) {
    // Its numbers are none that can be shown so: in the place there is a plain box instead.
    console.info(`${entity.name} is not drawn: ${String(error)}`);
  }
  return [...seenIn(root, site, root.matrix)];
}
