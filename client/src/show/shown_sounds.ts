/**
 * Sounds that experiences play, on the page's own graph: at a thing, at a place or everywhere alike, at the same time for
 * everybody by the server's clock. Whoever comes later hears a loop where it is by then.
 */
import { bookOf } from "../media/assets";
import type { AppModel } from "../model/app_model";
import { placementOf } from "../model/placement";
import type { Showing } from "../model/showing";
import type { Sounded } from "../protocol/generated";
import type { Listener, SoundGraph, Sounding } from "../sound/graph";
import { MADE_SOUNDS } from "./made_sounds";

/** As loud as it is up to so near, not at all from so far on. */
const [NEAR_M, FAR_M] = [4, 45];
/** Everywhere alike. */
const AROUND_M = 1e6;
/** More at once is noise. */
const HEARD_MAX = 16;
/** A page that slept begins its sounds anew, where they are by then. */
const SLEPT_MS = 1_000;
const ASKED_AGAIN_MS = 10_000;

interface Played {
  readonly told: Sounded;
  sounding: Sounding | null;
  hasEnded: boolean;
}

export class ShownSounds {
  readonly #model: AppModel;
  readonly #graph: SoundGraph;
  readonly #showing: Showing;
  readonly #rate: number;
  readonly #played = new Map<string, Played>();
  readonly #buffers = new Map<string, AudioBuffer | null>();
  #lookedMs = Number.NaN;

  constructor(model: AppModel, graph: SoundGraph, showing: Showing, rate: number) {
    this.#model = model;
    this.#graph = graph;
    this.#showing = showing;
    this.#rate = rate;
  }

  look(serverMs: number, ears: Listener): void {
    if (Math.abs(serverMs - this.#lookedMs) > SLEPT_MS) this.#stopAll();
    this.#lookedMs = serverMs;
    const told = this.#showing.sounds.peek();
    for (const [key, { told: known, sounding }] of this.#played) {
      if (told.get(key) === known) continue;
      sounding?.stop();
      this.#played.delete(key);
    }
    let heard = 0;
    for (const [key, each] of told) {
      let played = this.#played.get(key);
      if (!played) {
        played = { told: each, sounding: null, hasEnded: false };
        this.#played.set(key, played);
      }
      if (heard < HEARD_MAX) this.#play(played, serverMs);
      if (!played.sounding) continue;
      heard += 1;
      const { x, y, z } = this.#placeOf(each) ?? ears;
      played.sounding.moveTo(x, y, z);
    }
  }

  #play(played: Played, serverMs: number): void {
    const { told, sounding } = played;
    if (sounding?.hasEnded) {
      played.sounding = null;
      played.hasEnded = true;
    }
    const passedS = (serverMs - told.at) / 1_000;
    if (sounding || played.hasEnded || passedS < 0) return;
    const buffer = this.#bufferOf(told.sound);
    if (!buffer) return;
    const offsetS = momentOf(told, buffer.duration, passedS);
    if (offsetS === null) {
      played.hasEnded = true;
      return;
    }
    const isAround = told.entity === null && told.place === null;
    const [near_m, far_m] = isAround ? [AROUND_M, 2 * AROUND_M] : [NEAR_M, FAR_M];
    played.sounding = this.#graph.source(buffer, {
      volume: told.gain,
      near_m,
      far_m,
      loop: told.loops,
      offsetS,
    });
  }

  #stopAll(): void {
    for (const { sounding } of this.#played.values()) sounding?.stop();
    this.#played.clear();
  }

  /** Null: everywhere. */
  #placeOf({ entity, place }: Sounded): Pick<Listener, "x" | "y" | "z"> | null {
    if (place) return { x: place[0], y: place[1], z: place[2] };
    const { entities } = this.#model.scene;
    const thing = entity === null ? undefined : entities.get(entity);
    return thing ? placementOf(entities, thing) : null;
  }

  /** Null: it is on its way, or there is none. */
  #bufferOf(sound: string): AudioBuffer | null {
    const known = this.#buffers.get(sound);
    if (known !== undefined) return known;
    const make = MADE_SOUNDS[sound];
    if (make) {
      const samples = make(this.#rate);
      const buffer = new AudioBuffer({ length: samples.length, sampleRate: this.#rate });
      buffer.copyToChannel(samples, 0);
      this.#buffers.set(sound, buffer);
      return buffer;
    }
    this.#buffers.set(sound, null);
    void this.#fetch(sound);
    return null;
  }

  async #fetch(id: string): Promise<void> {
    try {
      const asset = await bookOf(this.#model.spaceSlug).about(id);
      if (asset?.kind !== "sound") return;
      const response = await fetch(asset.url);
      if (!response.ok) throw new Error(`${asset.url} was answered with HTTP ${response.status}`);
      this.#buffers.set(id, await this.#graph.decode(await response.arrayBuffer()));
    } catch {
      // A sound that is missing is silence; a line that broke may be back later.
      setTimeout(() => this.#buffers.delete(id), ASKED_AGAIN_MS);
    }
  }
}

/** Where in a sound of `length_s` it is, so long after it began; null: it is over. */
export function momentOf(
  { loops }: Pick<Sounded, "loops">,
  length_s: number,
  passed_s: number,
): number | null {
  if (length_s <= 0) return null;
  if (loops) return passed_s % length_s;
  return passed_s < length_s ? passed_s : null;
}
