/** What is chosen, in words and numbers: name and description first, since others need them; then where, how large, what. */

import type { SceneEntity } from "../model/scene_model";
import { DESCRIPTION_CHARS_MAX, ENTITY_NAME_CHARS_MAX } from "../protocol/generated";
import { AreaFields } from "./area_fields";
import { useDesk } from "./context";
import { ENTITY, isLocked } from "./edits";
import { Section, TextInput } from "./inputs";
import { kindOf, lackOf } from "./kind";
import { PartFields } from "./part_fields";
import { PlaceFields } from "./place_fields";
import { BuildSheet } from "./sheet";
import { TagsInput } from "./tags_input";
import { ThingActs } from "./thing_acts";

export function ThingSheet({
  side,
  takesKeys,
  close,
}: {
  side: "left" | "right";
  takesKeys: boolean;
  close: () => void;
}) {
  const { words, desk } = useDesk();
  const chosen = useChosen();
  const only = chosen.length === 1 ? chosen[0]! : null;
  const kind = only && words.text(`build-kind-${kindOf(only)}`);
  const title = only ? desk.nameOf(only) : words.text("build-things", { things: chosen.length });
  if (chosen.length === 0)
    return (
      <BuildSheet
        id="thing"
        title={words.text("build-thing-none")}
        side={side}
        takesKeys={takesKeys}
        close={close}
      >
        <p class="hud-note">{words.text("build-thing-none-how")}</p>
      </BuildSheet>
    );
  const locked = chosen.some(({ id }) => isLocked(desk.entities, id));
  return (
    <BuildSheet id="thing" title={title} side={side} takesKeys={takesKeys} close={close}>
      {kind !== null && kind !== title && <p class="hud-note build-kind">{kind}</p>}
      {locked && <p class="build-notice">{words.text("build-is-locked")}</p>}
      <InOtherHands ids={desk.selection.value} />
      {only && <WordFields key={only.id} entity={only} disabled={locked} />}
      <PlaceFields key={`place ${desk.selection.value.join()}`} chosen={chosen} disabled={locked} />
      {only && desk.building.isBuilder.value && only.components.zone && <AreaFields zone={only.id} />}
      <PartFields key={`parts ${desk.selection.value.join()}`} chosen={chosen} disabled={locked} />
      <ThingActs />
    </BuildSheet>
  );
}

/** The chosen as they are now; whoever uses it is drawn anew with every change of the Scene. */
export function useChosen(): readonly SceneEntity[] {
  const { desk, model } = useDesk();
  void model.scene.edition.value;
  return desk.selection.value.map((id) => desk.entities.get(id)).filter((entity) => entity !== undefined);
}

function WordFields({ entity, disabled }: { readonly entity: SceneEntity; readonly disabled: boolean }) {
  const { words, desk } = useDesk();
  const lack = lackOf(desk.entities, entity);
  const own = entity.words;
  const [name, description] =
    own === null ? [entity.name, entity.description] : [words.text(own), words.attribute(own, "description")];
  // Lanting's own words become hers with the first that she writes.
  const say = (values: Record<string, unknown>) =>
    desk.change(ENTITY, own === null ? values : { name, description, ...values, words: null });
  return (
    <Section title={words.text("build-words")}>
      <TextInput
        label={words.text("build-name")}
        value={name}
        charsMax={ENTITY_NAME_CHARS_MAX}
        disabled={disabled}
        isFirst={desk.fresh.value === entity.id}
        note={lack.name ? words.text("build-name-lacks") : null}
        commit={(written) => void say({ name: written })}
      />
      <TextInput
        label={words.text("build-description")}
        value={description}
        charsMax={DESCRIPTION_CHARS_MAX}
        lines
        disabled={disabled}
        note={lack.description ? words.text("build-description-lacks") : null}
        commit={(written) => void say({ description: written })}
      />
      <TagsInput entity={entity} disabled={disabled} />
    </Section>
  );
}

/** Whoever else has one of them in hand: two may pull at it. */
function InOtherHands({ ids }: { readonly ids: readonly string[] }) {
  const { words, desk } = useDesk();
  const others = desk.building.others.value.filter(({ entities }) => entities.some((id) => ids.includes(id)));
  if (others.length === 0) return null;
  const list = new Intl.ListFormat(words.locale).format(others.map(({ name }) => name));
  return <p class="build-notice">{words.text("build-in-hand", { names: list, people: others.length })}</p>;
}
