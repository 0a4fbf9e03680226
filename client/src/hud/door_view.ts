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
  const outlook = page.querySelector<HTMLElement>(".outlook");
  if (outlook) {
    // The picture stands before the canvas until there is a Scene to draw.
    effect(() => {
      outlook.hidden = model.scene.revision.value > 0;
    });
  }
  const count = page.getElementById("people-inside");
  // Where one may not look in yet, the page counts nobody.
  if (!count) return;
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
    if (!words.value || !glanced.value || model.state.value !== "door") return;
    count.textContent = words.value.text("people-inside", { people });
    count.classList.toggle("lively", people > 0);
  });
}
