/**
 * Keys of the HUD: Enter goes to the chat, 1 to 6 make a gesture, P takes a photo, B begins or ends building, C is the
 * microphone's, H leads a host to her acts, Escape closes what is open: first the panel, then the chat, then the place in
 * words; then it goes back to walking. Letters count by their place on the board.
 */
import { mayBuild } from "./build_later";
import type { HudTools } from "./context";
import { GESTURES, makeGesture } from "./gesture";
import { pressMicEarly } from "./voice_later";

/** Where Enter means something already. */
const ANSWERS_ENTER = "input, textarea, select, button, a[href], summary";
/** Where letters and digits are written. */
const FIELDS = "input, textarea, select, [contenteditable]";

export function listenForShortcuts(page: Document, tools: HudTools, signal: AbortSignal): void {
  const { model, state } = tools;
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = model.state.value;
    if (stage !== "inside" && stage !== "reconnecting") return;
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === "Escape") closeOne(tools);
    else if (event.key === "Enter" && !target?.closest(ANSWERS_ENTER)) {
      event.preventDefault();
      state.chatOpen.value = true;
    } else if (!target?.closest(FIELDS) && !event.repeat) {
      if (event.code === "KeyH") goToActs(page);
      else pressKey(tools, event.code);
    }
  };
  page.addEventListener("keydown", press, { signal });
}

function closeOne({ state, toWorld }: HudTools): void {
  if (state.panel.value !== null) state.panel.value = null;
  else if (state.chatOpen.value) state.chatOpen.value = false;
  else {
    state.textViewShown.value = false;
    toWorld();
  }
}

/** To the first of the host's acts; where they are a sheet, it opens or closes. */
function goToActs(page: Document): void {
  const button = page.querySelector<HTMLElement>(".hud-hosting button:not([tabindex='-1'])");
  button?.focus();
  if (button?.matches(".hud-host-open")) button.click();
}

function pressKey(tools: HudTools, code: string): void {
  const { state, model } = tools;
  const gesture = /^(?:Digit|Numpad)([1-6])$/.exec(code)?.[1];
  if (gesture && !model.self.watching.value) {
    makeGesture(tools, GESTURES[Number(gesture) - 1]!);
    if (state.panel.value === "emotes") state.panel.value = null;
  } else if (code === "KeyB" && mayBuild(tools)) {
    state.building.value = !state.building.value;
    state.panel.value = null;
  } else if (code === "KeyC" && !model.self.watching.value) {
    pressMicEarly(tools);
  } else if (code === "KeyP") {
    state.panel.value = state.panel.value === "photo" ? null : "photo";
  }
}
