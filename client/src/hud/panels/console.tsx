/** For who keeps or builds the Space: what went wrong in its experiences, the newest first, with file and line. */
import { useState } from "preact/hooks";
import type { Words } from "../../locale/words";
import type { NotedFault } from "../../model/experiences";
import { useExperiences } from "./tools";

/** Codes of what became of the process that experiences run in. */
const CHILD = "child_";

export function Console() {
  const { words, experiences } = useExperiences();
  const faults = experiences.faults.value;
  const [copied, setCopied] = useState<string | null>(null);
  if (faults.length === 0) return null;
  const copy = (key: string, text: string) =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(key),
      () => undefined,
    );
  return (
    <details class="xp-panel xp-console paper-card">
      <summary>
        {words.text("xp-faults")} <span class="hud-number">{faults.length}</span>
      </summary>
      <p class="unseen" role="status">
        {faults[0] && `${faults[0].name} ${sentenceOf(words, faults[0])}`}
      </p>
      <ol>
        {faults.map((fault) => (
          <li key={fault.key}>
            <p>
              <bdi class="hud-name">{fault.name}</bdi>{" "}
              <time dateTime={new Date(fault.atMs).toISOString()}>
                {new Date(fault.atMs).toLocaleTimeString(words.locale)}
              </time>
            </p>
            <p dir="auto">{sentenceOf(words, fault)}</p>
            {fault.facts.file && (
              <p>
                <code>
                  {fault.facts.file}:{fault.facts.line}
                </code>
              </p>
            )}
            {fault.trace && <pre dir="ltr">{fault.trace}</pre>}
            <button
              type="button"
              class="hud-line-button"
              onClick={() => copy(fault.key, writtenOut(words, fault))}
            >
              {words.text(copied === fault.key ? "xp-copied" : "xp-copy")}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="hud-line-button" onClick={() => experiences.dismissFaults()}>
        {words.text("xp-faults-clear")}
      </button>
    </details>
  );
}

/** The sentence of its code; where this client has none, the code itself. */
export function sentenceOf(words: Words, { code, facts }: Pick<NotedFault, "code" | "facts">): string {
  const key = code.startsWith(CHILD) ? `fault-child_${code.slice(CHILD.length)}` : `fault-${code}`;
  return words.has(key) ? words.text(key, facts) : words.text("fault-unknown", { code });
}

function writtenOut(words: Words, fault: NotedFault): string {
  const at = new Date(fault.atMs).toISOString();
  return `${at} ${fault.name} (${fault.code}): ${sentenceOf(words, fault)}\n${fault.trace}`.trim();
}
