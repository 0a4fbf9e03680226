/** Gestures, each with its word, its drawing and its key. Closes after use: one wants to see it. */
import { useHud } from "./context";
import { EmoteDrawing } from "./emote_drawing";
import { GESTURES, makeGesture } from "./gesture";
import { gestureWords, isHandUp } from "./hand_words";
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
              aria-pressed={name === "raise_hand" ? isHandUp(model) : undefined}
              onClick={() => {
                makeGesture(hud, name);
                state.panel.value = null;
                toWorld();
              }}
            >
              <EmoteDrawing name={name} />
              <span>{words.text(gestureWords(model, name))}</span>
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
