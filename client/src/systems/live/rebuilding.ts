/** Builds the whole place anew beside the one that is shown, a few milliseconds in each frame, and changes one for the other. */
import { buildInto } from "../../components";
import { createMaterials } from "../../components/materials";
import { Site } from "../../components/site";
import type { SceneEntity } from "../../model/scene_model";
import { buildingOf, showSite } from "../place";
import type { StageState } from "../state";
import type { LivePlace } from "./live_place";

const WORK_MS = 5;

export class Rebuilding {
  readonly #entities: ReadonlyMap<string, SceneEntity>;
  readonly #site: Site;
  readonly #steps: Generator<undefined>;

  private constructor(
    readonly old: Site,
    stage: StageState,
  ) {
    const { quality, daylight } = old;
    this.#entities = new Map(stage.model.scene.entities);
    this.#site = new Site(this.#entities, buildingOf(stage, daylight), createMaterials(quality, daylight));
    this.#steps = buildInto(this.#site, this.#entities.values());
  }

  /** One frame's work; null when there is nothing to rebuild any more. */
  static advance(present: Rebuilding | null, stage: StageState, place: LivePlace | null): Rebuilding | null {
    if (present && place?.base === present.old) return present.#work(stage);
    return place?.isStale ? new Rebuilding(place.base, stage) : null;
  }

  #work(stage: StageState): Rebuilding | null {
    const until = performance.now() + WORK_MS;
    while (performance.now() < until) {
      if (!this.#steps.next().done) continue;
      this.#show(stage);
      return null;
    }
    return this;
  }

  #show(stage: StageState): void {
    const { place, edits } = stage;
    if (!place) return;
    const { entities } = stage.model.scene;
    showSite(stage, this.#site);
    for (const id of new Set([...entities.keys(), ...this.#entities.keys()])) {
      const built = this.#entities.get(id);
      if (built !== entities.get(id)) edits.drawn.set(id, built ?? null);
    }
    stage.place = { ...place, site: this.#site };
    this.old.root.removeFromParent();
    this.old.dispose();
  }
}
