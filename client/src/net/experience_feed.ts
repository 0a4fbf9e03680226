/** Hands what is told of experiences to the code that knows them, which is fetched with the first of it. */
import type { AppModel } from "../model/app_model";
import type { Experiences, ExperienceWays } from "../model/experiences";
import type { AnyNotice } from "../protocol/event_codec";
import { randomId } from "./random_id";

const OF_EXPERIENCES = /^(Panel|Told|Offered|Listens|Anim|Sound|Show|Fault|FileGiven|Badges)/;

export class ExperienceFeed {
  readonly #model: AppModel;
  readonly #ways: Pick<ExperienceWays, "ask" | "tellRefusal">;
  #fetched: Promise<Experiences> | null = null;

  constructor(model: AppModel, ways: Pick<ExperienceWays, "ask" | "tellRefusal">) {
    this.#model = model;
    this.#ways = ways;
  }

  /** A Welcome is heard where there is somebody who hears it; those that come while it is fetched wait in their order. */
  hear(notice: AnyNotice): void {
    if (!OF_EXPERIENCES.test(notice.name) && !(this.#fetched && notice.name === "Welcome")) return;
    this.#fetched ??= this.#fetch();
    this.#fetched.then(
      (experiences) => experiences.hear(notice),
      () => {
        this.#model.tidings.value = { code: "panel-missing", facts: {} };
        this.#fetched = null;
      },
    );
  }

  async #fetch(): Promise<Experiences> {
    const { Experiences } = await import("../model/experiences");
    const experiences = new Experiences(this.#model, { ...this.#ways, wallMs: Date.now, randomId });
    this.#model.experiences.value = experiences;
    return experiences;
  }
}
