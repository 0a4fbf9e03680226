/** What a pressed button does here, as it does for everybody: things begin or stop playing, are hidden or shown again. */
import type { AppModel } from "../../model/app_model";
import type { Pressed, PressedButton } from "../../protocol/generated";
import type { Edits } from "../edits";

export function press({ entity, at }: Pressed | PressedButton, { scene }: AppModel, edits: Edits): void {
  const button = scene.entities.get(entity)?.components.button;
  if (!button) return;
  // The button itself shows that it was pressed.
  edits.playing.set(entity, at);
  for (const id of button.plays) if (!edits.playing.delete(id)) edits.playing.set(id, at);
  for (const id of button.toggles) if (!edits.hidden.delete(id)) edits.hidden.add(id);
}
