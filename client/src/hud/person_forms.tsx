/** What a host has to say before she acts on one person: another name, or why. What is written is read by that person. */
import { useRef, useState } from "preact/hooks";
import type { ActAnswer } from "../net/acting";
import { NAME_CHARS_MAX, REASON_CHARS_MAX } from "../protocol/generated";
import { useHud, type Whom } from "./context";
import { Panel } from "./panel";

/** What she does for herself alone. */
export type OwnDone = "hushed" | "heard" | "known" | "unknown";

/** What a host does about a voice. */
export type VoiceDone = "mute_voice" | "unmute_voice" | "stage" | "unstage";

/** What has been done, told as `person-done-<what>`. */
export interface Done {
  readonly what:
    | "rename"
    | "mute"
    | "unmute"
    | "to_door"
    | "remove"
    | "turn_away"
    | "ban"
    | VoiceDone
    | OwnDone;
  readonly facts: Readonly<Record<string, string>>;
}

export type Back = (done?: Done) => void;
/** Which sheet the form stands in: among those inside, or among those who wait. */
export type Sheet = "person" | "waiters";

interface ReasonProps {
  readonly sheet: Sheet;
  readonly what: "mute" | "mute_voice" | "remove" | "turn_away";
  readonly whom: Whom;
  readonly act: (why: string) => Promise<ActAnswer>;
  readonly back: Back;
}

export function ReasonForm({ sheet, what, whom, act, back }: ReasonProps) {
  const { words } = useHud();
  const { name } = whom;
  const [why, setWhy] = useState("");
  const done: Done = { what, facts: { name } };
  return (
    <Panel id={sheet} title={words.text(`person-${what}-title`, { name })}>
      <p>{words.text(`person-${what}-note`, { name })}</p>
      <ActForm label={words.text(`person-do-${what}`)} act={() => act(why.trim())} done={done} back={back}>
        <label for="person-why">{words.text("person-why")}</label>
        <input
          id="person-why"
          type="text"
          data-first
          dir="auto"
          autocomplete="off"
          maxLength={REASON_CHARS_MAX}
          value={why}
          aria-describedby="person-why-note"
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
        <p id="person-why-note" class="hud-note">
          {words.text("person-why-note", { name })}
        </p>
      </ActForm>
    </Panel>
  );
}

export function RenameForm({ whom, back }: { readonly whom: Whom; readonly back: Back }) {
  const { visit, words } = useHud();
  const [to, setTo] = useState(whom.name);
  const wanted = to.trim();
  const done: Done = { what: "rename", facts: { name: whom.name, to: wanted } };
  return (
    <Panel id="person" title={`${words.text("person-rename")}: ${whom.name}`}>
      <ActForm
        label={words.text("person-do-rename")}
        act={() => visit.rename(whom.participant, wanted)}
        done={done}
        back={back}
        impossible={wanted === "" || wanted === whom.name}
      >
        <label for="person-name">{words.text("person-name")}</label>
        <input
          id="person-name"
          type="text"
          data-first
          dir="auto"
          autocomplete="off"
          maxLength={NAME_CHARS_MAX}
          value={to}
          aria-describedby="person-name-note"
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => setTo(event.currentTarget.value)}
        />
        <p id="person-name-note" class="hud-note">
          {words.text("person-name-note")}
        </p>
      </ActForm>
    </Panel>
  );
}

interface ActFormProps {
  readonly label: string;
  readonly act: () => Promise<ActAnswer>;
  readonly done: Done;
  readonly back: Back;
  readonly impossible?: boolean;
  readonly children: preact.ComponentChildren;
}

/** Acts once; a refusal stands in the form, where it can be mended. */
export function ActForm({ label, act, done, back, impossible = false, children }: ActFormProps) {
  const { words } = useHud();
  const [refusal, setRefusal] = useState<ActAnswer>(null);
  const acting = useRef(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (acting.current || impossible) return;
    acting.current = true;
    const answer = await act();
    acting.current = false;
    if (answer === null) back(done);
    else setRefusal(answer);
  };
  return (
    <form class="hud-act-form" onSubmit={submit}>
      {children}
      {refusal && (
        <p class="hud-refusal" role="alert">
          {words.reason(refusal.code, refusal.facts)}
        </p>
      )}
      <div class="hud-row">
        <button type="submit" class="hud-action" disabled={impossible}>
          {label}
        </button>
        <button type="button" class="hud-line-button" onClick={() => back()}>
          {words.text("person-back")}
        </button>
      </div>
    </form>
  );
}
