/** The field to say something in, and why it is closed at times. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { CHAT_CHARS_MAX, WHISPER_CHARS_MAX } from "../protocol/generated";
import { useHud } from "./context";
import { Icon } from "./icons";
import { CommandsLater } from "./panels_later";
import { type SayLine, useSayLine } from "./say_line";

/** The counter shows when the end comes near. */
const COUNT_LAST = 200;

export function SayForm() {
  const { model, words, state } = useHud();
  const line = useSayLine({ whispers: true });
  const whom = state.whisperTo.value;
  const max = whom === null ? CHAT_CHARS_MAX : WHISPER_CHARS_MAX;
  const field = useRef<HTMLTextAreaElement>(null);
  // At once: the next key belongs to the line already.
  useLayoutEffect(() => {
    field.current?.focus();
    return () => {
      model.self.typing = false;
    };
  }, [model, whom]);
  const say = () => {
    if (!line.say() && line.text.trim() === "") state.chatOpen.value = false;
  };
  const asked = whom === null ? words.text("chat-field") : words.text("whisper-field", { name: whom.name });
  return (
    <form
      class="hud-say"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {whom && <To name={whom.name} />}
      <textarea
        ref={field}
        rows={1}
        value={line.text}
        maxLength={max}
        dir="auto"
        enterkeyhint="send"
        aria-label={asked}
        aria-describedby="say-note"
        placeholder={asked}
        readOnly={line.closed !== null}
        onInput={(event) => line.write(event.currentTarget.value)}
        onBlur={() => {
          model.self.typing = false;
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          say();
        }}
      />
      <button type="submit" class="hud-action" disabled={line.closed !== null || line.seconds > 0}>
        {words.text("chat-send")}
      </button>
      {line.text.length > max - COUNT_LAST && (
        <output class="hud-count">{words.text("chat-left", { chars: max - line.text.length })}</output>
      )}
      <CommandsLater field={field} text={line.text} write={line.write} />
      <SayNote line={line} id="say-note" />
    </form>
  );
}

/** To whom alone the line goes; one press, and it goes to everybody again. */
function To({ name }: { readonly name: string }) {
  const { words, state } = useHud();
  return (
    <p class="hud-to">
      <span dir="auto">{words.text("whisper-to", { name })}</span>
      <button
        type="button"
        aria-label={words.text("whisper-all")}
        onClick={() => {
          state.whisperTo.value = null;
        }}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}

/** Why nothing can be sent, or why the last line was not taken. Seconds are counted for the eyes alone. */
export function SayNote({ line, id }: { readonly line: SayLine; readonly id: string }) {
  const { model, words } = useHud();
  // What only had to wait can be sent as soon as the seconds are over.
  const hasWaited = line.refused?.facts.wait_s !== undefined && line.seconds === 0;
  const told = line.closed ?? (hasWaited ? null : line.refused);
  const { slow_mode_s } = model.rules.value;
  return (
    <div class="hud-say-note" id={id}>
      <p role="status">{told ? words.reason(told.code, told.facts) : ""}</p>
      {line.closed === null && line.seconds > 0 && (
        <p aria-live="off">{words.text("chat-slow-left", { seconds: line.seconds })}</p>
      )}
      {told === null && line.seconds === 0 && line.isSlow && (
        <p>{words.text("chat-slow", { seconds: slow_mode_s })}</p>
      )}
    </div>
  );
}
