/** What she chooses for herself: everything works at once, and is kept on this device. */
import type { Signal } from "@preact/signals";
import { languageName } from "../locale/language";
import { LOCALES } from "../locale/words";
import { useHud } from "./context";
import { Panel } from "./panel";

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
  "chat",
  "host",
  "escape",
] as const;

export function SettingsPanel() {
  const { model, language, words } = useHud();
  const { settings } = model;
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
      <Choice name="text-size" signal={settings.textSize} choices={["normal", "large", "largest"]} />
      <Choice name="theme" signal={settings.theme} choices={["auto", "light", "dark"]} />
      <Switch name="contrast" signal={settings.contrast} />
      <Choice name="motion" signal={settings.motion} choices={["auto", "full", "reduced"]} />
      <Quality />
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
      <label class="hud-setting">
        <span>{words.text("settings-volume")}</span>
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          value={Math.round(volume.value * 100)}
          disabled={!sound.value}
          onInput={(event) => {
            volume.value = event.currentTarget.valueAsNumber / 100;
          }}
        />
      </label>
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

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly signal: Signal<Value>;
  readonly choices: readonly Value[];
  readonly note?: string;
}

/** One of a few: its words are `settings-<name>-<choice>`. */
function Choice<Value extends string>({ name, signal, choices, note }: ChoiceProps<Value>) {
  const { words } = useHud();
  return (
    <fieldset class="hud-choice">
      <legend>{words.text(`settings-${name}`)}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={`setting-${name}`}
              checked={signal.value === choice}
              onChange={() => {
                signal.value = choice;
              }}
            />
            <span>{words.text(`settings-${name}-${choice}`)}</span>
          </label>
        ))}
      </div>
      {note && <p class="hud-note">{note}</p>}
    </fieldset>
  );
}

function Switch({ name, signal }: { readonly name: string; readonly signal: Signal<boolean> }) {
  const { words } = useHud();
  return (
    <label class="hud-setting hud-switch">
      <span>{words.text(`settings-${name}`)}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={signal.value}
        checked={signal.value}
        onChange={(event) => {
          signal.value = event.currentTarget.checked;
        }}
      />
    </label>
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
