/**
 * A report about one person: why, what exactly is sent, and send. The last minute is taken when the sheet opens, so that
 * reading it takes nothing away; it lies in this page alone until she sends it.
 */
import "./report.css";
import { useMemo, useState } from "preact/hooks";
import { useHud, type Whom } from "../hud/context";
import { Panel } from "../hud/panel";
import type { Refusal } from "../model/chat";
import type { Safety } from "../safety/safety";
import { clipOf, contentsOf } from "./clip";
import { REASONS, type Reason, sendReport, TEXT_CHARS_MAX } from "./sending";
import { Sends } from "./sends";

export function ReportPanel() {
  const { model, state } = useHud();
  const whom = state.person.value;
  const safety = model.safety.value;
  return whom && safety && <Report key={whom.participant} whom={whom} safety={safety} />;
}

function Report({ whom, safety }: { readonly whom: Whom; readonly safety: Safety }) {
  const { words } = useHud();
  const [sent, setSent] = useState(false);
  const { name } = whom;
  return (
    <Panel id="report" title={words.text("report-who", { name })}>
      {sent ? (
        <div role="status">
          <p class="hud-done">{words.text("report-sent")}</p>
          <p>{words.text("report-sent-note", { name })}</p>
        </div>
      ) : (
        <Form whom={whom} safety={safety} sent={() => setSent(true)} />
      )}
    </Panel>
  );
}

interface FormProps {
  readonly whom: Whom;
  readonly safety: Safety;
  readonly sent: () => void;
}

function Form({ whom, safety, sent }: FormProps) {
  const { model, words } = useHud();
  const { participant: about, name } = whom;
  const minute = useMemo(() => safety.ring.lastMinute(performance.now()), [safety]);
  const [reason, setReason] = useState<Reason | null>(null);
  const [text, setText] = useState("");
  const [withOwnWords, setWithOwnWords] = useState(true);
  const [alsoBlock, setAlsoBlock] = useState(!safety.blocked.value.has(about));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sending, setSending] = useState(false);
  const choice = { about, own: model.participant, withOwnWords };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (reason === null || sending) return;
    setSending(true);
    const clip = clipOf(minute, choice);
    const answer = await sendReport(model, { about, reason, text: text.trim(), clip });
    setSending(false);
    setRefusal(answer);
    if (answer !== null) return;
    if (alsoBlock) void safety.block(about);
    sent();
  };
  return (
    <form class="hud-act-form" onSubmit={submit}>
      <Reasons chosen={reason} choose={setReason} />
      <label class="hud-report-words">
        <span>{words.text("report-words")}</span>
        <textarea
          rows={2}
          dir="auto"
          maxLength={TEXT_CHARS_MAX}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <Sends
        name={name}
        contents={contentsOf(minute, choice)}
        withOwnWords={withOwnWords}
        choose={setWithOwnWords}
      />
      {!safety.blocked.value.has(about) && (
        <Tick label={words.text("report-block", { name })} on={alsoBlock} choose={setAlsoBlock} />
      )}
      {refusal && (
        <p class="hud-refusal" role="alert">
          {words.reason(refusal.code, refusal.facts)}
        </p>
      )}
      <div class="hud-row">
        <button type="submit" class="hud-action" disabled={reason === null || sending}>
          {words.text(sending ? "report-sending" : "report-send")}
        </button>
      </div>
    </form>
  );
}

interface ReasonsProps {
  readonly chosen: Reason | null;
  readonly choose: (reason: Reason) => void;
}

function Reasons({ chosen, choose }: ReasonsProps) {
  const { words } = useHud();
  return (
    <fieldset class="hud-choice hud-report-why">
      <legend>{words.text("report-why")}</legend>
      <div>
        {REASONS.map((each, index) => (
          <label key={each}>
            <input
              type="radio"
              name="report-reason"
              data-first={index === 0 || undefined}
              checked={chosen === each}
              onChange={() => choose(each)}
            />
            <span>{words.text(`report-reason-${each}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface TickProps {
  readonly label: string;
  readonly on: boolean;
  readonly choose: (on: boolean) => void;
}

export function Tick({ label, on, choose }: TickProps) {
  return (
    <label class="hud-setting hud-switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
    </label>
  );
}
