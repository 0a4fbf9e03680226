/**
 * All that is seen of voices but the microphone's button itself: what a press of it means, its ring that follows the
 * level, why it is not on, and what others say in words.
 */
import "./voice.css";
import { effect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Words } from "../locale/words";
import type { SceneModel } from "../model/scene_model";
import type { VoiceControl } from "../model/voice";
import type { Sounded } from "../protocol/generated";
import { findTranscriber } from "../voice/transcriber";
import { CaptionLines, writeOwnCaptions } from "./captioning";
import { type HudTools, useHud } from "./context";
import { Icon } from "./icons";
import { MicPress } from "./mic_press";
import { localVoice, readAloud, voicesHere } from "./read_aloud";
import { captions, captionsMine, readsAloud } from "./voice_choices";

const KEY = "KeyC";
/** Where letters are written. */
const FIELDS = "input, textarea, select, [contenteditable]";

/** The code that hears and speaks, fetched if it is not here yet. */
export async function voiceControl({
  model,
  visit,
}: Pick<HudTools, "model" | "visit">): Promise<VoiceControl> {
  return model.voice.control.value ?? (await import("../voice")).openVoice(model, visit);
}

/** Until the code of voices has come, a press is kept. */
function pressFor(tools: HudTools): MicPress {
  const ask = (act: (control: VoiceControl) => void) => {
    voiceControl(tools).then(act, () => {
      tools.model.tidings.value = { code: "panel-missing", facts: {} };
    });
  };
  return new MicPress(tools.model.voice, {
    startMic: async () => ask((control) => control.startMic()),
    stopMic: () => ask((control) => control.stopMic()),
    talk: (on) => ask((control) => control.talk(on)),
  });
}

/** A press by keyboard, by a screen reader, or of a button that nobody holds. */
export function pressMic(tools: HudTools): void {
  pressFor(tools).toggle();
}

/** Lets the button be held, and its ring follow the level. Returns how to stop. */
export function attend(button: HTMLElement, tools: HudTools): () => void {
  const { voice, settings } = tools.model;
  const gone = new AbortController();
  const { signal } = gone;
  const press = pressFor(tools);
  const isHeld = (event: MouseEvent) => voice.mode.peek() === "push_to_talk" && event.detail > 0;
  button.addEventListener(
    "pointerdown",
    (event) => {
      if (voice.mode.peek() === "open" || event.button !== 0) return;
      button.setPointerCapture(event.pointerId);
      press.down(event.timeStamp);
    },
    { signal },
  );
  for (const end of ["pointerup", "pointercancel"] as const)
    button.addEventListener(end, (event) => press.up(event.timeStamp, true), { signal });
  // What a pointer does has been done by then; a long press of a finger opens no menu.
  button.addEventListener("click", (event) => isHeld(event) && event.stopImmediatePropagation(), {
    capture: true,
    signal,
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  let frame = 0;
  const follow = () => {
    const level = settings.reducedMotion ? Number(voice.isTalking.peek()) : voice.ownLevel;
    button.style.setProperty("--level", level.toFixed(2));
    frame = requestAnimationFrame(follow);
  };
  const forget = effect(() => {
    cancelAnimationFrame(frame);
    if (voice.mic.value === "on") follow();
    else button.style.removeProperty("--level");
  });
  return () => {
    gone.abort();
    forget();
    cancelAnimationFrame(frame);
  };
}

/** The key, wherever nothing is being written; letters count by their place on the board. */
function listenForKey(page: Document, tools: HudTools): () => void {
  const gone = new AbortController();
  const { signal } = gone;
  const press = pressFor(tools);
  const { model } = tools;
  const down = (event: KeyboardEvent) => {
    if (event.code !== KEY || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || model.self.watching.peek()) return;
    if (event.target instanceof Element && event.target.closest(FIELDS)) return;
    press.down(event.timeStamp);
  };
  page.addEventListener("keydown", down, { signal });
  page.addEventListener("keyup", (event) => event.code === KEY && press.up(event.timeStamp, false), {
    signal,
  });
  // A key that is let go elsewhere is never heard of.
  window.addEventListener("blur", () => model.voice.control.peek()?.talk(false), { signal });
  return () => gone.abort();
}

export function Notes() {
  const hud = useHud();
  useEffect(() => listenForKey(document, hud), []);
  useSpokenChat();
  useOwnCaptions();
  return (
    <>
      <MicSaid />
      <Captions />
      <div class="hud-voice" role="status">
        <Trouble />
      </div>
    </>
  );
}

/** For who does not see the button: that it is on, or off again. */
function MicSaid() {
  const { model, words } = useHud();
  const mic = model.voice.mic.value;
  const [first] = useState(mic);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (mic !== first || said !== "") setSaid(words.text(`voice-mic-${mic}`));
  }, [mic]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

/** Why nobody hears her, and what can be done about it. */
function Trouble() {
  const { model, words, state } = useHud();
  const trouble = model.voice.trouble.value;
  if (trouble === null) return null;
  return (
    <div class="hud-trouble paper-card">
      <Icon name="mic_off" />
      <p>{words.reason(trouble.code, trouble.facts)}</p>
      {trouble.code === "voice_needs_https" && !model.isFramed && (
        <button
          type="button"
          class="hud-line-button"
          onClick={() => {
            state.panel.value = "secure";
          }}
        >
          {words.text("voice-to-https")}
        </button>
      )}
      <button
        type="button"
        aria-label={words.text("panel-close")}
        onClick={() => {
          model.voice.trouble.value = null;
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

function Captions() {
  const { model, words } = useHud();
  const [gathered] = useState(() => new CaptionLines());
  const isOn = captions.value;
  useEffect(
    () => (isOn ? gathered.follow(model, (sounded) => soundIn(words, model.scene, sounded)) : undefined),
    [isOn, model, gathered, words],
  );
  if (!isOn) return null;
  const lines = gathered.lines.value;
  return (
    <div
      class={`hud-captions${lines.length > 0 ? " paper-card" : ""}`}
      role="log"
      aria-label={words.text("voice-captions")}
    >
      {lines.map(({ number, name, text }) => (
        <p key={number} dir="auto">
          <bdi class="hud-name">{name}</bdi> {text}
        </p>
      ))}
    </div>
  );
}

const SOUNDS: ReadonlySet<string> = new Set(["bell", "gong", "chime", "applause", "click", "alarm", "beep"]);

/** What is heard, by whom of the place: the sound of a bell at the gate. */
export function soundIn(
  words: Words,
  { entities }: Pick<SceneModel, "entities">,
  { sound, entity }: Pick<Sounded, "sound" | "entity">,
): { name: string; text: string } {
  const thing = entity === null ? undefined : entities.get(entity);
  const name = thing && (thing.words === null ? thing.name : words.text(thing.words));
  return { name: name ?? "", text: words.text(SOUNDS.has(sound) ? `sound-${sound}` : "sound-other") };
}

/** Writes what she says as long as she agrees. */
function useOwnCaptions(): void {
  const { model, visit, words } = useHud();
  const agreed = captionsMine.value;
  useEffect(() => {
    if (!agreed) return undefined;
    let end: (() => void) | null = null;
    let isWanted = true;
    findTranscriber(words.locale).then((found) => {
      if (!isWanted) return;
      // It was there when she agreed; with another language it may not be.
      if (typeof found === "string") captionsMine.value = false;
      else end = writeOwnCaptions(model, found, words.locale, (text) => visit.caption(text));
    });
    return () => {
      isWanted = false;
      end?.();
    };
  }, [agreed, words.locale, model, visit]);
}

function useSpokenChat(): void {
  const { model, words } = useHud();
  const isOn = readsAloud.value;
  useEffect(() => {
    if (!isOn) return undefined;
    let voice: SpeechSynthesisVoice | null = null;
    voicesHere().then((voices) => {
      voice = localVoice(voices, words.locale);
    });
    const end = readAloud(model, ({ name, text }) => {
      // Without a voice of this machine nothing is said: the others send the words away.
      if (voice === null) return;
      const spoken = new SpeechSynthesisUtterance(words.text("voice-line", { name, text }));
      spoken.voice = voice;
      spoken.lang = voice.lang;
      speechSynthesis.speak(spoken);
    });
    return () => {
      end();
      speechSynthesis.cancel();
    };
  }, [isOn, words, model]);
}
