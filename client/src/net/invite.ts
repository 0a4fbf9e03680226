/** How somebody else finds this Space: asked of the server, since only it knows its code. */

export interface Invite {
  /** Six letters to be typed on the server's first page. */
  readonly code: string;
  readonly url: string;
  /** The address of a drawing of `url` that a telephone's camera reads. */
  readonly qr: string;
}

/** Null where the server does not answer. */
export async function askInvite(space: string): Promise<Invite | null> {
  try {
    const answer = await fetch(`/api/spaces/${encodeURIComponent(space)}/invite`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

const OWN_COMPUTER = /^(localhost|127(\.\d+){3}|\[::1\])$|\.localhost$/;

/** Whether an address leads others to their own computers instead of this server. */
export function isForThisComputerOnly(address: string): boolean {
  try {
    return OWN_COMPUTER.test(new URL(address).hostname);
  } catch {
    return false;
  }
}
