/** What has to be told at once, at the top: the line is broken, she travels, or the server moved her. */
import { useEffect } from "preact/hooks";
import { useHud } from "./context";

const TOLD_MS = 6_000;

export function Banner() {
  const { model, words } = useHud();
  const broken = model.state.value === "reconnecting";
  const travel = model.travel.value;
  const tidings = model.tidings.value;
  useEffect(() => {
    if (tidings === null) return undefined;
    const timer = setTimeout(() => {
      model.tidings.value = null;
    }, TOLD_MS);
    return () => clearTimeout(timer);
  }, [tidings, model]);
  return (
    <div class="hud-banner" role="status">
      {broken && <p class="paper-card">{words.text("line-broken")}</p>}
      {travel && <p class="paper-card">{words.text("travelling", { space: travel.name })}</p>}
      {tidings && <p class="paper-card">{words.reason(tidings.code, tidings.facts)}</p>}
    </div>
  );
}
