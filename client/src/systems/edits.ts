/**
 * What has been changed in the place since it was built. The code that follows edits is fetched with the first of them,
 * or with the first thing that is made by it: whoever only visits goes without.
 */
import type { AppModel } from "../model/app_model";
import type { SceneEntity } from "../model/scene_model";
import type { Following } from "./live";

/** What each changed Entity was when the place was built; null: it was not there. */
export type Changed = Map<string, SceneEntity | null>;

export class Edits {
  readonly drawn: Changed = new Map();
  readonly walked: Changed = new Map();
  /** Entities that a button has set playing, and since when; and those that one has hidden. */
  readonly playing = new Map<string, number>();
  readonly hidden = new Set<string>();
  following: Following | null = null;
  #fetching: Promise<Following> | null = null;
  readonly #model: AppModel;

  constructor(model: AppModel) {
    this.#model = model;
    model.scene.listen((changes) => {
      for (const [id, before] of changes) {
        for (const changed of [this.drawn, this.walked]) if (!changed.has(id)) changed.set(id, before);
      }
      this.follow();
    });
    for (const news of [model.pressed, model.experiences])
      news.subscribe((told) => {
        if (told) this.follow();
      });
  }

  /** Another place: nobody has pressed anything here. */
  forget(): void {
    this.playing.clear();
    this.hidden.clear();
  }

  /** From now on the place follows; what could not be fetched is fetched with the next change. */
  follow(): void {
    this.fetch().catch((error) => {
      this.#fetching = null;
      reportError(error);
    });
  }

  fetch(): Promise<Following> {
    this.#fetching ??= import("./live").then(({ Following }) => {
      this.following = new Following(this.#model, this);
      return this.following;
    });
    return this.#fetching;
  }
}
