/** Of all animations at a moment: which property of which Entity is what. Begun last counts where two speak of one. */
import type { Animated, Channel } from "../protocol/generated";
import { isWhole, lengthOf, sampleInto, secondAt } from "./channel";

/** What an Entity's properties are instead of the Scene's. */
export type Course = { -readonly [Path in Channel["path"]]?: number[] };

export class Courses {
  /** By Entity; filled anew by `look`. */
  readonly all = new Map<string, Course>();
  #animations: ReadonlyMap<string, Animated> | null = null;
  #running: {
    readonly animation: Animated;
    readonly channels: readonly Channel[];
    readonly length: number;
  }[] = [];

  /** Whether anything is elsewhere than at the last look, and will be at the next. */
  #isMoving = false;

  look(animations: ReadonlyMap<string, Animated>, serverMs: number): void {
    if (animations !== this.#animations) this.#take(animations);
    else if (!this.#isMoving) return;
    this.#isMoving = false;
    for (const { animation, channels, length } of this.#running) {
      const passed = (serverMs - animation.at) / 1_000;
      const second = secondAt(passed, length, animation.loops);
      this.#isMoving ||= animation.loops || passed < length;
      if (second !== null)
        for (const channel of channels) sampleInto(this.#valueOf(channel), channel, second);
    }
  }

  #take(animations: ReadonlyMap<string, Animated>): void {
    this.#animations = animations;
    this.all.clear();
    this.#running = [...animations.values()].map((animation) => {
      const channels = animation.channels.filter(isWhole);
      return { animation, channels, length: lengthOf(channels) };
    });
  }

  #valueOf({ entity, path }: Channel): number[] {
    let course = this.all.get(entity);
    if (!course) {
      course = {};
      this.all.set(entity, course);
    }
    course[path] ??= [];
    return course[path];
  }
}
