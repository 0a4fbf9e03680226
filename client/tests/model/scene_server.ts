/** A server's Scene in its plainest form: data that operations change, every Revision kept, requests answered once. */
import { FIELDS } from "../../src/build/generated";
import { isSame } from "../../src/model/same";
import type { Operation, SceneEntity } from "../../src/model/scene_model";
import type { AppliedEdit } from "../../src/protocol/generated";

export type Things = Record<string, SceneEntity>;
export type Answer = { readonly refused: true } | { readonly revision: number | null };

export class SceneServer {
  /** Every Revision as a whole: the last is the present one. */
  readonly states: Things[];
  readonly journal: AppliedEdit[] = [];
  readonly #answers = new Map<string, Answer>();

  constructor(entities: readonly SceneEntity[]) {
    this.states = [Object.fromEntries(entities.map((entity) => [entity.id, entity]))];
  }

  get revision(): number {
    return this.states.length;
  }

  at(revision: number): Things {
    return this.states[revision - 1]!;
  }

  /** Applies an edit whole or not at all; a repeat gets the first answer. */
  edit(request_id: string, operations: readonly Operation[], isAllowed = true): Answer {
    const answered = this.#answers.get(request_id);
    if (answered) return answered;
    const answer = isAllowed ? this.#apply(request_id, operations) : { refused: true as const };
    this.#answers.set(request_id, answer);
    return answer;
  }

  #apply(request_id: string, operations: readonly Operation[]): Answer {
    const done = after(this.at(this.revision), operations);
    if (!done) return { refused: true };
    if (done.told.length === 0) return { revision: null };
    this.states.push(done.things);
    const revision = this.revision;
    this.journal.push({
      revision,
      kind: "edit",
      participant: null,
      request_id,
      at: 0,
      operations: done.told,
    });
    return { revision };
  }
}

/** What operations make of a Scene, and how they are told; null where one does not hold. */
export function after(
  before: Things,
  operations: readonly Operation[],
): { readonly things: Things; readonly told: Operation[] } | null {
  const things = structuredClone(before);
  const told: Operation[] = [];
  for (const operation of operations) {
    const normal = normalised(things, operation);
    if (!normal) return null;
    for (const each of normal) change(things, each);
    told.push(...normal);
  }
  return { things, told };
}

/** As it is told: every field of what comes new, else what becomes another, if anything. Null: it does not hold. */
function normalised(things: Things, operation: Operation): Operation[] | null {
  if (operation.op === "add") {
    if (things[operation.id] || (operation.parent && !things[operation.parent])) return null;
    const components = Object.entries(operation.components);
    const whole = components.map(([name, values]) => [name, { ...defaultsOf(name), ...values }]);
    return [{ ...operation, components: Object.fromEntries(whole) }];
  }
  const entity = things[operation.id];
  if (!entity) return null;
  if (operation.op === "remove") return [operation];
  const { component } = operation;
  const old = component === "entity" ? entity : (entity.components as Record<string, object>)[component];
  if (operation.op === "clear") return old ? [operation] : [];
  if (!old) return [{ ...operation, values: { ...defaultsOf(component), ...operation.values } }];
  if (component === "entity")
    for (let at = operation.values.parent as string | null | undefined; at; at = things[at]?.parent)
      if (at === operation.id || !things[at]) return null;
  const changed = Object.entries(operation.values).filter(
    ([name, value]) => !isSame(old[name as keyof typeof old], value),
  );
  return changed.length > 0 ? [{ ...operation, values: Object.fromEntries(changed) }] : [];
}

function change(things: Things, operation: Operation): void {
  const { id } = operation;
  if (operation.op === "add") {
    const { op, ...entity } = operation;
    things[id] = entity as SceneEntity;
  } else if (operation.op === "remove") {
    delete things[id];
    for (const each of Object.values(things))
      if (each.parent === id) change(things, { op: "remove", id: each.id });
  } else if (operation.op === "set" && operation.component === "entity") {
    things[id] = { ...things[id]!, ...operation.values };
  } else {
    const components = things[id]!.components as Record<string, object>;
    if (operation.op === "clear") delete components[operation.component];
    else components[operation.component] = { ...components[operation.component], ...operation.values };
  }
}

function defaultsOf(component: string): object {
  const fields = Object.entries(FIELDS[component]!).filter(([, field]) => "default" in field);
  return Object.fromEntries(fields.map(([name, field]) => [name, field.default]));
}
