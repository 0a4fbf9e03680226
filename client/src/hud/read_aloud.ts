/** Reads the chat aloud, by a voice of this machine: one that works in some cloud would carry off what is written here. */
import type { AppModel } from "../model/app_model";
import type { AnyNotice } from "../protocol/event_codec";

const VOICES_WITHIN_MS = 1_500;

/** The machine's own voice for a language, the default one first; null where it has none. */
export function localVoice<Voice extends Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">>(
  voices: readonly Voice[],
  language: string,
): Voice | null {
  const [wanted] = language.toLowerCase().split("-");
  const own = voices.filter(
    ({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === wanted,
  );
  return own.find((voice) => voice.default) ?? own[0] ?? null;
}

/** The voices of this machine; browsers tell them late, and some have none. */
export async function voicesHere(page: Window = window): Promise<readonly SpeechSynthesisVoice[]> {
  const { speechSynthesis } = page;
  if (!speechSynthesis) return [];
  const now = speechSynthesis.getVoices();
  if (now.length > 0) return now;
  await new Promise((resolve) => {
    speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
    setTimeout(resolve, VOICES_WITHIN_MS);
  });
  return speechSynthesis.getVoices();
}

/** Says every line of others as it comes; what was said before is not said again. Returns how to stop. */
export function readAloud(
  model: Pick<AppModel, "hearers" | "chat" | "participant">,
  say: (line: { readonly name: string; readonly text: string }) => void,
): () => void {
  const hear = (notice: AnyNotice) => {
    const line = notice.name === "ChatSaid" ? notice.body.line : notice.name === "Whispered" && notice.body;
    if (!line || line.participant === model.participant) return;
    if (!model.chat.hides.peek()(line.participant)) say(line);
  };
  model.hearers.add(hear);
  return () => model.hearers.delete(hear);
}
