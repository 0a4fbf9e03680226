/** The files that a place shows: what they weigh together is known before the first is fetched. */

import type { AssetCard } from "../media/asset";
import type { SceneEntity } from "../model/scene_model";
import { EXIF_WITHIN_BYTES, orientationOf } from "./upright";

/** Of the whole file: programs for 3D take more only with pain, and browsers have to hold it. */
export const TAKEAWAY_BYTES_MAX = 512 * 1024 * 1024;
const HEAVIEST_NAMED = 3;
const JPEG = "image/jpeg";

/** The place is too large for one file. */
export class TakeawayTooLarge extends Error {
  readonly code = "takeaway-large";

  constructor(
    readonly bytes: number,
    readonly heaviest: readonly string[],
  ) {
    super(`the file would have ${bytes} bytes; ${TAKEAWAY_BYTES_MAX} are allowed`);
    this.name = "TakeawayTooLarge";
  }
}

/** A file did not come. */
export class TakeawayBroken extends Error {
  readonly code = "takeaway-broken";

  constructor(
    readonly asset: string,
    cause: unknown,
  ) {
    super(`${asset} could not be fetched`, { cause });
    this.name = "TakeawayBroken";
  }
}

export interface Shown {
  readonly card: AssetCard;
  readonly file: Blob;
}

/** What a test plays itself. */
export interface Sources {
  /** Null where the Space has no such Asset. */
  about(asset: string): Promise<AssetCard | null>;
  send(url: string, signal: AbortSignal): Promise<Response>;
  /** The same photo, as it is to be seen. */
  turn(photo: Blob): Promise<Blob>;
}

/** What is drawn from files, and from which. */
export function assetsOf({ components }: SceneEntity): string[] {
  const { model, image, panorama, surface, points } = components;
  return [model, image, panorama, surface, points].flatMap((shown) => (shown ? [shown.asset] : []));
}

export interface Brought {
  readonly shown: ReadonlyMap<string, Shown>;
  /** How many the Space does not have any more. */
  readonly missing: number;
}

/** Fetches each original once. `came` is told how many bytes of how many are here. */
export async function bring(
  entities: Iterable<SceneEntity>,
  sources: Sources,
  signal: AbortSignal,
  came: (bytes: number, of: number, name: string) => void,
): Promise<Brought> {
  const ids = new Set([...entities].flatMap(assetsOf));
  const cards = await Promise.all([...ids].map((id) => sources.about(id)));
  const here = cards.filter((card) => card !== null && card.kind !== "sound") as AssetCard[];
  const all = here.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all > TAKEAWAY_BYTES_MAX) throw new TakeawayTooLarge(all, heaviest(here));
  const shown = new Map<string, Shown>();
  let before = 0;
  for (const card of here) {
    const file = await fetchWhole(card, sources, signal, (bytes) => came(before + bytes, all, card.name));
    const held = card.media_type === JPEG ? orientationOf(await beginningOf(file)) : 1;
    shown.set(card.id, { card, file: held === 1 ? file : await sources.turn(file) });
    before += card.bytes;
  }
  return { shown, missing: cards.length - here.length };
}

async function beginningOf(file: Blob): Promise<DataView> {
  return new DataView(await file.slice(0, EXIF_WITHIN_BYTES).arrayBuffer());
}

export function heaviest(cards: Iterable<AssetCard>): string[] {
  return [...cards]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, HEAVIEST_NAMED)
    .map(({ name }) => name);
}

async function fetchWhole(
  { url, name, media_type }: AssetCard,
  sources: Sources,
  signal: AbortSignal,
  came: (bytes: number) => void,
): Promise<Blob> {
  try {
    const response = await sources.send(url, signal);
    if (!response.ok) throw new Error(`${url} was answered with HTTP ${response.status}`);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      bytes += part.value.byteLength;
      came(bytes);
    }
    return new Blob(parts, { type: media_type });
  } catch (error) {
    signal.throwIfAborted();
    throw new TakeawayBroken(name, error);
  }
}
