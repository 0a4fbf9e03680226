/**
 * Where the keys go when something of the HUD closes: back to the button that opened it, or to walking if that is where
 * they came from. Whoever closes a panel or the chat need not think of it.
 */
import { effect } from "@preact/signals";
import type { HudTools } from "./context";

/** Returns how to stop that. */
export function returnFocus(page: Document, root: HTMLElement, tools: HudTools): () => void {
  const { state } = tools;
  const now = () => page.activeElement;
  const back = (opener: Element | null) => {
    if (opener instanceof HTMLElement && opener.isConnected && root.contains(opener)) opener.focus();
    else tools.toWorld();
  };
  const stops = [
    follow(() => state.panel.value !== null, now, back),
    follow(() => state.chatOpen.value, now, back),
  ];
  return () => stops.forEach((stop) => void stop());
}

/** Notes who had the focus when something opened; gives it back when that closes. */
function follow(
  isOpen: () => boolean,
  now: () => Element | null,
  back: (opener: Element | null) => void,
): () => void {
  let opener: Element | null = null;
  let wasOpen = false;
  return effect(() => {
    const open = isOpen();
    if (open === wasOpen) return;
    wasOpen = open;
    if (open) opener = now();
    else back(opener);
  });
}
