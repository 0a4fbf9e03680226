/** How a thing comes: what is known of its Asset, then its box, then its file, in the page's one loading order. */
import { Vector3 } from "three";
import type { Quality } from "../components/site";
import type { ThingPlace } from "../components/things_later";
import type { AssetCard } from "./asset";
import { bookOf } from "./assets";
import { Loading, type Wanted } from "./loading";
import { LIMITS } from "./loading_order";

const ASKED_AGAIN_MS = 5_000;
/** How often the distance of what is still to come is looked at. */
const LOOK_EVERY_S = 0.5;

let loading: Loading | null = null;
let tell: (loaded: number, all: number, bytes: number) => void = () => undefined;

/** The page has one order for all it fetches, in whatever place it is. */
function loadingOf({ site }: ThingPlace): Loading {
  const { media } = site.building;
  if (media) {
    tell = (loaded, all, bytes) => {
      media.arriving.value = loaded < all ? { loaded, all, bytes } : null;
    };
  }
  loading ??= new Loading(LIMITS[site.quality], (progress) =>
    tell(progress.loaded, progress.all, progress.bytes),
  );
  loading.limits = LIMITS[site.quality];
  return loading;
}

/** One thing on its way; `look` before every picture. */
export class Arrival {
  readonly #place: ThingPlace;
  readonly #at = new Vector3();
  #distance_m = Number.POSITIVE_INFINITY;
  #wanted: Wanted[] = [];
  #lookedS = Number.NEGATIVE_INFINITY;

  constructor(place: ThingPlace) {
    this.#place = place;
    place.gone.addEventListener("abort", () => {
      for (const wanted of this.#wanted) wanted.giveUp();
      this.#wanted = [];
    });
  }

  get distance_m(): number {
    return this.#distance_m;
  }

  /** Null where the Space has no such Asset. Where no answer comes it is asked for again. */
  async about(asset: string): Promise<AssetCard | null> {
    const { site, gone } = this.#place;
    const space = site.building.media?.space;
    if (space === undefined) return null;
    for (;;) {
      try {
        return await bookOf(space).about(asset);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, ASKED_AGAIN_MS));
        if (gone.aborted) return null;
      }
    }
  }

  /** A file of it. Rejects where there is none, and when the thing is taken out. */
  fetch(url: string, bytes: number, isThing = true): Promise<Blob> {
    this.#measure();
    const wanted = loadingOf(this.#place).want(url, bytes, this.#distance_m, isThing);
    this.#wanted.push(wanted);
    return wanted.blob;
  }

  look(seconds: number, eye: Vector3 | null): void {
    if (Math.abs(seconds - this.#lookedS) < LOOK_EVERY_S) return;
    this.#lookedS = seconds;
    this.#measure(eye);
    for (const wanted of this.#wanted) wanted.isAt(this.#distance_m);
  }

  #measure(eye: Vector3 | null = null): void {
    if (eye) this.#distance_m = this.#place.group.getWorldPosition(this.#at).distanceTo(eye);
  }
}

/** What a small machine shows of an Asset is its light variant, where it has one. */
export function fileFor(asset: AssetCard, quality: Quality): { url: string; bytes: number } {
  if (quality === "low" && asset.light_url !== null)
    return { url: asset.light_url, bytes: asset.light_bytes };
  return { url: asset.url, bytes: asset.bytes };
}
