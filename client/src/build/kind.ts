/** What kind of thing something is, for a builder: the first of its components that says the most about it. */
import type { Components } from "../components/generated";
import type { Words } from "../locale/words";
import type { SceneEntity } from "../model/scene_model";
import type { Entities } from "./whereabouts";

/** In the order in which they name a thing; `group` has none of them. */
const TELLING = [
  "portal",
  "model",
  "image",
  "panorama",
  "sound",
  "surface",
  "points",
  "board",
  "text",
  "label",
  "button",
  "lamp",
  "seat",
  "spawn",
  "zone",
  "shape",
  "tree",
  "rock",
  "water",
  "collider",
] as const satisfies readonly (keyof Components)[];

/** What is used or looked at, and so is to have a name and a description. */
const MEANT = [
  "portal",
  "model",
  "image",
  "panorama",
  "sound",
  "surface",
  "points",
  "board",
  "text",
  "button",
  "grabbable",
] as const;

export type Kind =
  | (typeof TELLING)[number]
  | "box"
  | "cylinder"
  | "sphere"
  | "ring"
  | "group"
  | "ground"
  | "other";

export function kindOf({ components }: SceneEntity): Kind {
  const telling = TELLING.find((name) => components[name]);
  if (telling === "shape") return components.shape!.kind;
  if (telling) return telling;
  const names = Object.keys(components).filter((name) => name !== "transform");
  if (names.length === 0) return "group";
  return names.some((name) => name === "height_field" || name === "bounds") ? "ground" : "other";
}

/** Its own name, Lanting's word for it, what is written on it, or what it is. */
export function nameOf(words: Words, entity: SceneEntity): string {
  if (entity.words !== null) return words.text(entity.words);
  if (entity.name !== "") return entity.name;
  const { label, text, board, surface, points } = entity.components;
  const written = label?.text ?? text?.text ?? (board ?? surface ?? points)?.title ?? "";
  if (written !== "") return written.length > 40 ? `${written.slice(0, 39)}…` : written;
  return words.text(`build-kind-${kindOf(entity)}`);
}

export interface Lack {
  readonly name: boolean;
  readonly description: boolean;
}

/** What is missing that others need who cannot see it. Parts of a named thing are told with it. */
export function lackOf(entities: Entities, entity: SceneEntity): Lack {
  const { components } = entity;
  const isMeant = MEANT.some((name) => components[name]) || (entity.parent === null && "shape" in components);
  const says = { name: false, description: false };
  for (let at: SceneEntity | undefined = entity; at; at = entities.get(at.parent ?? "")) {
    says.name ||= at.name !== "" || at.words !== null;
    says.description ||= at.description !== "" || at.words !== null;
  }
  return { name: isMeant && !says.name, description: isMeant && !says.description };
}

/**
 * Those of a Scene that lack words: whatever is used or looked into, and of mere shapes those that were placed by her,
 * since a place is full of walls and steps.
 */
export function lacking(entities: Entities, placed: ReadonlySet<string>): SceneEntity[] {
  return [...entities.values()].filter((entity) => {
    if (!placed.has(entity.id) && !MEANT.some((name) => entity.components[name])) return false;
    const lack = lackOf(entities, entity);
    return lack.name || lack.description;
  });
}
