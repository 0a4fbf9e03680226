/** Pictures of the Space's library as boards show them: asked for when a board first needs one, and kept. */
import { bookOf } from "../media/assets";
import { readPicture } from "../media/pictures";

const SIDE_MAX = 1_024;
const ASKED_AGAIN_MS = 10_000;

export class BoardPictures {
  readonly #pictures = new Map<string, ImageBitmap | null>();
  readonly #asked = new Set<string>();
  readonly #space: () => string;
  readonly #come: () => void;

  /** `come`: one more is here, or is known to be missing. */
  constructor(space: () => string, come: () => void) {
    this.#space = space;
    this.#come = come;
  }

  /** Undefined: it is on its way; null: there is none. */
  of(asset: string): ImageBitmap | null | undefined {
    if (!this.#pictures.has(asset) && !this.#asked.has(asset)) void this.#fetch(asset);
    return this.#pictures.get(asset);
  }

  dispose(): void {
    for (const picture of this.#pictures.values()) picture?.close();
    this.#pictures.clear();
  }

  async #fetch(asset: string): Promise<void> {
    this.#asked.add(asset);
    try {
      this.#pictures.set(asset, await this.#read(asset));
    } catch {
      // A line that broke may be back later.
      setTimeout(() => this.#asked.delete(asset), ASKED_AGAIN_MS);
      this.#pictures.delete(asset);
      return;
    }
    this.#come();
  }

  async #read(id: string): Promise<ImageBitmap | null> {
    const asset = await bookOf(this.#space()).about(id);
    if (asset?.kind !== "image") return null;
    const response = await fetch(asset.light_url ?? asset.url);
    if (!response.ok) throw new Error(`${asset.url} was answered with HTTP ${response.status}`);
    return readPicture(await response.blob(), SIDE_MAX);
  }
}
