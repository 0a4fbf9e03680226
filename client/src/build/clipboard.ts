/** Things as text, to be pasted here, in another Space or by another hand. What is pasted is checked as any stranger's. */
import { Matrix4, Vector3 } from "three";
import {
  type AddEntity,
  DESCRIPTION_CHARS_MAX,
  EDIT_BYTES_MAX,
  EDIT_OPERATIONS_MAX,
  ENTITY_NAME_CHARS_MAX,
} from "../protocol/generated";
import { addition, repointed, topmost, withBelow } from "./edits";
import { FIELDS } from "./generated";
import { isAllowed } from "./value";
import { type Entities, matrixOf, PLAIN, transformOf, worldOf } from "./whereabouts";

/** Says whose text it is, and in which form. */
const FORM = "lanting-things/1";
const ID = /^ent_[0-9a-hjkmnp-tv-z]{16}$/;
/** The most components that one thing has. */
const COMPONENTS_MAX = 32;

/** Things as they are copied: the tops stand as in the world, the rest under its parents. */
export function copyText(entities: Entities, ids: readonly string[]): string {
  const things = topmost(entities, ids).flatMap((top) =>
    withBelow(entities, top).map((entity) => {
      const added = addition(entity, entity.id, entity.id === top ? null : entity.parent);
      if (entity.id === top) added.components.transform = { ...transformOf(worldOf(entities, top)) };
      return {
        id: added.id,
        name: added.name,
        description: added.description,
        parent: added.parent,
        components: added.components,
      };
    }),
  );
  return JSON.stringify({ form: FORM, things });
}

export type Thing = Pick<AddEntity, "id" | "name" | "description" | "parent" | "components">;

/** What a text holds; null where it holds no things at all; a code where it holds some that cannot be taken. */
export function pastedThings(text: string): readonly Thing[] | "paste-broken" | "paste-large" | null {
  if (!text.includes(FORM)) return null;
  if (text.length > EDIT_BYTES_MAX) return "paste-large";
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return "paste-broken";
  }
  const things = isRecord(read) && read.form === FORM ? read.things : null;
  if (!Array.isArray(things) || things.length === 0) return "paste-broken";
  if (things.length > EDIT_OPERATIONS_MAX) return "paste-large";
  const known = new Set<string>();
  for (const thing of things) {
    if (!isThing(thing, known)) return "paste-broken";
    known.add(thing.id);
  }
  return things as Thing[];
}

function isThing(thing: unknown, known: ReadonlySet<string>): thing is Thing {
  if (!isRecord(thing)) return false;
  const { id, name, description, parent, components } = thing;
  return (
    isText(id, 64) &&
    ID.test(id) &&
    !known.has(id) &&
    isText(name, ENTITY_NAME_CHARS_MAX) &&
    isText(description, DESCRIPTION_CHARS_MAX) &&
    (parent === null || (typeof parent === "string" && known.has(parent))) &&
    isRecord(components) &&
    Object.keys(components).length <= COMPONENTS_MAX &&
    Object.entries(components).every(([component, values]) => isComponent(component, values))
  );
}

function isComponent(name: string, values: unknown): boolean {
  const fields = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (!fields || !isRecord(values)) return false;
  return Object.entries(values).every(([field, value]) => {
    const declared = Object.hasOwn(fields, field) ? fields[field] : undefined;
    return declared !== undefined && isAllowed(declared, value);
  });
}

/** The operations that put pasted things into a Scene, their middle moved to a point of the floor. */
export function pasting(
  things: readonly Thing[],
  newId: () => string,
  to: Vector3 | null,
): { operations: AddEntity[]; tops: string[] } {
  const renamed = new Map(things.map(({ id }) => [id, newId()]));
  const tops = things.filter(({ parent }) => parent === null);
  const shift = to ? to.clone().sub(footOf(tops)) : new Vector3();
  const operations = things.map((thing): AddEntity => {
    const components = repointed(structuredClone(thing.components), renamed);
    if (thing.parent === null) components.transform = { ...movedBy(thing, shift) };
    return {
      op: "add",
      id: renamed.get(thing.id)!,
      name: thing.name,
      description: thing.description,
      words: null,
      parent: thing.parent === null ? null : renamed.get(thing.parent)!,
      is_locked: false,
      components,
    };
  });
  return { operations, tops: tops.map(({ id }) => renamed.get(id)!) };
}

function transformIn({ components }: Thing) {
  return { ...PLAIN, ...(components.transform as Partial<typeof PLAIN> | undefined) };
}

function movedBy(thing: Thing, by: Vector3) {
  return transformOf(new Matrix4().makeTranslation(by.x, by.y, by.z).multiply(matrixOf(transformIn(thing))));
}

/** Their middle, at the height of the lowest. */
function footOf(tops: readonly Thing[]): Vector3 {
  const foot = new Vector3();
  let lowest = Number.POSITIVE_INFINITY;
  for (const top of tops) {
    const [x, y, z] = transformIn(top).position;
    foot.add(new Vector3(x, 0, z));
    lowest = Math.min(lowest, y);
  }
  return foot.divideScalar(Math.max(1, tops.length)).setY(Number.isFinite(lowest) ? lowest : 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown, charsMax: number): value is string {
  return typeof value === "string" && value.length <= charsMax;
}
