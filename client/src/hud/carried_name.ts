/** What a thing in somebody's hand is called. */
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";

export function carriedName({ scene }: AppModel, words: Words, id: string): string {
  const entity = scene.entities.get(id);
  const given = entity && (entity.words === null ? entity.name : words.text(entity.words));
  return given || words.text("text-thing-thing");
}
