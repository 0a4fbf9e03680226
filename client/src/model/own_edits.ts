/**
 * What one's own hands have changed, shown before the server has said so: edits that are not yet journalled, and above
 * them what is being dragged. The server's Scene lies below unchanged: to take its edits in, the layers are lifted,
 * exactly, and laid again. A layer that does not hold any more, since somebody has removed what it speaks of, is not
 * shown; the server will refuse it. Nor does a snapshot say whose edits it holds: over it, one's own lie until they are
 * answered.
 */
import { FIELDS } from "../build/generated";
import type { Components } from "../components/generated";
import type { AppliedEdit } from "../protocol/generated";
import { withOldParts } from "./same";
import type { Operation, Overlay, SceneEntity, SceneKind, SceneModel } from "./scene_model";

interface Layer {
  readonly requestId: string;
  readonly scene: SceneKind;
  readonly operations: readonly Operation[];
  /** What it has replaced, in order; null while it does not lie. */
  replaced: Map<string, SceneEntity | null> | null;
  /** Journalled as this Revision, which has not come yet. */
  revision: number | null;
}

export class OwnEdits implements Overlay {
  readonly #scene: SceneModel;
  #layers: Layer[] = [];
  #preview: Layer | null = null;

  constructor(scene: SceneModel) {
    this.#scene = scene;
    scene.overlay = this;
  }

  /** Shows an edit from now on. */
  add(requestId: string, scene: SceneKind, operations: readonly Operation[]): void {
    this.#scene.change(() => this.#layers.push(layerOf(requestId, scene, operations)));
  }

  /** Shows what is being dragged, in place of what was shown so before. */
  preview(operations: readonly Operation[] | null): void {
    const scene = this.#scene;
    if (this.#preview) this.#lift(this.#preview);
    this.#preview = operations && layerOf("", scene.kind.peek(), operations);
    if (this.#preview) this.#lay(this.#preview);
    scene.tell();
  }

  /** What is being dragged, which is shown no more: to be asked for, or let go. */
  takePreview(): readonly Operation[] | null {
    const operations = this.#preview?.operations ?? null;
    this.preview(null);
    return operations;
  }

  /** Journalled as that Revision: stays until it comes. Null: nothing had to be changed. */
  journalled(requestId: string, revision: number | null): void {
    const layer = this.#layers.find((each) => each.requestId === requestId);
    if (!layer) return;
    if (revision === null) this.drop(requestId);
    else {
      layer.revision = revision;
      this.#scene.change(() => undefined);
    }
  }

  /** Refused, or without an answer for ever: as if it had not been. */
  drop(requestId: string): void {
    this.#scene.change(() => this.#forget((layer) => layer.requestId === requestId));
  }

  lift(): void {
    if (this.#preview) this.#lift(this.#preview);
    for (const layer of this.#layers.toReversed()) this.#lift(layer);
  }

  lay(edits: readonly AppliedEdit[]): void {
    const come = new Set(edits.map((edit) => edit.request_id));
    const kind = this.#scene.kind.peek();
    const at = this.#scene.revision.peek();
    this.#forget(
      ({ scene, requestId, revision }) =>
        scene === kind && (come.has(requestId) || (revision !== null && revision <= at)),
    );
    for (const layer of this.#layers) this.#lay(layer);
    if (this.#preview) this.#lay(this.#preview);
  }

  keep(changes: Map<string, SceneEntity | null>): void {
    const { entities } = this.#scene;
    for (const [id, before] of [...changes]) {
      const now = entities.get(id) ?? null;
      const kept = before && now ? withOldParts(now, before) : now;
      if (kept !== now) this.#scene.put(id, kept);
      if (kept === before) changes.delete(id);
    }
  }

  #forget(is: (layer: Layer) => boolean): void {
    this.#layers = this.#layers.filter((layer) => !is(layer));
  }

  #lift(layer: Layer): void {
    for (const [id, before] of layer.replaced ?? []) this.#scene.put(id, before);
    layer.replaced = null;
  }

  #lay(layer: Layer): void {
    if (layer.scene !== this.#scene.kind.peek()) return;
    layer.replaced = new Map();
    for (const operation of layer.operations) {
      this.#note(operation, layer.replaced);
      if (this.#holds(operation) && this.#scene.operate(this.#whole(operation))) continue;
      this.#lift(layer);
      return;
    }
  }

  /** Remembers what an operation will replace; what hangs on it goes with it, and comes back after it. */
  #note(operation: Operation, replaced: Map<string, SceneEntity | null>): void {
    const { id } = operation;
    if (!replaced.has(id)) replaced.set(id, this.#scene.entities.get(id) ?? null);
    if (operation.op !== "remove") return;
    for (const child of this.#scene.childrenOf(id)) this.#note({ op: "remove", id: child }, replaced);
  }

  /** As far as it can be told here: the server decides. */
  #holds(operation: Operation): boolean {
    const { entities } = this.#scene;
    if (operation.op === "add" && entities.has(operation.id)) return false;
    const parent = parentIn(operation);
    for (let at = parent; at; at = entities.get(at)?.parent ?? null)
      if (at === operation.id || !entities.has(at)) return false;
    return true;
  }

  /** With every field of a component that comes new, as the server will say it. */
  #whole(operation: Operation): Operation {
    if (operation.op === "add") {
      const components = Object.entries(operation.components).map(([name, values]) => [
        name,
        { ...defaultsOf(name), ...values },
      ]);
      return { ...operation, components: Object.fromEntries(components) };
    }
    if (operation.op !== "set" || operation.component === "entity") return operation;
    const present = this.#scene.entities.get(operation.id)?.components[
      operation.component as keyof Components
    ];
    if (present) return operation;
    return { ...operation, values: { ...defaultsOf(operation.component), ...operation.values } };
  }
}

function layerOf(requestId: string, scene: SceneKind, operations: readonly Operation[]): Layer {
  return { requestId, scene, operations, replaced: null, revision: null };
}

/** The parent that an operation gives, if it gives one. */
function parentIn(operation: Operation): string | null {
  if (operation.op === "add") return operation.parent;
  if (operation.op !== "set" || operation.component !== "entity") return null;
  return (operation.values as { parent?: string | null }).parent ?? null;
}

function defaultsOf(component: string): Record<string, unknown> {
  const fields = Object.entries(FIELDS[component] ?? {}).filter(([, field]) => "default" in field);
  return Object.fromEntries(fields.map(([name, field]) => [name, field.default]));
}
