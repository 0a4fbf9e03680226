/** The things in the place, as the server's snapshot tells them. */
import { signal } from "@preact/signals";
import type { Components } from "../components/generated";

/** One of the things in a Space. */
export interface SceneEntity {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Where name and description are Lanting's own: their key in the texts. */
  readonly words: string | null;
  readonly parent: string | null;
  readonly components: Partial<Components>;
}

export interface Snapshot {
  readonly revision: number;
  readonly template: string;
  readonly entities: readonly SceneEntity[];
}

export class SceneModel {
  /** 0 until a snapshot has come. */
  readonly revision = signal(0);
  template = "";
  /** Rises with every snapshot taken: two Spaces may well be at the same revision. */
  version = 0;
  readonly entities = new Map<string, SceneEntity>();

  /** Another Space: its things are on their way. */
  clear(): void {
    this.entities.clear();
    this.template = "";
    this.revision.value = 0;
  }

  take(snapshot: Snapshot): void {
    this.entities.clear();
    for (const entity of snapshot.entities) this.entities.set(entity.id, entity);
    this.template = snapshot.template;
    this.version += 1;
    this.revision.value = snapshot.revision;
  }
}
