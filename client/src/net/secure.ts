/** The way from http to https, where microphone, hosting and building work: the server gives it, with the guest's own name. */
import type { Refusal } from "../model/chat";

export type Way = { readonly url: string } | { readonly refused: Refusal };

/** Whether nobody on the network can listen in: https, or this very computer. */
export function isLineSecure(): boolean {
  return globalThis.isSecureContext;
}

/** The address of this page by https; it works once, within a minute. */
export async function askSecureWay(to: string, send: typeof fetch = fetch): Promise<Way> {
  try {
    const answer = await send("/api/move", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ to }),
    });
    const body = await answer.json().catch(() => null);
    if (answer.ok && typeof body?.url === "string") return { url: body.url };
    return { refused: { code: body?.code ?? "unknown", facts: body?.facts ?? {} } };
  } catch {
    return { refused: { code: "secure-unanswered", facts: {} } };
  }
}
