/**
 * The chat: what was said, and a field to say something. At rest only the last lines are there; Enter or the bar opens it.
 * What others said to her alone stands among it, marked as such.
 */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isWhisper } from "../model/whisper";
import { Line, Pending, WhisperLine } from "./chat_lines";
import { useHud } from "./context";
import { SayForm } from "./say_form";

/** At rest the sheet shows fewer still; a reader that comes late finds these. */
const LINES_AT_REST = 8;
/** So near to the end counts as being there: new lines then scroll into view. */
const AT_END_PIXELS = 40;

export function ChatPanel() {
  const { model, words, state } = useHud();
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const entries = model.chat.entries.value;
  const pending = model.chat.pending.value;
  const open = state.chatOpen.value;
  useLayoutEffect(() => {
    if (log.current && (atEnd.current || !open)) log.current.scrollTop = log.current.scrollHeight;
  }, [entries, pending, open]);
  useEffect(() => {
    if (open) model.chat.unread.value = 0;
  }, [entries, open, model]);
  const empty = entries.length + pending.length === 0;
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
        {(open ? entries : entries.slice(-LINES_AT_REST)).map((entry) =>
          isWhisper(entry) ? (
            <WhisperLine key={entry.key} line={entry} words={words} named={open} />
          ) : (
            <Line
              key={entry.number}
              line={entry}
              words={words}
              named={open && entry.participant !== model.participant}
            />
          ),
        )}
        {pending.map((line) => (
          <Pending key={line.requestId} line={line} />
        ))}
      </div>
      {open && <SayForm />}
    </section>
  );
}
