/**
 * A line being written, to everybody or to one alone: what is in the field, why it cannot be sent, and what came of it.
 * Nothing that was typed is lost: a line that was refused comes back into an empty field.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Refusal } from "../model/chat";
import { isSlowed, secondsToWait, whySilent } from "../model/speaking";
import { type Hud, useHud } from "./context";

const COUNT_EVERY_MS = 250;

export interface SayLine {
  readonly text: string;
  /** What keeps her from writing; null: nothing. */
  readonly closed: Refusal | null;
  /** Until the next line is taken; 0: now. */
  readonly seconds: number;
  /** Whether her lines have to be some time apart. */
  readonly isSlow: boolean;
  /** Why the last line was not taken; null: it was. */
  readonly refused: Refusal | null;
  write(text: string): void;
  /** Says what is written; false where there is nothing to say, or nothing may be said now. */
  say(): boolean;
}

/** `whispers`: the line goes to whomever she has chosen for it. */
export function useSayLine({ whispers }: { readonly whispers: boolean }): SayLine {
  const hud = useHud();
  const { model, visit, state } = hud;
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<Refusal | null>(null);
  const newest = useRef(text);
  newest.current = text;
  const whom = whispers ? state.whisperTo.value : null;
  const seconds = useSecondsToWait(hud);
  const write = (value: string) => {
    setText(value);
    model.self.typing = value.trim() !== "";
  };
  const giveBack = (line: string, refusal: Refusal) => {
    if (newest.current === "") write(line);
    setRefused(refusal);
  };
  const sent = useRefusedLine(hud, newest, giveBack);
  const closed = whom === null ? whySilent(model) : null;
  const say = () => {
    const line = text.trim();
    if (line === "" || closed !== null || (whom === null && seconds > 0)) return false;
    const commanded = text[0] === "/" ? model.experiences.value : null;
    const unheard = commanded?.command(line) ?? null;
    setRefused(unheard);
    if (unheard) return false;
    write("");
    // What comes of it is told and shown beside the place.
    if (commanded) state.chatOpen.value = false;
    if (commanded) return true;
    if (whom === null) sent.current = visit.say(line);
    else visit.whisper(whom.participant, line).then((answer) => answer && giveBack(line, answer));
    return true;
  };
  const isSlow = whom === null && isSlowed(model);
  return { text, closed, seconds: whom === null ? seconds : 0, isSlow, refused, write, say };
}

/** Gives the line sent last back if it is refused while the field is empty. Returns where its request id is kept. */
function useRefusedLine(
  { model }: Hud,
  newest: { readonly current: string },
  giveBack: (line: string, refusal: Refusal) => void,
): { current: string | null } {
  const sent = useRef<string | null>(null);
  const pending = model.chat.pending.value;
  useEffect(() => {
    const line = pending.find(({ requestId }) => requestId === sent.current);
    if (!line?.refused || newest.current !== "") return;
    sent.current = null;
    giveBack(line.text, line.refused);
    model.chat.dismiss(line.requestId);
  });
  return sent;
}

function useSecondsToWait({ model }: Hud): number {
  const [, draw] = useState(0);
  const seconds = secondsToWait(model, performance.now());
  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setInterval(() => draw((count) => count + 1), COUNT_EVERY_MS);
    return () => clearInterval(timer);
  }, [seconds]);
  return seconds;
}
