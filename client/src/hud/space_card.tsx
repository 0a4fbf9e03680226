/** Where one is, and how many are here. */
import { useHud } from "./context";

export function SpaceCard() {
  const { model, words } = useHud();
  const coming = model.arriving.value;
  return (
    <header class="hud-space paper-card">
      <h1 dir="auto">{model.spaceName.value}</h1>
      <p>{words.text("space-people", { people: model.people.count.value })}</p>
      {coming && <p>{words.text("arriving", { ...coming, megabytes: Math.round(coming.bytes / 1e6) })}</p>}
    </header>
  );
}
