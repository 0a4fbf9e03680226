/**
 * What experiences show in the place: boards, what can be clicked, what moves and shines by their word. Fetched where the
 * first of it is told; works without a picture as far as keys and words go.
 */
import type { Matrix4 } from "three";
import type { Experiences } from "../model/experiences";
import { ownBoundsOf } from "../systems/live/bounds";
import type { LivePlace } from "../systems/live/live_place";
import type { BodyState, Frame, StageState } from "../systems/state";
import { Boards } from "./boards";
import { Clickables } from "./clickables";
import { Courses } from "./course";
import { Lights } from "./lights";
import { Moving } from "./moving";

const NOTHING_HELD: ReadonlySet<string> = new Set();

export class ShowHere {
  readonly #experiences: Experiences;
  readonly #clickables: Clickables;
  readonly #courses = new Courses();
  #boards: Boards | null = null;
  #place: LivePlace | null = null;
  #moving: Moving | null = null;
  #lights: Lights | null = null;

  constructor({ model }: BodyState, experiences: Experiences) {
    this.#experiences = experiences;
    this.#clickables = new Clickables(experiences, model.scene);
  }

  get boards(): Boards | null {
    return this.#boards;
  }

  /** One frame of her body in the place. */
  step({ ground }: BodyState): void {
    if (ground) this.#clickables.join(ground);
  }

  /** Before the place is worked on: everything is where the Scene has it. */
  putBack(): void {
    this.#moving?.putBack();
  }

  /** One picture, after the place was worked on and hands have what they hold. */
  draw(stage: StageState, place: LivePlace, { nowMs }: Frame): void {
    if (place !== this.#place) this.#begin(stage, place);
    const { model } = stage;
    const { all } = this.#courses;
    this.#courses.look(this.#experiences.showing.animations.peek(), model.clock.serverNowMs(nowMs));
    this.#moving?.show(all, heldIn(model));
    this.#lights?.show(all, place.shown);
    this.#boards?.draw({
      site: place.base,
      shown: place.shown,
      worldOf: (id): Matrix4 | null => this.#moving?.worldOf(id) ?? null,
      ownBoundsOf: (id) => {
        this.#moving?.putBack();
        const box = ownBoundsOf(place, id);
        this.#moving?.show(all, heldIn(model));
        return box;
      },
    });
  }

  #begin(stage: StageState, place: LivePlace): void {
    this.#place = this.#clickables.place = place;
    this.#moving = new Moving(place);
    this.#lights = new Lights(place.base);
    this.#boards ??= this.#clickables.boards = new Boards(stage, this.#experiences);
  }
}

/** What somebody has in hand is where the hand is. */
function heldIn({ hands }: BodyState["model"]): ReadonlySet<string> {
  const carried = hands.peek()?.carried ?? [];
  return carried.length === 0 ? NOTHING_HELD : new Set(carried.map(({ id }) => id));
}
