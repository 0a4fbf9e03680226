/** What the HUD shows of safety at all times: that strangers are hidden, a button for a thumb, and what hosts decided. */
import "./safety.css";
import { useContext, useLayoutEffect } from "preact/hooks";
import { notePlaces } from "../report/keeping";
import { listenForEscapes } from "../safety/escape_keys";
import { HudContext, useHud } from "./context";
import { SafetyDecided } from "./safety_decided";
import { HideIcon } from "./safety_icon";
import { showPanic } from "./safety_ways";

const PLACES_EVERY_MS = 1_000;

export function SafetyHud() {
  const hud = useHud();
  const { model, words, state } = hud;
  const safety = model.safety.value;
  const tools = useContext(HudContext);
  useLayoutEffect(() => (tools ? listenForEscapes(document, tools) : undefined), [tools]);
  useLayoutEffect(() => {
    if (!safety) return undefined;
    const timer = setInterval(() => notePlaces(safety.ring, model), PLACES_EVERY_MS);
    return () => clearInterval(timer);
  }, [safety, model]);
  if (!safety) return null;
  const panic = safety.panic.value;
  return (
    <>
      <SafetyDecided />
      {state.panel.value !== "panic" && (panic || isAnyStranger(hud)) && (
        <button
          type="button"
          class={`hud-panic-button paper-card${panic ? " holds" : ""}`}
          aria-label={words.text(panic ? "panic-held-options" : "panic-do")}
          onClick={() => showPanic(hud)}
        >
          <HideIcon />
          <span>{words.text(panic ? "panic-held-short" : "panic-short")}</span>
        </button>
      )}
    </>
  );
}

/** Where nobody is hidden or could be, there is nothing to press. */
function isAnyStranger({ model }: ReturnType<typeof useHud>): boolean {
  void model.people.version.value;
  const safety = model.safety.value;
  return model.people.list.some(({ self, card }) => !self && card && safety?.isStranger(card));
}
