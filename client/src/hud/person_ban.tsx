/** A ban: why, for how long, and in plain words whom it keeps out; with the sentence that the person will read. */
import { useState } from "preact/hooks";
import { REASON_CHARS_MAX } from "../protocol/generated";
import { useHud, type Whom } from "./context";
import { WhyEnded } from "./ended";
import { Panel } from "./panel";
import { ActForm, type Back, type Sheet } from "./person_forms";

const MINUTE_MS = 60_000;
const REASONS = ["disturbing", "insulting", "rules", "other"] as const;
const LENGTHS = [
  { name: "hour", minutes: 60 },
  { name: "day", minutes: 24 * 60 },
  { name: "week", minutes: 7 * 24 * 60 },
  { name: "open", minutes: null },
] as const;

interface BanProps {
  readonly sheet: Sheet;
  readonly whom: Whom;
  readonly back: Back;
}

export function BanForm({ sheet, whom, back }: BanProps) {
  const { visit, words } = useHud();
  const { participant, name } = whom;
  const [reason, setReason] = useState<(typeof REASONS)[number]>("disturbing");
  const [own, setOwn] = useState("");
  const [length, setLength] = useState<(typeof LENGTHS)[number]>(LENGTHS[1]);
  const [newcomers, setNewcomers] = useState(false);
  const why = reason === "other" ? own.trim() : words.text(`ban-reason-${reason}`);
  const until = length.minutes === null ? 0 : Date.now() + length.minutes * MINUTE_MS;
  const ban = { participant, reason: why, minutes: length.minutes, newcomers };
  return (
    <Panel id={sheet} title={words.text("ban-title", { name })}>
      <ActForm
        label={words.text("ban-do", { name })}
        act={() => visit.ban(ban)}
        done={{ what: "ban", facts: { name } }}
        back={back}
      >
        <fieldset class="hud-choice">
          <legend>{words.text("person-why")}</legend>
          <div>
            {REASONS.map((each, index) => (
              <label key={each}>
                <input
                  type="radio"
                  name="ban-reason"
                  data-first={index === 0 || undefined}
                  checked={reason === each}
                  onChange={() => setReason(each)}
                />
                <span>{words.text(`ban-reason-${each}`)}</span>
              </label>
            ))}
          </div>
          {reason === "other" && (
            <input
              type="text"
              dir="auto"
              autocomplete="off"
              maxLength={REASON_CHARS_MAX}
              value={own}
              aria-label={words.text("ban-words")}
              placeholder={words.text("ban-words")}
              onInput={(event) => setOwn(event.currentTarget.value)}
            />
          )}
        </fieldset>
        <fieldset class="hud-choice">
          <legend>{words.text("ban-how-long")}</legend>
          <div>
            {LENGTHS.map((each) => (
              <label key={each.name}>
                <input
                  type="radio"
                  name="ban-length"
                  checked={length === each}
                  onChange={() => setLength(each)}
                />
                <span>{words.text(`ban-${each.name}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p class="hud-note">{words.text("ban-scope")}</p>
        <label class="hud-setting hud-switch">
          <span>{words.text("ban-newcomers")}</span>
          <input
            type="checkbox"
            role="switch"
            aria-checked={newcomers}
            aria-describedby="ban-newcomers-note"
            checked={newcomers}
            onChange={(event) => setNewcomers(event.currentTarget.checked)}
          />
        </label>
        <p id="ban-newcomers-note" class="hud-note">
          {words.text("ban-newcomers-note")}
        </p>
        <div class="hud-reads">
          <p class="hud-note">{words.text("ban-reads", { name })}</p>
          <blockquote dir="auto">
            <WhyEnded ending={{ code: "close-banned", facts: { why, until } }} />
          </blockquote>
        </div>
      </ActForm>
    </Panel>
  );
}
