/** Keys of the HUD: Enter goes to the chat, Escape closes what is open and goes back to walking. */
import type { HudTools } from "./context";

/** Where Enter means something already. */
const ANSWERS_ENTER = "input, textarea, select, button, a[href], summary";

export function listenForShortcuts(page: Document, tools: HudTools): void {
  const { model, state } = tools;
  page.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = model.state.value;
    if (stage !== "inside" && stage !== "reconnecting") return;
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === "Enter" && !target?.closest(ANSWERS_ENTER)) {
      event.preventDefault();
      state.chatOpen.value = true;
    } else if (event.key === "Escape") {
      if (state.panel.value !== null && !target?.closest(".hud-chat")) state.panel.value = null;
      else state.chatOpen.value = false;
      tools.toWorld();
    }
  });
}
