/** In the settings: her microphone and how it listens, how loud voices are, and words for voices. */
import { useEffect, useRef, useState } from "preact/hooks";
import { findTranscriber } from "../voice/transcriber";
import { useHud } from "./context";
import type { LevelTest } from "./level_test";
import { localVoice, voicesHere } from "./read_aloud";
import { Amount, Choice, Switch } from "./setting";
import { captions, captionsMine, readsAloud } from "./voice_choices";

export function VoiceSettings() {
  const { model, words } = useHud();
  const { settings, voice } = model;
  return (
    <details class="hud-voice-settings">
      <summary>{words.text("settings-voice")}</summary>
      <Choice
        name="mic-mode"
        signal={voice.mode}
        choices={["open", "push_to_talk"]}
        note={words.text(`settings-mic-mode-${voice.mode.value}-note`)}
      />
      <Input />
      <Test />
      <Switch name="echo" signal={settings.echo} />
      <Switch name="noise" signal={settings.noise} />
      <Amount
        label={words.text("settings-voice-volume")}
        value={settings.voiceVolume}
        max={1.5}
        choose={(value) => {
          settings.voiceVolume.value = value;
        }}
      />
      <Switch name="captions" signal={captions} note={words.text("settings-captions-note")} />
      <OwnCaptions />
      <SpokenChat />
    </details>
  );
}

/** Which microphone. Browsers name them only to whoever has once been allowed to listen. */
function Input() {
  const { model, words } = useHud();
  const { input, inputs } = model.voice;
  const named = inputs.value.filter(({ label }) => label !== "");
  return (
    <label class="hud-setting">
      <span>{words.text("settings-mic")}</span>
      <select
        value={named.some(({ id }) => id === input.value) ? (input.value ?? "") : ""}
        onChange={(event) => {
          input.value = event.currentTarget.value || null;
        }}
      >
        <option value="">{words.text("settings-mic-system")}</option>
        {named.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Her own level: of the microphone that is on, or of one that is opened for this alone and heard by nobody. */
function Test() {
  const { model, words } = useHud();
  const { voice, settings } = model;
  const meter = useRef<HTMLMeterElement>(null);
  const [test, setTest] = useState<LevelTest | null>(null);
  const [trouble, setTrouble] = useState("");
  const isOn = voice.mic.value === "on";
  const show = (level: number) => {
    if (meter.current) meter.current.value = level;
  };
  useEffect(() => () => test?.stop(), [test]);
  useEffect(() => {
    if (!isOn) return undefined;
    setTest(null);
    let frame = 0;
    const follow = () => {
      show(voice.ownLevel);
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [isOn, voice]);
  const press = async () => {
    if (test) {
      setTest(null);
      show(0);
      return;
    }
    const wishes = { input: voice.input.value, echo: settings.echo.value, noise: settings.noise.value };
    const { testLevel } = await import("./level_test");
    const begun = await testLevel(wishes, show);
    setTrouble(typeof begun === "string" ? begun : "");
    if (typeof begun !== "string") setTest(begun);
  };
  return (
    <>
      <div class="hud-setting hud-mic-test">
        {isOn ? (
          <span>{words.text("settings-mic-level")}</span>
        ) : (
          <button type="button" class="hud-line-button" aria-pressed={test !== null} onClick={press}>
            {words.text(test ? "settings-mic-test-end" : "settings-mic-test")}
          </button>
        )}
        <meter ref={meter} min="0" max="1" value="0" aria-label={words.text("settings-mic-level")} />
      </div>
      <p class="hud-note" role="status">
        {trouble ? words.reason(trouble) : test ? words.text("settings-mic-test-note") : ""}
      </p>
    </>
  );
}

/** She agrees first, each time anew; where no recogniser works on this machine, why. */
function OwnCaptions() {
  const { words } = useHud();
  const missing = useMissing(async () => {
    const found = await findTranscriber(words.locale);
    return typeof found === "string" ? found : null;
  }, words.locale);
  return (
    <Switch
      name="captions-mine"
      signal={captionsMine}
      disabled={missing !== null}
      note={words.text(missing ?? "settings-captions-mine-note")}
    />
  );
}

function SpokenChat() {
  const { words } = useHud();
  const missing = useMissing(
    async () => (localVoice(await voicesHere(), words.locale) ? null : "read-aloud-no-voice"),
    words.locale,
  );
  return (
    <Switch
      name="read-aloud"
      signal={readsAloud}
      disabled={missing !== null && !readsAloud.value}
      note={words.text(missing ?? "settings-read-aloud-note")}
    />
  );
}

/** Why something is not there on this machine; null: it is, or it is not known yet. */
function useMissing(look: () => Promise<string | null>, language: string): string | null {
  const [missing, setMissing] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    look().then((why) => isWanted && setMissing(why));
    return () => {
      isWanted = false;
    };
  }, [language]);
  return missing;
}
