/** Brings what she chose for her eyes onto the page's root, where the style sheets read it. */
import { effect } from "@preact/signals";
import type { Settings } from "../model/settings";

/** Evening comes by itself: looked for so often. */
const LOOK_AT_CLOCK_MS = 60_000;

export function showAppearance(root: HTMLElement, settings: Settings): void {
  const showLight = () => {
    root.dataset.theme = settings.isEvening ? "dark" : "light";
  };
  effect(showLight);
  setInterval(showLight, LOOK_AT_CLOCK_MS);
  globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", showLight);
  effect(() => {
    root.dataset.text = settings.textSize.value;
    root.dataset.motion = settings.motion.value;
    root.dataset.contrast = settings.contrast.value ? "more" : "normal";
  });
}
