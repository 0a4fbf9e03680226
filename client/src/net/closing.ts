/** What a close code means for a client that would like to stay: come back by itself, or stop and say so. */
import { CloseCode } from "../protocol/generated";

/** Codes after which another try would only meet the same answer, or trouble somebody else (PR-45). */
const FINAL: ReadonlySet<number> = new Set([
  CloseCode.NORMAL,
  CloseCode.PROTOCOL_ERROR,
  CloseCode.UNSUPPORTED_DATA,
  CloseCode.MESSAGE_TOO_BIG,
  CloseCode.TAKEN_OVER,
  CloseCode.BAD_MESSAGE,
  CloseCode.TOO_FAST,
  CloseCode.NOT_ENTERED,
  CloseCode.SPACE_FULL,
  CloseCode.REMOVED,
  CloseCode.BANNED,
  CloseCode.NOT_ADMITTED,
  CloseCode.SPACE_DELETED,
]);

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(CloseCode).map(([name, code]) => [code, name.toLowerCase()]),
);

export function isFinal(code: number): boolean {
  return FINAL.has(code);
}

/** The key of the sentence that tells a visitor why the line was closed. */
export function closeKey(code: number): string {
  return `close-${NAMES.get(code) ?? "lost"}`;
}
