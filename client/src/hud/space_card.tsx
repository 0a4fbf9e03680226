/** Where one is, and how many are here. */
import { useHud } from "./context";

export function SpaceCard() {
  const { model, words } = useHud();
  return (
    <header class="hud-space paper-card">
      <h1 dir="auto">{model.spaceName.value}</h1>
      <p>{words.text("space-people", { people: model.people.count.value })}</p>
    </header>
  );
}
