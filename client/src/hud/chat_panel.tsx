/**
 * The chat: what was said, and a field to say something. At rest only the last lines are there; Enter or the bar opens it.
 * Every text is a text node. A line of one's own is grey until the server has stored it.
 */
import { Component } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Words } from "../locale/words";
import type { PendingLine } from "../model/chat";
import { CHAT_CHARS_MAX, type ChatLine } from "../protocol/generated";
import { useHud } from "./context";
import { pieces } from "./links";

/** The counter shows when the end comes near. */
const COUNT_FROM = CHAT_CHARS_MAX - 200;
/** At rest the sheet shows fewer still; a reader that comes late finds these. */
const LINES_AT_REST = 8;
/** So near to the end counts as being there: new lines then scroll into view. */
const AT_END_PIXELS = 40;

export function ChatPanel() {
  const { model, words, state } = useHud();
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lines = model.chat.lines.value;
  const pending = model.chat.pending.value;
  const open = state.chatOpen.value;
  useLayoutEffect(() => {
    if (log.current && (atEnd.current || !open)) log.current.scrollTop = log.current.scrollHeight;
  }, [lines, pending, open]);
  useEffect(() => {
    if (open) model.chat.unread.value = 0;
  }, [lines, open, model]);
  const empty = lines.length + pending.length === 0;
  return (
    <section
      id="chat"
      class={`hud-chat paper-card${open ? " open" : ""}${empty && !open ? " empty" : ""}`}
      aria-label={words.text("chat-label")}
    >
      <div
        ref={log}
        class="hud-log"
        role="log"
        aria-live="polite"
        aria-label={words.text("chat-lines")}
        tabIndex={open ? 0 : -1}
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
          atEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PIXELS;
        }}
      >
        {(open ? lines : lines.slice(-LINES_AT_REST)).map((line) => (
          <Line key={line.number} line={line} words={words} />
        ))}
        {pending.map((line) => (
          <Pending key={line.requestId} line={line} />
        ))}
      </div>
      {open && <SayForm />}
    </section>
  );
}

interface LineProps {
  readonly line: ChatLine;
  readonly words: Words;
}

/** A stored line never changes: it is drawn once, however many come after it. */
class Line extends Component<LineProps> {
  override shouldComponentUpdate(next: LineProps): boolean {
    return next.line !== this.props.line || next.words !== this.props.words;
  }

  override render({ line, words }: LineProps) {
    const time = new Date(line.said_at).toLocaleTimeString(words.locale, {
      hour: "2-digit",
      minute: "2-digit",
    });
    return (
      <p class="hud-line" title={time}>
        <bdi class="hud-name">{line.name}</bdi>
        {line.program && <span class="hud-badge">{words.text("badge-program")}</span>}{" "}
        <Text text={line.text} />
      </p>
    );
  }
}

function Pending({ line }: { line: PendingLine }) {
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

function Text({ text }: { text: string }) {
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

function SayForm() {
  const { model, visit, words, state } = useHud();
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  // At once: the next key belongs to the line already.
  useLayoutEffect(() => {
    field.current?.focus();
    return () => {
      model.self.typing = false;
    };
  }, [model]);
  const write = (value: string) => {
    setText(value);
    model.self.typing = value.trim() !== "";
  };
  const say = () => {
    const line = text.trim();
    if (line !== "") visit.say(line);
    else state.chatOpen.value = false;
    write("");
  };
  return (
    <form
      class="hud-say"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        value={text}
        maxLength={CHAT_CHARS_MAX}
        dir="auto"
        enterkeyhint="send"
        aria-label={words.text("chat-field")}
        placeholder={words.text("chat-field")}
        disabled={!model.permissions.may("chat")}
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={() => {
          model.self.typing = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          say();
        }}
      />
      <button type="submit" class="hud-action">
        {words.text("chat-send")}
      </button>
      {text.length > COUNT_FROM && (
        <output class="hud-count">{words.text("chat-left", { chars: CHAT_CHARS_MAX - text.length })}</output>
      )}
    </form>
  );
}
