/** A model in the place: its soft box at first, then itself, and its clip by the server's clock. */
import { type AnimationAction, AnimationMixer } from "three";
import { clipMoment } from "../components/animation";
import type { Model } from "../components/generated";
import type { Move, ThingPlace } from "../components/things_later";
import { Arrival, fileFor } from "./arrival";
import type { AssetCard, Corner } from "./asset";
import { environmentOf } from "./environment";
import { isOnShelf, type ModelCopy, takeModel } from "./models";
import { StandIn, showBroken } from "./stand_in";

/** Of what is known to be gone. */
const UNKNOWN_BOX: readonly [Corner, Corner] = [
  [-0.25, 0, -0.25],
  [0.25, 0.5, 0.25],
];

export function showModel(place: ThingPlace, model: Model): Move {
  const thing = new ModelThing(place, model);
  thing.come();
  return (seconds, { eye }) => thing.update(seconds, eye);
}

class ModelThing {
  readonly #place: ThingPlace;
  readonly #model: Model;
  readonly #arrival: Arrival;
  #standIn: StandIn | null = null;
  #clip: {
    readonly mixer: AnimationMixer;
    readonly action: AnimationAction;
    readonly length_s: number;
  } | null = null;
  #seconds = 0;
  #cameS = 0;

  constructor(place: ThingPlace, model: Model) {
    this.#place = place;
    this.#model = model;
    this.#arrival = new Arrival(place);
  }

  async come(): Promise<void> {
    const { gone, group, entity } = this.#place;
    const asset = await this.#arrival.about(this.#model.asset);
    if (gone.aborted) return;
    const bounds = asset?.facts.bounds ?? UNKNOWN_BOX;
    if (asset === null || asset.kind !== "model") {
      showBroken(group, bounds, entity.name || (asset?.name ?? ""));
      return;
    }
    this.#standIn = new StandIn(group, bounds, this.#place.site.mist.colour);
    try {
      const copy = await this.#take(asset);
      if (gone.aborted) copy.release();
      else this.#show(copy);
    } catch (error) {
      if (gone.aborted) return;
      // A thing that cannot be shown keeps its place; why is for whoever looks into it.
      console.info(`${asset.name} cannot be shown: ${String(error)}`);
      this.#standIn.remove();
      this.#standIn = null;
      showBroken(group, bounds, entity.name || asset.name);
    }
    this.#place.site.changed(entity.id);
  }

  update(seconds: number, eye: Parameters<Arrival["look"]>[1]): void {
    this.#seconds = seconds;
    this.#arrival.look(seconds, eye);
    if (this.#standIn?.update(seconds)) this.#standIn = null;
    this.#play(seconds);
  }

  async #take(asset: AssetCard): Promise<ModelCopy> {
    const { site } = this.#place;
    const { url, bytes } = fileFor(asset, site.quality);
    const blob = isOnShelf(url, site.quality) ? null : await this.#arrival.fetch(url, bytes);
    const { media } = site.building;
    const mirrored =
      media && site.quality === "high" ? () => environmentOf(media.renderer, site.lights) : null;
    const copy = await takeModel(url, site.quality, blob, mirrored);
    try {
      await copy.wear(this.#model.variant);
    } catch (error) {
      copy.release();
      throw error;
    }
    return copy;
  }

  #show(copy: ModelCopy): void {
    const { group, gone } = this.#place;
    copy.root.traverse((object) => {
      object.castShadow = this.#model.casts_shadow;
    });
    group.add(copy.root);
    gone.addEventListener("abort", () => {
      this.#clip?.mixer.stopAllAction();
      copy.release();
    });
    this.#cameS = this.#seconds;
    this.#standIn?.fade(this.#seconds);
    this.#prepareClip(copy);
  }

  #prepareClip(copy: ModelCopy): void {
    const wanted = this.#place.entity.components.animation;
    if (!wanted) return;
    const clip =
      copy.clips.find(({ name }) => name === wanted.clip) ?? (wanted.clip === "" ? copy.clips[0] : undefined);
    if (!clip) return;
    const mixer = new AnimationMixer(copy.root);
    this.#clip = { mixer, action: mixer.clipAction(clip), length_s: clip.duration };
  }

  #play(seconds: number): void {
    const { site, entity, group } = this.#place;
    const wanted = entity.components.animation;
    if (!this.#clip || !wanted || !group.visible) return;
    const { mixer, action, length_s } = this.#clip;
    const playing = wanted.starts === "on_press" ? site.playing(entity.id) : null;
    const moment = clipMoment(wanted, length_s, seconds, playing, this.#cameS);
    if (moment === null) {
      if (action.isRunning()) action.stop();
      return;
    }
    if (!action.isRunning()) action.play();
    action.paused = false;
    action.time = moment;
    mixer.update(0);
  }
}
