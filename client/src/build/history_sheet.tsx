/** Who changed what, and when; to go back to a moment, or to undo all that somebody has done since. Both are asked twice. */
import { useEffect, useState } from "preact/hooks";
import type { EditOutcome } from "../model/building";
import type { PastEdit } from "../protocol/generated";
import { useDesk } from "./context";

type Asked = { readonly revision: number; readonly what: "restore" | "take-back" | "unpublish" } | null;

export function HistorySheetBody() {
  const { words, desk, model } = useDesk();
  const [edits, setEdits] = useState<readonly PastEdit[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const revision = model.scene.revision.value;
  const scene = desk.building.scene.value;
  const fetchPage = async (before: number | null) => {
    const page = await desk.building.history(before);
    if (!page) return;
    setEdits((known) => (before === null ? page.edits : [...(known ?? []), ...page.edits]));
    setNext(page.next);
  };
  useEffect(() => void fetchPage(null), [revision, scene]);
  const act = async (edit: PastEdit, what: NonNullable<Asked>["what"]) => {
    setAsked(null);
    const outcome = await acts[what](edit.revision);
    if (desk.tellRefusal(outcome).refused) return;
    desk.tell(`build-history-${what}-done`, {
      name: edit.name,
      time: timeOf(edit, words.locale),
      kept: outcome.kept,
    });
  };
  const { building } = desk;
  const acts: Record<NonNullable<Asked>["what"], (revision: number) => Promise<EditOutcome>> = {
    restore: (at) => building.restore(at),
    "take-back": (at) => building.takeBack(at),
    unpublish: (at) => building.takeBackPublish(at),
  };
  if (edits === null) return null;
  if (edits.length === 0) return <p class="hud-note">{words.text("build-history-none")}</p>;
  return (
    <>
      <ol class="build-history">
        {edits.map((edit) => (
          <li key={edit.revision} class={edit.is_undone ? "undone" : ""}>
            <p>
              <span class="hud-name" dir="auto">
                {edit.is_mine
                  ? words.text("build-history-you")
                  : edit.name || words.text("build-history-server")}
              </span>{" "}
              <time class="hud-note" dateTime={new Date(edit.at).toISOString()}>
                {timeOf(edit, words.locale)}
              </time>
            </p>
            <p class="build-what" dir="auto">
              {whatOf(edit, words.text.bind(words), words.locale)}
            </p>
            {asked?.revision === edit.revision ? (
              <Ask
                edit={edit}
                what={asked.what}
                yes={() => void act(edit, asked.what)}
                no={() => setAsked(null)}
              />
            ) : (
              <Ways
                edit={edit}
                ask={(what) => setAsked({ revision: edit.revision, what })}
                isNewest={edit === edits[0]}
              />
            )}
          </li>
        ))}
      </ol>
      {next !== null && (
        <button type="button" class="hud-line-button" onClick={() => void fetchPage(next)}>
          {words.text("build-history-more")}
        </button>
      )}
    </>
  );
}

interface WaysProps {
  readonly edit: PastEdit;
  readonly isNewest: boolean;
  readonly ask: (what: NonNullable<Asked>["what"]) => void;
}

function Ways({ edit, isNewest, ask }: WaysProps) {
  const { words, desk } = useDesk();
  const isBuilder = desk.building.isBuilder.value;
  const undo = async () => {
    if (!desk.tellRefusal(await desk.building.undoOne(edit.revision)).refused) desk.tell("build-undone");
  };
  return (
    <div class="hud-row build-ways">
      {edit.is_mine && !edit.is_undone && edit.kind === "edit" && (
        <button type="button" onClick={() => void undo()}>
          {words.text("build-history-undo")}
        </button>
      )}
      {isBuilder && edit.kind === "publish" && !edit.is_undone && (
        <button type="button" onClick={() => ask("unpublish")}>
          {words.text("build-history-unpublish")}
        </button>
      )}
      {isBuilder && !isNewest && (
        <button type="button" onClick={() => ask("restore")}>
          {words.text("build-history-restore")}
        </button>
      )}
      {isBuilder && edit.name !== "" && (
        <button type="button" onClick={() => ask("take-back")}>
          {words.text("build-history-take-back", { name: edit.name })}
        </button>
      )}
    </div>
  );
}

interface AskProps {
  readonly edit: PastEdit;
  readonly what: NonNullable<Asked>["what"];
  readonly yes: () => void;
  readonly no: () => void;
}

function Ask({ edit, what, yes, no }: AskProps) {
  const { words } = useDesk();
  const facts = { name: edit.name, time: timeOf(edit, words.locale) };
  return (
    <div class="build-ask">
      <p role="alert">{words.text(`build-history-${what}-ask`, facts)}</p>
      <div class="hud-row">
        <button type="button" class="hud-action" onClick={yes}>
          {words.text(`build-history-${what}-yes`)}
        </button>
        <button type="button" onClick={no}>
          {words.text("build-no")}
        </button>
      </div>
    </div>
  );
}

function whatOf(
  edit: PastEdit,
  text: (key: string, facts?: Record<string, string | number>) => string,
  locale: string,
): string {
  const names = edit.entities.filter((name) => name !== "");
  const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  const what = text(`build-history-kind-${edit.kind}`, { operations: edit.operations });
  const undone = edit.is_undone ? ` ${text("build-history-undone")}` : "";
  return `${names.length > 0 ? text("build-history-what", { what, names: list }) : what}${undone}`;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

function timeOf({ at }: PastEdit, locale: string): string {
  const isOld = Date.now() - at > DAY_MS / 2;
  const style: Intl.DateTimeFormatOptions = isOld
    ? { dateStyle: "medium", timeStyle: "short" }
    : { timeStyle: "medium" };
  return new Intl.DateTimeFormat(locale, style).format(at);
}
