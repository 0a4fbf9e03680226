/** Hears Escape before anybody else does, and sees what it is going to close. Returns how to stop that. */
import type { HudTools } from "../hud/context";
import { showPanic } from "../hud/safety_ways";
import { Escapes } from "./escapes";

/** Who writes leaves the field by it, and what an experience shows is put away. */
const FIELDS =
  "input:not([type='radio'], [type='checkbox']), textarea, select, [contenteditable], [data-shown]";

export function listenForEscapes(page: Document, tools: HudTools): () => void {
  const escapes = new Escapes();
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = tools.model.state.peek();
    if (stage !== "inside" && stage !== "reconnecting") return;
    if (!escapes.press(event.timeStamp, event.isComposing || closes(tools, event.target))) return;
    // It would close at once what is shown now.
    event.preventDefault();
    event.stopImmediatePropagation();
    showPanic(tools);
  };
  // Before whatever closes things by it.
  page.addEventListener("keydown", press, { capture: true });
  return () => page.removeEventListener("keydown", press, { capture: true });
}

function closes({ state, model }: HudTools, target: EventTarget | null): boolean {
  if (state.panel.peek() !== null || state.chatOpen.peek() || state.textViewShown.peek()) return true;
  if (state.building.peek() || model.hands.peek()?.inHand.peek()) return true;
  return target instanceof Element && target.closest(FIELDS) !== null;
}
