/** What experiences listen to, and boards, among all that can be used: by keys and taps alike, as buttons are. */
import type { Ray } from "three";
import type { Experiences } from "../model/experiences";
import { placementOf } from "../model/placement";
import type { SceneEntity, SceneModel } from "../model/scene_model";
import { withParts } from "../systems/live/difference";
import type { LivePlace } from "../systems/live/live_place";
import { pickAlong } from "../systems/live/picking";
import type { Ground } from "../systems/state";
import { namesOf, type UsableThing } from "../systems/usable";
import type { Boards } from "./boards";

/** Of what is not drawn. */
const RADIUS_M = 0.4;

type Scene = Pick<SceneModel, "entities" | "childrenOf" | "edition">;

export class Clickables {
  /** Null: nothing is drawn, or not yet. */
  place: LivePlace | null = null;
  boards: Boards | null = null;
  readonly #experiences: Experiences;
  readonly #scene: Scene;
  #own: readonly UsableThing[] = [];
  #made = "";
  #listens: unknown = null;
  #hung: unknown = null;
  #things: readonly UsableThing[] | null = null;

  constructor(experiences: Experiences, scene: Scene) {
    this.#experiences = experiences;
    this.#scene = scene;
  }

  /** Before each step: what can be used on this ground. */
  join(ground: Ground): void {
    const { listens, boards } = this.#experiences;
    const made = `${this.#scene.edition.peek()}`;
    const isSame = made === this.#made && listens.peek() === this.#listens && boards.peek() === this.#hung;
    if (isSame && ground.things === this.#things) return;
    this.#made = made;
    this.#listens = listens.peek();
    this.#hung = boards.peek();
    const others = ground.things.filter((thing) => !this.#own.includes(thing));
    this.#own = [...this.#clickable(new Set(others.map(({ id }) => id))), ...this.#boards()];
    this.#things = ground.things = [...others, ...this.#own];
  }

  /** What has a use of its own keeps it. */
  *#clickable(used: ReadonlySet<string>): Generator<UsableThing> {
    for (const [id, does] of Object.entries(this.#experiences.listens.peek().clickable)) {
      const entity = this.#scene.entities.get(id);
      if (!entity || used.has(id)) continue;
      yield { ...this.#thing(entity, "click"), does, along: (ray) => this.#meet(id, ray) };
    }
  }

  *#boards(): Generator<UsableThing> {
    for (const [id, { content }] of this.#experiences.boards.peek()) {
      const entity = this.#scene.entities.get(id);
      if (!entity) continue;
      yield {
        ...this.#thing(entity, "board"),
        name: content.title,
        words: null,
        along: (ray) => this.boards?.meet(id, ray) ?? Number.POSITIVE_INFINITY,
        press: () => this.boards?.press(id),
      };
    }
  }

  #thing(entity: SceneEntity, kind: "click" | "board"): UsableThing {
    const { entities } = this.#scene;
    return {
      id: entity.id,
      kind,
      ...namesOf(entities, entity),
      ...placementOf(entities, entity),
      target: null,
      radius: RADIUS_M,
      isArmed: false,
    };
  }

  /** The thing itself and what hangs on it, as they are drawn: a tap beside it is a tap on the ground. */
  #meet(id: string, ray: Ray): number {
    const { place } = this;
    const drawings = new Map(
      [...withParts(id, (of) => this.#scene.childrenOf(of))].flatMap((each) => {
        const drawn = place?.drawings.get(each);
        return drawn ? [[each, drawn] as const] : [];
      }),
    );
    if (drawings.size > 0) return pickAlong({ drawings }, ray)?.distance ?? Number.POSITIVE_INFINITY;
    const entity = this.#scene.entities.get(id);
    if (!entity) return Number.POSITIVE_INFINITY;
    const { x, y, z } = placementOf(this.#scene.entities, entity);
    return this.#meetBall(x, y, z, ray);
  }

  #meetBall(x: number, y: number, z: number, { origin, direction }: Ray): number {
    const along = (x - origin.x) * direction.x + (y - origin.y) * direction.y + (z - origin.z) * direction.z;
    const off = Math.hypot(
      origin.x + along * direction.x - x,
      origin.y + along * direction.y - y,
      origin.z + along * direction.z - z,
    );
    return along > 0 && off < RADIUS_M ? along : Number.POSITIVE_INFINITY;
  }
}
