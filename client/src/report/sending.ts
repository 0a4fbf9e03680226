/** Sends a report. The server reads it only if every tag in it is its own. */
import type { AppModel } from "../model/app_model";
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

/** From where: within another site's page she is another guest, and the server knows her by what it gave this page. */
export type Reporter = Pick<AppModel, "spaceSlug" | "isFramed" | "guest">;

/** Null: it lies with the hosts. Otherwise why not, and what she can do about it. */
export async function sendReport(
  { spaceSlug, isFramed, guest }: Reporter,
  report: Report,
): Promise<Refusal | null> {
  let response: Response;
  try {
    response = await fetch(`${isFramed ? "/e/" : "/api/spaces/"}${encodeURIComponent(spaceSlug)}/reports`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(isFramed ? { ...report, guest } : report),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    return { code: "report-lost", facts: {} };
  }
  if (response.ok) return null;
  const answer = await response.json().catch(() => null);
  return { code: answer?.code ?? "report-lost", facts: answer?.facts ?? {} };
}
