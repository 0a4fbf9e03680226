/** What is known of the Assets of one Space: asked for many at a time, each once. */
import type { AssetCard } from "./asset";

const IDS_MAX = 100;
/** So long more questions are waited for. */
const GATHER_MS = 15;

type Answer = (asset: AssetCard | null) => void;
interface Asked {
  readonly resolve: Answer;
  readonly reject: (error: unknown) => void;
}

export class AssetBook {
  readonly #space: string;
  readonly #send: typeof fetch;
  readonly #known = new Map<string, Promise<AssetCard | null>>();
  #waiting = new Map<string, Asked>();

  constructor(space: string, send: typeof fetch = (...request) => fetch(...request)) {
    this.#space = space;
    this.#send = send;
  }

  /** Null where the Space has no such Asset. Rejects where no answer came; whoever asks again is answered anew. */
  about(id: string): Promise<AssetCard | null> {
    const known = this.#known.get(id);
    if (known) return known;
    const answer = new Promise<AssetCard | null>((resolve, reject) => {
      if (this.#waiting.size === 0) setTimeout(() => this.#ask(), GATHER_MS);
      this.#waiting.set(id, { resolve, reject });
    });
    this.#known.set(id, answer);
    answer.catch(() => this.#known.delete(id));
    return answer;
  }

  /** What the server has just told of one. */
  learn(asset: AssetCard): void {
    this.#known.set(asset.id, Promise.resolve(asset));
  }

  /** It was changed or deleted: whoever asks next is told anew. */
  forget(id: string): void {
    this.#known.delete(id);
  }

  #ask(): void {
    const waiting = [...this.#waiting];
    this.#waiting = new Map();
    for (let from = 0; from < waiting.length; from += IDS_MAX)
      this.#askFor(waiting.slice(from, from + IDS_MAX));
  }

  async #askFor(asked: readonly (readonly [string, Asked])[]): Promise<void> {
    const ids = asked.map(([id]) => id).join(",");
    try {
      const path = `/api/spaces/${encodeURIComponent(this.#space)}/assets?ids=${ids}`;
      const response = await this.#send(path);
      if (!response.ok) throw new Error(`${path} was answered with HTTP ${response.status}`);
      const { assets } = (await response.json()) as { assets: readonly AssetCard[] };
      const told = new Map(assets.map((asset) => [asset.id, asset]));
      for (const [id, { resolve }] of asked) resolve(told.get(id) ?? null);
    } catch (error) {
      for (const [, { reject }] of asked) reject(error);
    }
  }
}

const books = new Map<string, AssetBook>();

/** The one book of a Space on this page. */
export function bookOf(space: string): AssetBook {
  let book = books.get(space);
  if (!book) {
    book = new AssetBook(space);
    books.set(space, book);
  }
  return book;
}
