/** Going by name: what is said on the way, once for each turn that it takes. */

import type { Goal, Going } from "../model/going";
import type { Telling } from "./telling";

export class Journey {
  #goal: Goal | null = null;
  #state: Going["state"] | null = null;
  readonly #names = new WeakMap<Goal, string>();

  /** What a goal is called on the whole way: whoever was gone to may be gone herself before it has ended. */
  call(goal: Goal, name: string): void {
    this.#names.set(goal, name);
  }

  /** The sentence for what has changed since the last look; empty for nothing worth saying. */
  look(going: Going | null, words: Telling, nameOf: (goal: Goal) => string): string {
    const before = { goal: this.#goal, state: this.#state };
    this.#goal = going?.goal ?? null;
    this.#state = going?.state ?? null;
    if (!going || (before.goal === going.goal && before.state === going.state)) return "";
    const goal = this.#names.get(going.goal) ?? nameOf(going.goal);
    this.#names.set(going.goal, goal);
    switch (going.state) {
      case "finding":
        return "";
      case "walking":
        // She who is followed walks on again and again: said at the beginning only.
        if (isFollowing(going.goal) && before.goal === going.goal && before.state === "arrived") return "";
        return words.text(isFollowing(going.goal) ? "text-following" : "text-on-the-way", { goal });
      case "arrived":
        return isFollowing(going.goal) ? "" : words.text("text-arrived", { goal });
      case "stopped":
        // The reason itself is told where all tidings are, so that nobody hears it twice.
        return going.reason === null ? "" : words.text("text-stopped", { goal });
    }
  }
}

function isFollowing(goal: Goal): boolean {
  return goal.to === "person" && goal.follow;
}
