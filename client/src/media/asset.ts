/** What is known of an Asset: a file that somebody brought into the Space, as the server tells it. */

export type AssetKind = "model" | "image" | "sound" | "array";

/** A part of a model: one mesh or one texture. */
export interface AssetPart {
  readonly name: string;
  readonly bytes: number;
  readonly triangles: number;
  readonly pixels: number;
}

export type Corner = readonly [number, number, number];

/** What the server's check has found; nought, false or nothing where it has no meaning for the kind. */
export interface AssetFacts {
  readonly triangles: number;
  readonly textures: number;
  /** Of a picture, in pixels; of a model, of all its pictures together. */
  readonly pixels: number;
  readonly width: number;
  readonly height: number;
  readonly is_panorama: boolean;
  /** The photo says where it was taken. */
  readonly has_location: boolean;
  readonly duration_ms: number;
  /** The model's box, in metres around its origin. */
  readonly bounds: readonly [Corner, Corner] | null;
  readonly variants: readonly string[];
  readonly clips: readonly string[];
  /** The heaviest first. */
  readonly parts: readonly AssetPart[];
  /** Of an array: how many numbers in each direction. */
  readonly shape: readonly number[];
  readonly dtype: string;
  /** The least and greatest finite number: of each column where they are few, else of all. */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** Row and column of a matrix's greatest number. */
  readonly highest: readonly [number, number] | null;
}

/** An Asset as `GET /api/spaces/{space}/assets` lists it. */
export interface AssetCard {
  readonly id: string;
  readonly kind: AssetKind;
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly source: string;
  readonly licence: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly url: string;
  /** A smaller one for small machines, and a picture of it; null where nobody has made them. */
  readonly light_url: string | null;
  readonly thumb_url: string | null;
  readonly light_bytes: number;
  readonly light_triangles: number;
  readonly facts: AssetFacts;
  /** On how many Entities it is used. */
  readonly used: number;
  readonly is_yours: boolean;
}

/** How wide for its height a picture is. */
export function aspectOf({ facts: { width, height } }: Pick<AssetCard, "facts">): number {
  return width > 0 && height > 0 ? width / height : 4 / 3;
}
