/** A telephone's own keyboard lies over the page: the HUD stands on it instead, so that one sees what one writes. */

/** Less is the browser's own bars coming and going. */
const KEYBOARD_PIXELS_MIN = 120;

export function makeRoomForKeyboard(window: Window, root: HTMLElement, signal: AbortSignal): void {
  const view = window.visualViewport;
  if (!view) return;
  const measure = () => {
    const hidden = window.innerHeight - view.height - view.offsetTop;
    // Enlarged by two fingers, the rest is not a keyboard.
    const keyboard = view.scale === 1 && hidden > KEYBOARD_PIXELS_MIN ? hidden : 0;
    root.style.setProperty("--keyboard", `${Math.round(keyboard)}px`);
    root.toggleAttribute("data-keyboard", keyboard > 0);
  };
  view.addEventListener("resize", measure, { signal });
  view.addEventListener("scroll", measure, { signal });
}
