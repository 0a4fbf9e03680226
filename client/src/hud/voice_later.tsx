/**
 * The microphone's button. What it does, and all else that is seen of voices, comes as a chunk of its own: after the first
 * picture, or with the first press.
 */
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type HudTools, useHud } from "./context";
import { Icon } from "./icons";
import type { Stop } from "./toolbar";

const fetched = signal<typeof import("./voice") | null>(null);

export async function fetchVoice(): Promise<typeof import("./voice")> {
  fetched.value ??= await import("./voice");
  return fetched.value;
}

function press(tools: HudTools): void {
  fetchVoice().then(
    ({ pressMic }) => pressMic(tools),
    () => {
      tools.model.tidings.value = { code: "panel-missing", facts: {} };
    },
  );
}

/** The key, before the code that hears it has come. */
export function pressMicEarly(tools: HudTools): void {
  if (!fetched.peek()) press(tools);
}

export function MicButton(stop: Stop) {
  const hud = useHud();
  const { mic, isTalking } = hud.model.voice;
  const button = useRef<HTMLButtonElement>(null);
  const voice = fetched.value;
  // At once: until the next picture a key pressed now would be heard by neither.
  useLayoutEffect(() => voice?.attend(button.current!, hud), [voice]);
  return (
    <button
      ref={button}
      type="button"
      class={`hud-mic ${mic.value}${isTalking.value ? " talking" : ""}`}
      aria-pressed={mic.value === "on"}
      aria-keyshortcuts="C"
      {...stop}
      onClick={() => press(hud)}
    >
      <Icon name={mic.value === "on" ? "mic" : "mic_off"} />
      <span class="hud-word">{hud.words.text("bar-mic")}</span>
    </button>
  );
}

/** What is told about the microphone, and what others say in words. */
export function VoiceNotes() {
  const Notes = fetched.value?.Notes;
  return Notes ? <Notes /> : null;
}
