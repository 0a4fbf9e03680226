/** What has to be done to what is drawn when Entities are others than they were. */
import type { Components } from "../../components/generated";
import { MOVING, type Site } from "../../components/site";
import type { SceneEntity } from "../../model/scene_model";

type Name = keyof Components;

/** Their builders speak for the whole place: with another of them it is built anew. */
const WHOLE: ReadonlySet<Name> = new Set(["light", "sky", "hills", "clouds", "shade"]);
/** Drawn where the Scene's numbers say, whatever moves them: they are drawn anew rather than moved. */
const UNMOVABLE: ReadonlySet<Name> = new Set(["heron", "viewpoint"]);
/** Where they stand says how they grow, or how light the ground is: when they have been moved they are drawn anew at rest. */
export const ROOTED: ReadonlySet<string> = new Set([
  "grass",
  "plants",
  "bamboo",
  "tree",
  "paving",
  "height_field",
]);
/** Those of one Entity that are drawn anew with each other. */
const TOGETHER: readonly (readonly Name[])[] = [["model", "animation"]];

/** The components of an Entity that are others now. */
export function changedNames(before: SceneEntity | null, now: SceneEntity | null): Set<Name> {
  const names = new Set<Name>();
  const all = { ...before?.components, ...now?.components };
  for (const name of Object.keys(all) as Name[])
    if (before?.components[name] !== now?.components[name]) names.add(name);
  for (const group of TOGETHER)
    if (group.some((name) => names.has(name))) for (const name of group) names.add(name);
  return names;
}

/** Whether a change shows in more than the thing itself: in the evening what glows lights its surroundings. */
export function concernsAll(
  names: ReadonlySet<Name>,
  before: SceneEntity | null,
  now: SceneEntity | null,
  { daylight }: Site,
): boolean {
  if ([...names].some((name) => WHOLE.has(name))) return true;
  return daylight === "evening" && names.size > 0 && [before, now].some(glows);
}

function glows(entity: SceneEntity | null): boolean {
  const { shape, lathe } = entity?.components ?? {};
  return shape?.finish === "glow" || lathe?.finish === "glow";
}

export function hasMoved(before: SceneEntity, now: SceneEntity): boolean {
  return before.parent !== now.parent || before.components.transform !== now.components.transform;
}

export function isRooted({ components }: SceneEntity): boolean {
  return Object.keys(components).some((name) => ROOTED.has(name));
}

/** What of an Entity has to be drawn anew where it was moved. */
export function unmovable({ components }: SceneEntity): Name[] {
  return [...UNMOVABLE].filter((name) => components[name]);
}

/** Whether it goes along a line by itself, with all that hangs on it. */
export function isCarrier(entity: SceneEntity | undefined): boolean {
  for (const name of MOVING) if (entity?.components[name]) return true;
  return false;
}

/** The highest of an Entity and those above it that goes along a line by itself; null: none does. */
export function carrierOf(entities: ReadonlyMap<string, SceneEntity>, entity: SceneEntity): string | null {
  let found: string | null = null;
  for (let at: SceneEntity | undefined = entity; at; at = entities.get(at.parent ?? ""))
    if (isCarrier(at)) found = at.id;
  return found;
}

/** Whose copies are others with an Entity, before and after: of what it hangs on, and its own unless it only moved. */
export function* repeatersOf(
  id: string,
  names: ReadonlySet<Name>,
  scenes: readonly ReadonlyMap<string, SceneEntity>[],
): Generator<string> {
  for (const entities of scenes)
    for (let at = entities.get(id); at; at = entities.get(at.parent ?? ""))
      if (at.components.generator && (at.id !== id || names.size > 0)) yield at.id;
}

/** An Entity and all that hangs on it. */
export function* withParts(id: string, childrenOf: (id: string) => Iterable<string>): Generator<string> {
  yield id;
  for (const child of childrenOf(id)) yield* withParts(child, childrenOf);
}
