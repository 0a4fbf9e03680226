/** What can be done with the thing in hand, above the bar. */
import "./hand_offer.css";
import { carriedName } from "./carried_name";
import { useHud } from "./context";
import { Icon } from "./icons";

const ACTS = [
  { does: "lay", icon: "press", words: "hand-lay", key: "E" },
  { does: "throw", icon: "leave", words: "hand-throw", key: "T" },
  { does: "giveBack", icon: "close", words: "hand-back", key: "Esc" },
] as const;

export function HandOffer() {
  const { model, words, toWorld } = useHud();
  const hands = model.hands.value;
  const id = hands?.inHand.value?.id;
  if (!hands || id === undefined) return null;
  const name = carriedName(model, words, id);
  return (
    <div class="hud-offer hud-hand paper-card">
      <p>{words.text("hand-holding", { name })}</p>
      {ACTS.map(({ does, icon, words: key, key: letter }) => (
        <button
          key={does}
          type="button"
          onClick={() => {
            hands[does]();
            toWorld();
          }}
        >
          <Icon name={icon} />
          {words.text(key)}
          <span class="hud-key" aria-hidden="true">
            {letter}
          </span>
        </button>
      ))}
    </div>
  );
}
