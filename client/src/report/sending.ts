/** Sends a report. The server reads it only if every tag in it is its own. */
import type { Refusal } from "../model/chat";
import type { Clip } from "./clip";

export const REASONS = ["harassment", "hate", "sexual", "threat", "minor_safety", "spam", "other"] as const;
export type Reason = (typeof REASONS)[number];
export const TEXT_CHARS_MAX = 500;
const ANSWER_WITHIN_MS = 30_000;

export interface Report {
  readonly about: string;
  readonly reason: Reason;
  readonly text: string;
  readonly clip: Clip;
}

/** Null: it lies with the hosts. Otherwise why not, and what she can do about it. */
export async function sendReport(space: string, report: Report): Promise<Refusal | null> {
  let response: Response;
  try {
    response = await fetch(`/api/spaces/${encodeURIComponent(space)}/reports`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    return { code: "report-lost", facts: {} };
  }
  if (response.ok) return null;
  const answer = await response.json().catch(() => null);
  return { code: answer?.code ?? "report-lost", facts: answer?.facts ?? {} };
}
