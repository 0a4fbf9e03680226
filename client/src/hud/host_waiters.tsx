/** Those who wait before the Space, the longest waiting first: let them in, turn them away, or ban them. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Waiter } from "../protocol/generated";
import { useHud, type Whom } from "./context";
import { Panel } from "./panel";
import { Badges } from "./person_badges";
import { BanForm } from "./person_ban";
import { type Back, type Done, ReasonForm } from "./person_forms";
import { Portrait } from "./portrait";

const MINUTE_MS = 60_000;

interface Asked {
  readonly what: "ban" | "turn_away";
  readonly whom: Whom;
}

export function WaitersPanel() {
  const { model, visit, words } = useHud();
  const { total, waiters } = model.waiters.value;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [letIn, setLetIn] = useState<Whom | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const back: Back = (what) => {
    setAsked(null);
    setLetIn(null);
    setDone(what ?? null);
  };
  // Whoever was let in takes her buttons along, and the keys must not fall back to walking.
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      document.getElementById("waiters-title")?.focus();
  }, [total]);
  if (asked?.what === "ban") return <BanForm sheet="waiters" whom={asked.whom} back={back} />;
  if (asked?.what === "turn_away") {
    const turnAway = (why: string) => visit.turnAway(asked.whom.participant, why);
    return <ReasonForm sheet="waiters" what="turn_away" whom={asked.whom} act={turnAway} back={back} />;
  }
  const open = async (waiter: Waiter) => {
    const refusal = await visit.letIn(waiter.id);
    setDone(null);
    if (refusal === null) setLetIn({ participant: waiter.id, name: waiter.name });
  };
  const [next] = waiters;
  return (
    <Panel id="waiters" title={words.text("waiters-title", { people: total })}>
      {next === undefined ? (
        <p class="hud-note">{words.text("waiters-none")}</p>
      ) : (
        <div class="hud-row">
          <button type="button" class="hud-action" data-first onClick={() => open(next)}>
            {words.text("waiters-next")}
          </button>
          {total > 1 && (
            <button
              type="button"
              class="hud-line-button"
              onClick={() => waiters.map(({ id }) => visit.letIn(id))}
            >
              {words.text("waiters-all")}
            </button>
          )}
        </div>
      )}
      <div role="status">
        {done && <p class="hud-done">{words.text(`person-done-${done.what}`, { ...done.facts })}</p>}
        {letIn && (
          <p class="hud-done">
            {words.text("waiters-was-let-in", { name: letIn.name })}{" "}
            <button
              type="button"
              class="hud-line-button"
              aria-label={words.text("waiters-undo-whom", { name: letIn.name })}
              onClick={() => {
                void visit.letIn(letIn.participant, false);
                setLetIn(null);
              }}
            >
              {words.text("waiters-undo")}
            </button>
          </p>
        )}
      </div>
      <ul>
        {waiters.map((waiter) => (
          <Row key={waiter.id} waiter={waiter} open={open} ask={setAsked} />
        ))}
      </ul>
      {total > waiters.length && (
        <p class="hud-note">{words.text("waiters-behind", { people: total - waiters.length })}</p>
      )}
    </Panel>
  );
}

interface RowProps {
  readonly waiter: Waiter;
  readonly open: (waiter: Waiter) => void;
  readonly ask: (asked: Asked) => void;
}

function Row({ waiter, open, ask }: RowProps) {
  const { words } = useHud();
  const { id, name, look, program, is_new, reason, waits_ms } = waiter;
  const whom = { participant: id, name };
  const minutes = Math.floor(waits_ms / MINUTE_MS);
  return (
    <li>
      <Portrait look={look} size={40} />
      <span class="hud-who">
        <bdi class="hud-name">{name}</bdi>
        <Badges card={{ program, is_new, role: "visitor", is_muted: false }} />
        <span class="hud-note">{words.text(`waiters-since-${reason}`, { minutes })}</span>
      </span>
      <span class="hud-ways">
        <button
          type="button"
          aria-label={words.text("waiters-let-in-whom", { name })}
          onClick={() => open(waiter)}
        >
          {words.text("waiters-let-in")}
        </button>
        <button
          type="button"
          aria-label={words.text("waiters-turn-away-whom", { name })}
          onClick={() => ask({ what: "turn_away", whom })}
        >
          {words.text("waiters-turn-away")}
        </button>
        <button
          type="button"
          aria-label={words.text("waiters-ban-whom", { name })}
          onClick={() => ask({ what: "ban", whom })}
        >
          {words.text("person-ban")}
        </button>
      </span>
    </li>
  );
}
