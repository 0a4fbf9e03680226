/** What one sees through the door before entering: others, without names, and how many there are. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import { takeGlance } from "../model/glance";
import { type GlanceWorld, keepGlancing } from "../net/glance";

export function showThroughDoor(
  page: Document,
  space: string,
  model: AppModel,
  words: ReadonlySignal<Words | null>,
  world: GlanceWorld,
): void {
  const count = page.getElementById("people-inside");
  const glanced = signal(false);
  const stop = keepGlancing(space, world, (glance) => {
    if (model.state.peek() !== "door") return;
    takeGlance(model, glance, performance.now());
    glanced.value = true;
  });
  effect(() => {
    if (model.state.value !== "door" && model.state.value !== "entering") stop();
  });
  effect(() => {
    const people = model.people.count.value;
    if (!count || !words.value || !glanced.value || model.state.value !== "door") return;
    count.textContent = words.value.text("people-inside", { people });
    count.classList.toggle("lively", people > 0);
  });
}
