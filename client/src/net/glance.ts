/** Looks through the door every few seconds, while it is open and somebody looks at the page. */
import type { Glance } from "../model/glance";
import { codeIn } from "./address";
import { pathOf } from "./snapshot";
import type { Cancel } from "./world";

export interface GlanceWorld {
  after(ms: number, act: () => void): Cancel;
  /** Null where nothing may be seen, such as behind a code. */
  ask(space: string): Promise<Glance | null>;
  isLooking(): boolean;
}

const GLANCE_EVERY_MS = 5_000;

/** Returns what stops it. */
export function keepGlancing(
  space: string,
  world: GlanceWorld,
  onGlance: (glance: Glance) => void,
): () => void {
  let stopped = false;
  let cancel: Cancel = () => undefined;
  const look = async () => {
    const glance = world.isLooking() ? await world.ask(space).catch(() => null) : null;
    if (stopped) return;
    if (glance) onGlance(glance);
    cancel = world.after(GLANCE_EVERY_MS, look);
  };
  look();
  return () => {
    stopped = true;
    cancel();
  };
}

export function browserGlances(page: Document): GlanceWorld {
  const code = codeIn(page);
  return {
    after(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    async ask(space) {
      const response = await fetch(pathOf(space, "/glance", code));
      return response.ok ? response.json() : null;
    },
    isLooking: () => !page.hidden,
  };
}
