/** Asks the server's door for a ticket: one use, 30 s, sent in the socket's subprotocol and never in a URL. */
import type { Facts } from "./order";

export type TicketAnswer =
  | { ticket: string; socketPath: string; guest?: string | undefined }
  /** The door said no, and asking again would not help. */
  | { refused: string; facts: Facts }
  /** Nobody answered, or the server is busy: try again later. */
  | { later: true };

/** Too many codes were tried from this address, perhaps by others. */
export const TOO_MANY_TRIES = "too_many_tries";
const ANSWER_WITHIN_MS = 5_000;
/** Too many requests, or a server that is just starting, stopping or overrun. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Under those statuses, what she should be told instead. */
const LASTING: ReadonlySet<unknown> = new Set(["space_full", TOO_MANY_TRIES]);

/** The name of a line's worker within another site's page. */
export const FRAMED = "framed";
/** Who she is in a frame, for as long as this page is open: its browser may keep no cookie there. */
let guest: string | undefined;

export async function askTicket(space: string, code: string | null): Promise<TicketAnswer> {
  let response: Response;
  try {
    const door = (globalThis as { name?: string }).name === FRAMED ? "/e/" : "/api/spaces/";
    response = await fetch(`${door}${encodeURIComponent(space)}/enter`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: code ?? undefined, guest }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    return { later: true };
  }
  const body = await response.json().catch(() => null);
  if (response.ok && typeof body?.ticket === "string") {
    guest = body.guest;
    return { ticket: body.ticket, socketPath: body.socket_path ?? "/socket", guest };
  }
  const passes = PASSING.has(response.status) && !LASTING.has(body?.code);
  if (response.ok || passes) return { later: true };
  return { refused: body?.code ?? "error", facts: body?.facts ?? {} };
}
