/** Gestures, each with its word, its drawing and its key. Closes after use: one wants to see it. */
import { useHud } from "./context";
import { EmoteDrawing } from "./emote_drawing";
import { GESTURES, makeGesture } from "./gesture";
import { Panel } from "./panel";

export function EmotesPanel() {
  const hud = useHud();
  const { model, words, state, toWorld } = hud;
  const may = model.permissions.may("emote");
  return (
    <Panel id="emotes" title={words.text("emotes-title")}>
      {!may && <p>{words.text("error-not_permitted")}</p>}
      <ul>
        {GESTURES.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              data-first={index === 0 || undefined}
              disabled={!may}
              onClick={() => {
                makeGesture(hud, name);
                state.panel.value = null;
                toWorld();
              }}
            >
              <EmoteDrawing name={name} />
              <span>{words.text(`emote-${name}`)}</span>
              <span class="hud-key" aria-hidden="true">
                {index + 1}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
