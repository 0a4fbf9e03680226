/** The card at the end of a stay: why, and the way back. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { useHud } from "./context";

export function Ended() {
  const { model, visit, words } = useHud();
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => back.current?.focus(), []);
  const ending = model.ending.value;
  const code = ending?.code ?? "error-unknown";
  return (
    <section
      class="hud-ended paper-card"
      role="alertdialog"
      aria-labelledby="ended-title"
      aria-describedby="ended-why"
    >
      <h2 id="ended-title">{words.text(code === "left" ? "ended-left-title" : "ended-title")}</h2>
      <p id="ended-why">{words.reason(code, { ...ending?.facts, space: model.spaceName.value })}</p>
      <button ref={back} type="button" class="hud-action" onClick={() => visit.comeBack()}>
        {words.text("ended-come-back")}
      </button>
      <a href="/">{words.text("space-back")}</a>
    </section>
  );
}
