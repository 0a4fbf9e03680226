/** The draft: where builders work unseen, until somebody publishes it in one step that one step takes back. */
import { useEffect, useState } from "preact/hooks";
import type { Difference } from "../protocol/generated";
import { useDesk } from "./context";

export function DraftSheetBody() {
  const { words, desk } = useDesk();
  const { building } = desk;
  const isDrafting = building.draftRevision.value !== null;
  const begin = async () => {
    if (!desk.tellRefusal(await building.setDrafting(true)).refused) desk.tell("build-draft-begun");
  };
  const published = desk.published.value;
  const takeBack = async () => {
    if (published === null || desk.tellRefusal(await building.takeBackPublish(published)).refused) return;
    desk.published.value = null;
    desk.tell("build-history-unpublish-done");
  };
  return (
    <>
      <p>{words.text(isDrafting ? "build-draft-is-on" : "build-draft-is-off")}</p>
      {isDrafting ? (
        <Drafting />
      ) : (
        <button type="button" class="hud-action" data-first onClick={() => void begin()}>
          {words.text("build-draft-begin")}
        </button>
      )}
      {published !== null && (
        <button type="button" class="hud-line-button" onClick={() => void takeBack()}>
          {words.text("build-draft-take-back")}
        </button>
      )}
    </>
  );
}

function Drafting() {
  const { words, desk, model } = useDesk();
  const { building } = desk;
  const [difference, setDifference] = useState<Difference | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const revision = model.scene.revision.value;
  useEffect(() => void building.compare().then(setDifference), [revision]);
  const publish = async () => {
    const outcome = desk.tellRefusal(await building.publish());
    if (outcome.refused) return;
    desk.published.value = outcome.revision;
    desk.tell(outcome.revision === null ? "build-draft-nothing" : "build-draft-published");
    setDifference(await building.compare());
  };
  const stop = async () => {
    setIsAsked(false);
    if (!desk.tellRefusal(await building.setDrafting(false)).refused) desk.tell("build-draft-ended");
  };
  const isLooking = building.scene.value === "published";
  const things = difference?.entities ?? 0;
  return (
    <>
      <p role="status">{difference && words.text("build-draft-differs", { things })}</p>
      {difference && difference.overwriting.length > 0 && <Overwriting difference={difference} />}
      <button
        type="button"
        class="hud-action"
        data-first
        disabled={things === 0}
        onClick={() => void publish()}
      >
        {words.text("build-draft-publish")}
      </button>
      <button
        type="button"
        class="hud-line-button"
        aria-pressed={isLooking}
        onClick={() => void building.look(isLooking ? "draft" : "published")}
      >
        {words.text(isLooking ? "build-draft-look-draft" : "build-draft-look-published")}
      </button>
      {isAsked ? (
        <div class="build-ask">
          <p role="alert">{words.text("build-draft-end-ask")}</p>
          <div class="hud-row">
            <button type="button" class="hud-action" onClick={() => void stop()}>
              {words.text("build-draft-end-yes")}
            </button>
            <button type="button" onClick={() => setIsAsked(false)}>
              {words.text("build-no")}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" onClick={() => setIsAsked(true)}>
          {words.text("build-draft-end")}
        </button>
      )}
    </>
  );
}

/** What others have changed for visitors since the draft began, and the draft would change otherwise. */
function Overwriting({ difference }: { readonly difference: Difference }) {
  const { words } = useDesk();
  return (
    <div class="build-overwriting">
      <p>{words.text("build-draft-overwrites", { properties: difference.overwriting.length })}</p>
      <ul>
        {difference.overwriting.map(({ entity, name, component, property }) => (
          <li key={`${entity} ${component} ${property}`}>
            <span dir="auto">{name || words.text("build-kind-other")}</span>
            <span class="hud-note">{propertyName(component, property, words)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function propertyName(
  component: string,
  property: string,
  words: { has(key: string): boolean; text(key: string): string },
): string {
  const said = [`build-field-${property}`, `build-property-${property}`].find((key) => words.has(key));
  if (said) return words.text(said);
  const part = `build-part-${component}`;
  return words.has(part) ? words.text(part) : property;
}
