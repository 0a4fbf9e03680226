/** Uploaded models in the file: each once, hung wherever an Entity shows it. */
import type { SceneEntity } from "../model/scene_model";
import type { Assembly } from "./assembly";
import type { Brought } from "./bringing";
import type { Made } from "./gltf";
import { hasUnknown, Merged } from "./merging";
import { readModel } from "./model";
import type { Pace } from "./pace";

export class Models {
  /** What a model's file said of itself, by its Asset. */
  readonly words = new Map<string, Made>();
  readonly #assembly: Assembly;
  readonly #brought: Brought;
  readonly #merged = new Map<string, Merged>();
  readonly #hung = new Map<string, number>();

  constructor(assembly: Assembly, brought: Brought) {
    this.#assembly = assembly;
    this.#brought = brought;
  }

  /** Before all else: the numbers in JSON that nobody knows are right as long as nothing stands before them. */
  async hang(entities: Iterable<SceneEntity>, pace: Pace): Promise<void> {
    const hangings = new Map<string, SceneEntity[]>();
    for (const entity of entities) {
      const { model } = entity.components;
      if (model) hangings.set(model.asset, [...(hangings.get(model.asset) ?? []), entity]);
    }
    const models = [];
    for (const asset of hangings.keys()) {
      const { card, file } = this.#brought.shown.get(asset) ?? {};
      if (card?.kind === "model" && file) models.push({ asset, model: await readModel(file) });
      await pace.breathe();
    }
    models.sort((a, b) => Number(hasUnknown(b.model)) - Number(hasUnknown(a.model)));
    for (const { asset, model } of models) {
      this.#merged.set(asset, new Merged(this.#assembly, model));
      for (const entity of hangings.get(asset) ?? []) {
        const node = this.another(entity);
        if (node !== null) this.#hung.set(entity.id, node);
        await pace.breathe();
      }
    }
  }

  /** The node that holds an Entity's model; null where it has none, or where that is gone. */
  of({ id }: SceneEntity): number | null {
    return this.#hung.get(id) ?? null;
  }

  /** The same model a further time, as the Entity wears it. */
  another({ components: { model } }: SceneEntity): number | null {
    const merged = model && this.#merged.get(model.asset);
    if (!merged) return null;
    const { roots, extras } = merged.hang(model.variant);
    const node: Made = { name: this.#brought.shown.get(model.asset)?.card.name ?? "" };
    if (roots.length > 0) node.children = [...roots];
    if (Object.keys(extras).length > 0) {
      node.extras = { gltf: extras };
      this.words.set(model.asset, extras);
    }
    return this.#assembly.add("nodes", node);
  }
}
