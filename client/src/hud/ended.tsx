/** The card at the end of a stay: why, until when if it has an end, and the way back where there is one. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Words } from "../locale/words";
import type { Ending } from "../model/app_model";
import { useHud } from "./context";

/** Coming back would only meet the same answer. */
export const NO_WAY_BACK: ReadonlySet<string> = new Set([
  "banned",
  "space_deleted",
  "space_unknown",
  "space_not_found",
]);
const UNKNOWN: Ending = { code: "error-unknown", facts: {} };

export function Ended() {
  const { model, visit, words } = useHud();
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => card.current?.querySelector<HTMLElement>("button, a")?.focus(), []);
  const ending = model.ending.value ?? UNKNOWN;
  const kind = kindOf(ending);
  return (
    <section
      ref={card}
      class="hud-ended paper-card"
      role="alertdialog"
      aria-labelledby="ended-title"
      aria-describedby="ended-why"
    >
      <h2 id="ended-title">{words.text(kind === "left" ? "ended-left-title" : "ended-title")}</h2>
      <div id="ended-why">
        <WhyEnded ending={ending} />
      </div>
      {!NO_WAY_BACK.has(kind) && (
        <button type="button" class="hud-action" onClick={() => visit.comeBack()}>
          {words.text(kind === "not_admitted" ? "ended-ask-again" : "ended-come-back")}
        </button>
      )}
      <a href="/">{words.text("space-back")}</a>
    </section>
  );
}

/** The sentences themselves: a host who bans somebody reads them before she does. */
export function WhyEnded({ ending }: { readonly ending: Ending }) {
  const { model, words } = useHud();
  return (
    <>
      <p>{words.reason(ending.code, { ...ending.facts, space: model.spaceName.value })}</p>
      <HostsWords ending={ending} />
      {kindOf(ending) === "banned" && <p>{banEnd(ending, words)}</p>}
    </>
  );
}

export function kindOf({ code }: Ending): string {
  return code.replace(/^close-/, "");
}

/** Why, as the host wrote it. */
function HostsWords({ ending }: { readonly ending: Ending }) {
  const { words } = useHud();
  const why = ending.facts.why ?? ending.facts.reason ?? "";
  if (why === "") return null;
  return (
    <p>
      {words.text("ended-hosts-words")} <q dir="auto">{String(why)}</q>
    </p>
  );
}

export function banEnd({ facts }: Ending, words: Words): string {
  const until = Number(facts.until ?? 0);
  if (until === 0) return words.text("ended-ban-without-end");
  const time = new Date(until).toLocaleString(words.locale, { dateStyle: "long", timeStyle: "short" });
  return words.text("ended-ban-until", { time });
}
