/** Exactly what a report sends, to be read before it is sent: every line in its words. */
import { useHud } from "../hud/context";
import type { Contents, Said } from "./clip";
import { Tick } from "./panel";

interface SendsProps {
  readonly name: string;
  readonly contents: Contents;
  readonly withOwnWords: boolean;
  readonly choose: (on: boolean) => void;
}

export function Sends({ name, contents, withOwnWords, choose }: SendsProps) {
  const { words } = useHud();
  const { soundS, lines, whispers, own, hasPlaces } = contents;
  return (
    <section class="hud-report-sends" aria-labelledby="report-sends-title">
      <h3 id="report-sends-title">{words.text("report-sends")}</h3>
      <ul>
        <li>{words.text("report-sound", { name, seconds: soundS })}</li>
        <li>
          {words.text("report-lines", { name, lines: lines.length })}
          <Words said={lines} />
        </li>
        {whispers.length > 0 && (
          <li>
            {words.text("report-whispers", { name, lines: whispers.length })}
            <Words said={whispers} />
          </li>
        )}
        {hasPlaces && <li>{words.text("report-places")}</li>}
      </ul>
      {own.length > 0 && (
        <>
          <Tick label={words.text("report-own", { lines: own.length })} on={withOwnWords} choose={choose} />
          {withOwnWords && <Words said={own} />}
        </>
      )}
      <p class="hud-note">{words.text("report-sends-only", { name })}</p>
    </section>
  );
}

function Words({ said }: { readonly said: readonly Said[] }) {
  if (said.length === 0) return null;
  return (
    <div class="hud-report-said">
      {said.map(({ key, text }) => (
        <p key={key} dir="auto">
          {text}
        </p>
      ))}
    </div>
  );
}
