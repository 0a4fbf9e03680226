/** What she chooses for herself: everything works at once, and is kept on this device. */
import { languageName } from "../locale/language";
import { LOCALES } from "../locale/words";
import { useHud } from "./context";
import { Panel } from "./panel";
import { SafetySettings } from "./safety_settings";
import { Amount, Choice, Switch } from "./setting";
import { VoiceSettings } from "./voice_settings";

/** Each key, or group of keys, with what it does: `key-<name>` and its `.does` in the texts. */
const KEYS = [
  "walk",
  "run",
  "turn",
  "jump",
  "use",
  "view",
  "photo",
  "gestures",
  "mic",
  "chat",
  "host",
  "panic",
  "escape",
] as const;

export function SettingsPanel() {
  const { model, language, words } = useHud();
  const { settings } = model;
  const Headset = model.immersion.control.value?.Settings;
  return (
    <Panel id="settings" title={words.text("settings-title")}>
      <label class="hud-setting">
        <span>{words.text("settings-language")}</span>
        <select
          data-first
          value={words.locale}
          onChange={(event) => language.choose(event.currentTarget.value)}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {languageName(locale)}
            </option>
          ))}
        </select>
      </label>
      <Sound />
      <VoiceSettings />
      <Choice name="text-size" signal={settings.textSize} choices={["normal", "large", "largest"]} />
      <Choice name="theme" signal={settings.theme} choices={["auto", "light", "dark"]} />
      <Switch name="contrast" signal={settings.contrast} />
      <Choice name="motion" signal={settings.motion} choices={["auto", "full", "reduced"]} />
      <Quality />
      <SafetySettings />
      {Headset && <Headset />}
      <Keys />
    </Panel>
  );
}

function Sound() {
  const { model, words } = useHud();
  const { sound, volume } = model.settings;
  return (
    <>
      <Switch name="sound" signal={sound} />
      <Amount
        label={words.text("settings-volume")}
        value={volume}
        disabled={!sound.value}
        choose={(value) => {
          volume.value = value;
        }}
      />
    </>
  );
}

function Quality() {
  const { model, words } = useHud();
  const now = model.quality.value;
  return (
    <Choice
      name="quality"
      signal={model.settings.quality}
      choices={["auto", "high", "low"]}
      note={now === null ? "" : words.text(`settings-quality-now-${now}`)}
    />
  );
}

function Keys() {
  const { model, words } = useHud();
  const keys = KEYS.filter((name) => name !== "host" || model.permissions.may("moderate"));
  return (
    <details class="hud-keys">
      <summary>{words.text("settings-keys")}</summary>
      <dl>
        {keys.map((name) => (
          <div key={name}>
            <dt>{words.text(`key-${name}`)}</dt>
            <dd>{words.attribute(`key-${name}`, "does")}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
