/** Keys while something is in hand: E lays it down, T throws it, Escape puts it back. They come before their other uses. */
import type { Hands } from "../model/hands";

const FIELDS = "input, textarea, select, [contenteditable]";
/** The HUD says on its root what is open: that closes first, and whoever builds has other keys. */
const BUSY = '[data-panel]:not([data-panel="none"]), [data-chat="open"], [data-building="true"]';

const ACTS: Readonly<Record<string, "lay" | "throw" | "giveBack">> = {
  KeyE: "lay",
  KeyT: "throw",
  Escape: "giveBack",
};

export function listenForHandKeys(page: Document, hands: Hands & { readonly held: unknown }): void {
  page.addEventListener(
    "keydown",
    (event) => {
      const act = ACTS[event.code];
      if (!act || !hands.held || event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey || page.querySelector(BUSY)) return;
      if (event.target instanceof Element && event.target.closest(FIELDS)) return;
      event.stopPropagation();
      event.preventDefault();
      hands[act]();
    },
    { capture: true },
  );
}
