/**
 * The lines of the chat. Every text is a text node. A stored line never changes, and is drawn once, however many come
 * after it; one's own is grey until the server has stored it. A whisper says to the eye and to the ear whom it is for.
 */
import { Component } from "preact";
import type { Words } from "../locale/words";
import type { PendingLine } from "../model/chat";
import type { Whisper } from "../model/whisper";
import type { ChatLine } from "../protocol/generated";
import { useHud } from "./context";
import { Icon } from "./icons";
import { pieces } from "./links";
import { reportPerson } from "./safety_ways";
import { showPerson } from "./whispering";

interface LineProps<Entry> {
  readonly line: Entry;
  readonly words: Words;
  /** Her name is a button. */
  readonly named: boolean;
}

export class Line extends Component<LineProps<ChatLine>> {
  override shouldComponentUpdate({ line, words, named }: LineProps<ChatLine>): boolean {
    return line !== this.props.line || words !== this.props.words || named !== this.props.named;
  }

  override render({ line, words, named }: LineProps<ChatLine>) {
    return (
      <p class="hud-line" title={timeOf(line.said_at, words)}>
        <Name line={line} named={named} />
        {line.program && <span class="hud-badge">{words.text("badge-program")}</span>}{" "}
        <Text text={line.text} />
        {named && <Flag line={line} />}
      </p>
    );
  }
}

export function WhisperLine({ line, words, named }: LineProps<Whisper>) {
  const { model } = useHud();
  const { way } = line;
  const isFrom = way === "from";
  const told = way === "told";
  const name = way === "to" ? model.self.name.value : line.name;
  const mark = told ? "experience-line" : isFrom ? "whisper-from" : "whisper-sent";
  return (
    <p class={`hud-line${told ? "" : " hud-whisper"}`} title={timeOf(line.said_at, words)}>
      {!told && <Icon name="whisper" />}
      {isFrom ? <Name line={line} named={named} /> : <bdi class="hud-name">{name}</bdi>}{" "}
      <span class="hud-badge">{words.text(mark, { name: line.name })}</span> <Text text={line.text} />
      {named && isFrom && <Flag line={line} />}
    </p>
  );
}

function timeOf(saidAt: number, words: Words): string {
  return new Date(saidAt).toLocaleTimeString(words.locale, { hour: "2-digit", minute: "2-digit" });
}

/** No stop of the Tab key: a thousand lines would be a thousand stops, and the list of people has everybody. */
function Name({ line, named }: { readonly line: ChatLine | Whisper; readonly named: boolean }) {
  const hud = useHud();
  const name = <bdi class="hud-name">{line.name}</bdi>;
  if (!named) return name;
  return (
    <button type="button" class="hud-name-button" tabIndex={-1} onClick={() => showPerson(hud, line)}>
      {name}
    </button>
  );
}

/** As with names, the keys reach it by the list of people. */
function Flag({ line }: { readonly line: ChatLine | Whisper }) {
  const hud = useHud();
  return (
    <button
      type="button"
      class="hud-flag"
      tabIndex={-1}
      aria-label={hud.words.text("report-line", { name: line.name })}
      onClick={() => reportPerson(hud, line)}
    >
      <Icon name="report" />
    </button>
  );
}

export function Pending({ line }: { readonly line: PendingLine }) {
  const { model, words } = useHud();
  return (
    <p class="hud-line pending">
      <bdi class="hud-name">{model.self.name.value}</bdi> <Text text={line.text} />
      {line.refused && (
        <span class="hud-refusal" role="alert">
          {words.reason(line.refused.code, line.refused.facts)}{" "}
          <button type="button" onClick={() => model.chat.dismiss(line.requestId)}>
            {words.text("chat-dismiss")}
          </button>
        </span>
      )}
    </p>
  );
}

function Text({ text }: { readonly text: string }) {
  return (
    <span class="hud-text" dir="auto">
      {pieces(text).map((piece, index) =>
        piece.href === null ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </span>
  );
}
