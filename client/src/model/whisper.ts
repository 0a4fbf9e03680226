/** A line for one other alone, or what an experience tells. It is nowhere stored: it is here as long as the page is. */
import type { ChatLine, Whispered } from "../protocol/generated";

export interface Whisper {
  /** Names it among whispers. */
  readonly key: string;
  /** `told`: by an experience, which is no participant for this. */
  readonly way: "from" | "to" | "told";
  /** The other one, and the name that she had. */
  readonly participant: string;
  readonly name: string;
  readonly text: string;
  readonly said_at: number;
  /** The number of the last line before it: whispers have none of their own. */
  readonly after: number;
}

export function isWhisper(entry: ChatLine | Whisper): entry is Whisper {
  return "way" in entry;
}

export function whisperOf(
  { participant, name, text, said_at }: Omit<Whispered, "tag">,
  way: Whisper["way"],
  after: number,
  index: number,
): Whisper {
  return { key: `whisper-${index}`, way, participant, name, text, said_at, after };
}

/** Lines and whispers in the order in which they were heard. */
export function inOrder(
  lines: readonly ChatLine[],
  whispers: readonly Whisper[],
): readonly (ChatLine | Whisper)[] {
  if (whispers.length === 0) return lines;
  const entries: (ChatLine | Whisper)[] = [];
  let next = 0;
  for (const line of lines) {
    for (let whisper = whispers[next]; whisper && whisper.after < line.number; whisper = whispers[next]) {
      entries.push(whisper);
      next += 1;
    }
    entries.push(line);
  }
  return entries.concat(whispers.slice(next));
}
