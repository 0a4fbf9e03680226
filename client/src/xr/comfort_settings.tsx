/** In the settings: how she wants to be in the place with a headset. Comes with the code for headsets, where one is. */
import type { ComponentType } from "preact";
import { useHud } from "../hud/context";
import { Choice } from "../hud/setting";
import { type Comfort, type ComfortHeight, comfortSettings } from "./comfort";

export function comfortSection(comfort: Comfort): ComponentType {
  const settings = comfortSettings(comfort);
  return () => {
    const { words } = useHud();
    return (
      <details class="hud-voice-settings">
        <summary>{words.text("settings-headset")}</summary>
        {settings.map((setting) =>
          setting.kind === "choice" ? (
            <Choice key={setting.key} name={setting.key} signal={setting.signal} choices={setting.options} />
          ) : (
            <Height key={setting.key} setting={setting} />
          ),
        )}
        <p class="hud-note">{words.text("settings-headset-recentre-note")}</p>
      </details>
    );
  };
}

function Height({ setting }: { readonly setting: ComfortHeight }) {
  const { words } = useHud();
  const { least, most, step, signal } = setting;
  const heights = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, at) => least + at * step);
  return (
    <label class="hud-setting">
      <span>{words.text("settings-headset-eye-height")}</span>
      <select
        value={signal.value?.toFixed(2) ?? ""}
        onChange={(event) => {
          signal.value = Number(event.currentTarget.value) || null;
        }}
      >
        <option value="">{words.text("settings-headset-eye-height-measured")}</option>
        {heights.map((metres) => (
          <option key={metres} value={metres.toFixed(2)}>
            {words.text("settings-headset-eye-height-metres", { metres })}
          </option>
        ))}
      </select>
    </label>
  );
}
