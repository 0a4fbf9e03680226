/** The words by which experiences find a thing. */
import type { SceneEntity } from "../model/scene_model";
import { useDesk } from "./context";
import { set } from "./edits";
import { FIELDS } from "./generated";
import { TextInput } from "./inputs";
import { tagsIn, writtenTags } from "./tags";
import { isAllowed } from "./value";

const TAGS = FIELDS.tags!.words!;

export function TagsInput({
  entity,
  disabled,
}: {
  readonly entity: SceneEntity;
  readonly disabled: boolean;
}) {
  const { words, desk } = useDesk();
  const { tags } = entity.components;
  const { id } = entity;
  return (
    <TextInput
      label={words.text("build-tags")}
      value={writtenTags(tags?.words ?? [])}
      disabled={disabled}
      note={words.text("build-tags-note")}
      isGood={(text) => isAllowed(TAGS, tagsIn(text))}
      fault={words.text("build-tags-fault", { tags: TAGS.max!, chars: TAGS.charsMax! })}
      commit={(text) => {
        const written = tagsIn(text);
        if (written.length > 0) void desk.edit([set(id, "tags", { words: written })]);
        else if (tags) void desk.edit([{ op: "clear", id, component: "tags" }]);
      }}
    />
  );
}
