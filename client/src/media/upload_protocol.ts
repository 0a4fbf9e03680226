/** How a file goes to the server: announced with its digest, then in pieces from where the last one ended. */
import type { Refusal } from "../model/chat";
import type { AssetCard } from "./asset";

/** What is known of a file before it is sent. */
export interface Announced {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal: the same file again goes on where it was, or is there already. */
  readonly digest: string;
}

/** As the server tells of an upload after each step. */
export interface UploadState {
  readonly upload: string;
  readonly offset: number;
  readonly bytes: number;
  readonly chunk_bytes_max: number;
  /** The finished Asset. */
  readonly asset: AssetCard | null;
}

export type Told<Answer> =
  | { readonly answer: Answer }
  | {
      readonly refused: Refusal;
      /** As the server says it, in the reader's language. */
      readonly message?: string;
    };

/** The line is broken, or the server is: to be tried again. */
export class LineBroken extends Error {
  readonly code = "upload-line";

  constructor(cause: unknown) {
    super("no answer came from the server; the upload goes on when it answers", { cause });
    this.name = "LineBroken";
  }
}

const OFFSET = "upload-offset";
const HTTP_CONFLICT = 409;

/** One server's uploads; a test hands in its own `send`. All of them throw LineBroken where no answer came. */
export class UploadDoor {
  readonly #send: typeof fetch;

  constructor(send: typeof fetch = (...request) => fetch(...request)) {
    this.#send = send;
  }

  announce(space: string, file: Announced): Promise<Told<UploadState>> {
    return this.#ask(`/api/spaces/${encodeURIComponent(space)}/uploads`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(file),
    });
  }

  /** A Space as one file. */
  announceSpace(bytes: number): Promise<Told<UploadState>> {
    return this.#ask("/api/uploads", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ bytes }),
    });
  }

  state(upload: string): Promise<Told<UploadState>> {
    return this.#ask(`/api/uploads/${upload}`, {});
  }

  /** One piece. Where the server has another offset than we thought, it is asked for its own. */
  async piece(upload: string, offset: number, bytes: Blob, gone: AbortSignal): Promise<Told<UploadState>> {
    const told = await this.#ask<UploadState>(`/api/uploads/${upload}`, {
      method: "PATCH",
      headers: { [OFFSET]: String(offset), "content-type": "application/octet-stream" },
      body: bytes,
      signal: gone,
    });
    if ("refused" in told && told.refused.code === "upload_offset") return this.state(upload);
    return told;
  }

  async cancel(upload: string): Promise<void> {
    await this.#send(`/api/uploads/${upload}`, { method: "DELETE" }).catch(() => undefined);
  }

  /** A light variant or a thumbnail of an Asset. */
  derive(space: string, asset: string, what: "light" | "thumb", bytes: Blob): Promise<Told<AssetCard>> {
    return this.#ask(`/api/spaces/${encodeURIComponent(space)}/assets/${asset}/${what}`, {
      method: "PUT",
      headers: { "content-type": bytes.type || "application/octet-stream" },
      body: bytes,
    });
  }

  async #ask<Answer>(path: string, request: RequestInit): Promise<Told<Answer>> {
    let response: Response;
    try {
      response = await this.#send(path, request);
    } catch (error) {
      throw new LineBroken(error);
    }
    const body = await response.json().catch(() => null);
    if (response.ok && body !== null) return { answer: body as Answer };
    if (response.status >= 500 && body?.code === undefined) throw new LineBroken(response.status);
    if (response.status === HTTP_CONFLICT && body === null) throw new LineBroken(response.status);
    const refused = { code: body?.code ?? "unknown", facts: body?.facts ?? {} };
    return { refused, message: body?.message ?? "" };
  }
}

/** SHA-256 in hexadecimal. Builders are on https or on this very computer, where browsers have it. */
export async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
