/** Asks the server's door for a ticket: one use, 30 s, sent in the socket's subprotocol and never in a URL. */
import type { Facts } from "./order";

export type TicketAnswer =
  | { ticket: string; socketPath: string }
  /** The door said no, and asking again would not help. */
  | { refused: string; facts: Facts }
  /** Nobody answered, or the server is busy: try again later. */
  | { later: true };

const ANSWER_WITHIN_MS = 5_000;
/** Too many requests, or a server that is just starting, stopping or overrun. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

export async function askTicket(space: string): Promise<TicketAnswer> {
  let response: Response;
  try {
    response = await fetch(`/api/spaces/${encodeURIComponent(space)}/enter`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    return { later: true };
  }
  const body = await response.json().catch(() => null);
  if (response.ok && typeof body?.ticket === "string") {
    return { ticket: body.ticket, socketPath: body.socket_path ?? "/socket" };
  }
  if (response.ok || (PASSING.has(response.status) && body?.code !== "space_full")) return { later: true };
  return { refused: body?.code ?? "error", facts: body?.facts ?? {} };
}
