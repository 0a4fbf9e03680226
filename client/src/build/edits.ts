/** What a builder does to things, said as operations of one edit. Pure: the new ids are handed in. */
import { Matrix4, type Quaternion, type Vector3 } from "three";
import type { Components, Transform } from "../components/generated";
import type { Operation, SceneEntity } from "../model/scene_model";
import type { AddEntity, SetProperties } from "../protocol/generated";
import { clamp } from "./measure";
import { exact, type Vector } from "./snapping";
import { type Entities, localIn, matrixOf, middleOf, PLAIN, transformOf, worldOf } from "./whereabouts";

/** The Entity's own properties are said as those of a component of this name. */
export const ENTITY = "entity";

export function set(id: string, component: string, values: object): SetProperties {
  return { op: "set", id, component, values: { ...values } };
}

/** Those of the chosen that hang on no other chosen: what happens to these happens to all. */
export function topmost(entities: Entities, ids: readonly string[]): string[] {
  const chosen = new Set(ids);
  return ids.filter((id) => {
    const entity = entities.get(id);
    if (!entity) return false;
    for (let at = entity.parent; at !== null; at = entities.get(at)?.parent ?? null)
      if (chosen.has(at)) return false;
    return true;
  });
}

/** A thing and all that hangs on it, parents before children. */
export function withBelow(entities: Entities, id: string): SceneEntity[] {
  const first = entities.get(id);
  if (!first) return [];
  const found = [first];
  const children = new Map<string, SceneEntity[]>();
  for (const entity of entities.values()) {
    if (entity.parent === null) continue;
    const others = children.get(entity.parent);
    if (others) others.push(entity);
    else children.set(entity.parent, [entity]);
  }
  for (let index = 0; index < found.length; index += 1) found.push(...(children.get(found[index]!.id) ?? []));
  return found;
}

/** Locked itself, or by what it hangs on. */
export function isLocked(entities: Entities, id: string): boolean {
  for (let at = entities.get(id); at; at = at.parent === null ? undefined : entities.get(at.parent))
    if (at.is_locked) return true;
  return false;
}

export function removing(entities: Entities, ids: readonly string[]): Operation[] {
  return topmost(entities, ids).map((id) => ({ op: "remove", id }));
}

export function locking(entities: Entities, ids: readonly string[], on: boolean): Operation[] {
  return ids
    .filter((id) => entities.get(id)?.is_locked === !on)
    .map((id) => set(id, ENTITY, { is_locked: on }));
}

/** All of them by so much in the world's axes. */
export function moving(entities: Entities, ids: readonly string[], by: Vector3): Operation[] {
  const shift = new Matrix4().makeTranslation(by.x, by.y, by.z);
  return transforming(entities, ids, shift);
}

/** All of them around a point of the world. */
export function turning(
  entities: Entities,
  ids: readonly string[],
  turn: Quaternion,
  around: Vector3,
): Operation[] {
  const about = new Matrix4()
    .makeTranslation(around.x, around.y, around.z)
    .multiply(new Matrix4().makeRotationFromQuaternion(turn))
    .multiply(new Matrix4().makeTranslation(-around.x, -around.y, -around.z));
  return transforming(entities, ids, about);
}

function transforming(entities: Entities, ids: readonly string[], change: Matrix4): Operation[] {
  return topmost(entities, ids).map((id) => {
    const entity = entities.get(id)!;
    const world = new Matrix4().multiplyMatrices(change, worldOf(entities, id));
    const { position, rotation } = localIn(entities, entity.parent, world);
    const before = entity.components.transform ?? PLAIN;
    return set(id, "transform", isSame(rotation, before.rotation) ? { position } : { position, rotation });
  });
}

const SAME = 1e-5;

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, index) => Math.abs(value - other[index]!) < SAME);
}

/** Components whose size is said in metres; what has one of them is sized by it, anything else by its scale. */
const SIZED = ["shape", "rock", "collider", "zone"] as const satisfies readonly (keyof Components)[];
/** Fields that grow evenly with a thing. */
const GROWING: Readonly<Partial<Record<keyof Components, readonly string[]>>> = {
  text: ["width_m", "letter_m"],
  label: ["height_m"],
  image: ["width_cm"],
  panorama: ["radius_m"],
  portal: ["diameter_m"],
  spawn: ["radius_m"],
};
const SIZE_MIN = 0.01;
const SIZE_MAX = 1_000;

/** A thing so many times as wide, high and deep. */
export function sizing(entity: SceneEntity, by: Readonly<Vector>): Operation[] {
  const { id, components } = entity;
  const operations: Operation[] = [];
  for (const name of SIZED) {
    const size = components[name]?.size;
    if (size) operations.push(set(id, name, { size: size.map((value, axis) => sized(value * by[axis]!)) }));
  }
  const evenly = Math.cbrt(by[0] * by[1] * by[2]);
  for (const [name, fields] of Object.entries(GROWING)) {
    const values = components[name as keyof Components] as Readonly<Record<string, unknown>> | undefined;
    if (!values) continue;
    const grown = fields.map((field) => [field, sized(Number(values[field]) * evenly)]);
    operations.push(set(id, name, Object.fromEntries(grown)));
  }
  if (operations.length > 0) return operations;
  const { scale } = components.transform ?? PLAIN;
  return [set(id, "transform", { scale: scale.map((value, axis) => sized(value * by[axis]!)) })];
}

function sized(value: number): number {
  return exact(clamp(value, SIZE_MIN, SIZE_MAX));
}

export interface Copies {
  readonly operations: AddEntity[];
  /** The copies of what was chosen. */
  readonly tops: string[];
}

/** The chosen once more, with all that hangs on them, shifted in the world's axes. */
export function copying(
  entities: Entities,
  ids: readonly string[],
  newId: () => string,
  by: Vector3,
): Copies {
  const operations: AddEntity[] = [];
  const tops: string[] = [];
  for (const top of topmost(entities, ids)) {
    const renamed = new Map<string, string>();
    for (const entity of withBelow(entities, top)) renamed.set(entity.id, newId());
    for (const entity of withBelow(entities, top)) {
      const isTop = entity.id === top;
      const parent = isTop ? entity.parent : renamed.get(entity.parent ?? "")!;
      const added = addition(entity, renamed.get(entity.id)!, parent);
      added.components = repointed(added.components, renamed);
      if (isTop) added.components.transform = { ...shifted(entities, entity, by) };
      operations.push(added);
    }
    tops.push(renamed.get(top)!);
  }
  return { operations, tops };
}

/** Nobody's copy has Lanting's own words, nor a lock. */
export function addition(entity: SceneEntity, id: string, parent: string | null): AddEntity {
  const { name, description } = entity;
  return {
    op: "add",
    id,
    name,
    description,
    words: null,
    parent,
    is_locked: false,
    components: structuredClone(entity.components) as AddEntity["components"],
  };
}

function shifted(entities: Entities, entity: SceneEntity, by: Vector3): Transform {
  const world = new Matrix4().makeTranslation(by.x, by.y, by.z).multiply(worldOf(entities, entity.id));
  return localIn(entities, entity.parent, world);
}

/** What a copied button plays or hides is the copy of it. */
export function repointed(
  components: AddEntity["components"],
  renamed: ReadonlyMap<string, string>,
): AddEntity["components"] {
  const { button } = components;
  if (!button) return components;
  const to = (ids: unknown) => (Array.isArray(ids) ? ids.map((id) => renamed.get(id) ?? id) : []);
  return { ...components, button: { ...button, plays: to(button.plays), toggles: to(button.toggles) } };
}

/** Under a new Entity in their middle, on the floor of the lowest. Each stays where it is in the world. */
export function grouping(entities: Entities, ids: readonly string[], group: string): Operation[] {
  const tops = topmost(entities, ids);
  const parents = new Set(tops.map((id) => entities.get(id)!.parent));
  const parent = parents.size === 1 ? [...parents][0]! : null;
  const middle = middleOf(entities, tops);
  const stands = new Matrix4().makeTranslation(middle.x, middle.y, middle.z);
  const transform = localIn(entities, parent, stands);
  const added: AddEntity = {
    op: "add",
    id: group,
    name: "",
    description: "",
    words: null,
    parent,
    is_locked: false,
    components: { transform: { ...transform, scale: [1, 1, 1] } },
  };
  const under = worldOf(entities, parent)
    .multiply(matrixOf({ ...transform, scale: [1, 1, 1] }))
    .invert();
  const moved = tops.flatMap((id) => [
    set(id, ENTITY, { parent: group }),
    set(id, "transform", transformOf(new Matrix4().multiplyMatrices(under, worldOf(entities, id)))),
  ]);
  return [added, ...moved];
}

/** What hung on them hangs on what they hung on; each stays where it is. A group that is nothing itself goes. */
export function ungrouping(entities: Entities, ids: readonly string[]): Operation[] {
  const operations: Operation[] = [];
  for (const id of ids) {
    const group = entities.get(id);
    const children = [...entities.values()].filter((each) => each.parent === id);
    if (!group || children.length === 0) continue;
    for (const child of children) {
      operations.push(set(child.id, ENTITY, { parent: group.parent }));
      operations.push(
        set(child.id, "transform", localIn(entities, group.parent, worldOf(entities, child.id))),
      );
    }
    if (isBare(group)) operations.push({ op: "remove", id });
  }
  return operations;
}

/** Nothing to see, hear or use: it only holds others together. */
export function isBare({ components }: SceneEntity): boolean {
  return Object.keys(components).every((name) => name === "transform");
}
