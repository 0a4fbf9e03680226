/** What has to be told at once, at the top: the line is broken, she travels, or the server moved her. */
import { useEffect } from "preact/hooks";
import { Announcements, saysTheSame, useLately } from "./announcement";
import { useHud } from "./context";
import { ToldLater } from "./panels_later";

const TOLD_MS = 6_000;

export function Banner() {
  const { model, words } = useHud();
  const broken = model.state.value === "reconnecting";
  const travel = model.travel.value;
  const tidings = model.tidings.value;
  const told = useLately(model.announced.value);
  const isSaid = tidings !== null && saysTheSame(told, tidings.code);
  useEffect(() => {
    if (isSaid) model.tidings.value = null;
  }, [isSaid, model]);
  useEffect(() => {
    if (tidings === null) return undefined;
    const timer = setTimeout(() => {
      model.tidings.value = null;
    }, TOLD_MS);
    return () => clearTimeout(timer);
  }, [tidings, model]);
  return (
    <div class="hud-banner">
      <div role="status">
        {broken && <p class="paper-card">{words.text("line-broken")}</p>}
        {travel && <p class="paper-card">{words.text("travelling", { space: travel.name })}</p>}
        {tidings && !isSaid && <p class="paper-card">{words.reason(tidings.code, tidings.facts)}</p>}
      </div>
      <Announcements told={told} />
      <ToldLater />
    </div>
  );
}
