/** What the library asks of the server. */
import type { Refusal } from "../model/chat";
import type { AssetCard, AssetKind } from "./asset";
import type { Told } from "./upload_protocol";

export interface LibraryPage {
  readonly assets: readonly AssetCard[];
  /** The last one of this page, where there are more. */
  readonly next: string | null;
}

/** What can be written about a file. */
export type AssetWords = Pick<AssetCard, "name" | "description" | "author" | "source" | "licence">;

export const WORDS_MAX: Readonly<Record<keyof AssetWords, number>> = {
  name: 120,
  description: 500,
  author: 120,
  source: 300,
  licence: 120,
};

const UNANSWERED: Refusal = { code: "library-unanswered", facts: {} };

export class LibraryDoor {
  readonly #space: string;
  readonly #send: typeof fetch;

  constructor(space: string, send: typeof fetch = (...request) => fetch(...request)) {
    this.#space = space;
    this.#send = send;
  }

  find(query: string, kind: AssetKind | null, after: string | null): Promise<Told<LibraryPage>> {
    const asked = new URLSearchParams({ query });
    if (kind !== null) asked.set("kind", kind);
    if (after !== null) asked.set("after", after);
    return this.#ask(`?${asked}`, {});
  }

  change(asset: string, words: Partial<AssetWords>): Promise<Told<AssetCard>> {
    return this.#ask(`/${asset}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(words),
    });
  }

  /** Only what is nowhere used goes. */
  remove(asset: string): Promise<Told<null>> {
    return this.#ask(`/${asset}`, { method: "DELETE" });
  }

  async #ask<Answer>(rest: string, request: RequestInit): Promise<Told<Answer>> {
    try {
      const response = await this.#send(
        `/api/spaces/${encodeURIComponent(this.#space)}/assets${rest}`,
        request,
      );
      const body = await response.json().catch(() => null);
      if (response.ok) return { answer: body as Answer };
      return { refused: { code: body?.code ?? "unknown", facts: body?.facts ?? {} } };
    } catch {
      return { refused: UNANSWERED };
    }
  }
}
