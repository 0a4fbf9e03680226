/** In the settings: the room around her, and the way to whom she has blocked. */
import "./safety.css";
import { useEffect, useState } from "preact/hooks";
import type { BlockedPerson } from "../protocol/generated";
import type { Safety } from "../safety/safety";
import { useHud } from "./context";
import { Panel } from "./panel";
import { Choice } from "./setting";

export function SafetySettings() {
  const { model, state, words } = useHud();
  const safety = model.safety.value;
  if (!safety) return null;
  return (
    <>
      <Choice
        name="bubble"
        signal={safety.bubble}
        choices={["strangers", "everybody", "off"]}
        note={words.text("settings-bubble-note")}
      />
      <button
        type="button"
        class="hud-line-button"
        onClick={() => {
          state.panel.value = "blocks";
        }}
      >
        {words.text("blocks-open")}
      </button>
    </>
  );
}

export function BlocksPanel() {
  const { model, words } = useHud();
  const safety = model.safety.value;
  return (
    <Panel id="blocks" title={words.text("blocks-title")}>
      {safety && <Blocks safety={safety} />}
    </Panel>
  );
}

function Blocks({ safety }: { readonly safety: Safety }) {
  const { model, words } = useHud();
  const [told, setTold] = useState<string | null>(null);
  const connected = model.state.value === "inside";
  useEffect(() => {
    if (connected) void safety.askBlocks();
  }, [safety, connected]);
  const blocks = safety.blocks.value;
  const lift = async ({ id, name }: BlockedPerson) => {
    if ((await safety.lift(id)) === null) setTold(name);
  };
  return (
    <>
      <div role="status">
        {told !== null && <p class="hud-done">{words.text("blocks-lifted", { name: told })}</p>}
        {blocks?.length === 0 && told === null && <p>{words.text("blocks-none")}</p>}
        {blocks === null && !connected && <p>{words.text("blocks-later")}</p>}
      </div>
      <ul class="hud-blocked">
        {blocks?.map((blocked) => (
          <li key={blocked.id}>
            <span class="hud-who">
              <bdi class="hud-name">{blocked.name}</bdi>{" "}
              <small>{words.text("blocks-since", { day: dayOf(blocked.at, words.locale) })}</small>
            </span>
            <button
              type="button"
              class="hud-line-button"
              aria-label={words.text("blocks-lift-who", { name: blocked.name })}
              onClick={() => void lift(blocked)}
            >
              {words.text("blocks-lift")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function dayOf(at: number, locale: string): string {
  return new Date(at).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });
}
