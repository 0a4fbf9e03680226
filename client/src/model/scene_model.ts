/**
 * The things in the place as they are shown: the server's Scene, kept up by its edits, and over it what one's own hands
 * have changed and the server has not yet confirmed.
 *
 * Entities and components never change, they are replaced: whoever keeps one sees by its identity whether it is another.
 */
import { signal } from "@preact/signals";
import type { Components } from "../components/generated";
import type { AppliedEdit, Edit } from "../protocol/generated";

export type SceneKind = Edit["scene"];
export type Operation = AppliedEdit["operations"][number];

/** One of the things in a Space. */
export interface SceneEntity {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Where name and description are Lanting's own: their key in the texts. */
  readonly words: string | null;
  readonly parent: string | null;
  /** Only changes after a Builder has unlocked it. */
  readonly is_locked: boolean;
  readonly components: Partial<Components>;
}

export interface Snapshot {
  readonly revision: number;
  readonly template: string;
  readonly entities: readonly SceneEntity[];
}

/** What each touched Entity was before; null: it was not there. What it is now, the Scene says. */
export type SceneChanges = ReadonlyMap<string, SceneEntity | null>;

/** What is laid over the server's Scene, and lifted while that changes. */
export interface Overlay {
  lift(): void;
  /** Knows the edits that have just come. */
  lay(edits: readonly AppliedEdit[]): void;
  /** Keeps the objects of what has come out as it was, lifted and laid. */
  keep(changes: Map<string, SceneEntity | null>): void;
}

const NOTHING: ReadonlySet<string> = new Set();

export class SceneModel {
  /** The server's; 0 until a snapshot has come. */
  readonly revision = signal(0);
  /** Rises with every change of what is shown. */
  readonly edition = signal(0);
  /** Which of the Space's two Scenes is shown. */
  readonly kind = signal<SceneKind>("published");
  template = "";
  /** Rises when the whole place is another: two Spaces may well be at the same revision. */
  version = 0;
  overlay: Overlay | null = null;

  readonly #entities = new Map<string, SceneEntity>();
  readonly #children = new Map<string, Set<string>>();
  readonly #listeners = new Set<(changes: SceneChanges) => void>();
  #changes = new Map<string, SceneEntity | null>();

  get entities(): ReadonlyMap<string, SceneEntity> {
    return this.#entities;
  }

  childrenOf(id: string): ReadonlySet<string> {
    return this.#children.get(id) ?? NOTHING;
  }

  /** Calls once for each batch of changes, not where the whole place is replaced. Returns how to stop. */
  listen(listener: (changes: SceneChanges) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Another Space: its things are on their way. */
  clear(): void {
    this.#replace([]);
    this.template = "";
    this.revision.value = 0;
  }

  /** Another place, as a whole. */
  take(snapshot: Snapshot, kind: SceneKind = "published"): void {
    this.kind.value = kind;
    this.#replace(snapshot.entities);
    this.template = snapshot.template;
    this.version += 1;
    this.revision.value = snapshot.revision;
  }

  /** The same place at another Revision, or its other Scene: told as changes. */
  renew(snapshot: Snapshot, kind: SceneKind): void {
    this.change(() => {
      this.kind.value = kind;
      const gone = new Set(this.#entities.keys());
      for (const entity of snapshot.entities) {
        gone.delete(entity.id);
        if (JSON.stringify(entity) !== JSON.stringify(this.#entities.get(entity.id)))
          this.put(entity.id, entity);
      }
      for (const id of gone) this.put(id, null);
      this.template = snapshot.template;
      this.revision.value = snapshot.revision;
    });
  }

  /** The edits that follow the present Revision, in order. */
  follow(edits: readonly AppliedEdit[]): void {
    this.change(() => {
      for (const { operations } of edits) for (const operation of operations) this.operate(operation);
      this.revision.value = edits.at(-1)?.revision ?? this.revision.value;
    }, edits);
  }

  /** Changes what lies under the overlay, and tells all at once. */
  change(act: () => void, edits: readonly AppliedEdit[] = []): void {
    this.overlay?.lift();
    act();
    this.overlay?.lay(edits);
    this.tell();
  }

  /** One operation; false where the Scene does not hold what it speaks of. */
  operate(operation: Operation): boolean {
    const { id } = operation;
    const entity = this.#entities.get(id);
    if (operation.op === "add") {
      const { op, ...added } = operation;
      this.put(id, added as SceneEntity);
      return !entity;
    }
    if (!entity) return false;
    if (operation.op === "remove") this.#remove(id);
    else if (operation.op === "set" && operation.component === "entity")
      this.put(id, { ...entity, ...operation.values });
    else {
      const components: Record<string, object> = { ...entity.components };
      const { component } = operation;
      if (operation.op === "clear") delete components[component];
      else components[component] = { ...components[component], ...operation.values };
      this.put(id, { ...entity, components });
    }
    return true;
  }

  /** Sets or takes away one Entity, and notes what it was. */
  put(id: string, entity: SceneEntity | null): void {
    const before = this.#entities.get(id) ?? null;
    if (!this.#changes.has(id)) this.#changes.set(id, before);
    if (before?.parent) this.#children.get(before.parent)?.delete(id);
    if (entity) this.#insert(entity);
    else this.#entities.delete(id);
  }

  /** Tells what has changed since the last time. */
  tell(): void {
    const changes = this.#changes;
    this.overlay?.keep(changes);
    this.#changes = new Map();
    if (changes.size === 0) return;
    this.edition.value += 1;
    for (const listener of this.#listeners) listener(changes);
  }

  #replace(entities: readonly SceneEntity[]): void {
    this.overlay?.lift();
    this.#entities.clear();
    this.#children.clear();
    this.#changes.clear();
    for (const entity of entities) this.#insert(entity);
    this.edition.value += 1;
  }

  #insert(entity: SceneEntity): void {
    const { id, parent } = entity;
    this.#entities.set(id, entity);
    if (!parent) return;
    const siblings = this.#children.get(parent);
    if (siblings) siblings.add(id);
    else this.#children.set(parent, new Set([id]));
  }

  #remove(id: string): void {
    for (const child of this.childrenOf(id)) this.#remove(child);
    this.put(id, null);
  }
}
