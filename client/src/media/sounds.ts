/**
 * Sounds that people brought along, on the page's own graph: fetched when she comes near, heard from where they stand,
 * silent with the page's switch. Works without any picture.
 */
import { soundMoment } from "../components/sound";
import type { AppModel } from "../model/app_model";
import { type Placement, placementOf } from "../model/placement";
import type { SceneEntity } from "../model/scene_model";
import type { SoundGraph, Sounding } from "../sound/graph";
import { bookOf } from "./assets";

/** Fetched when she is so much nearer than it reaches. */
const FETCHED_WITHIN = 1.5;
/** More at once is noise. */
const HEARD_MAX = 8;
const ASKED_AGAIN_MS = 10_000;
/** A page that slept, or was silent, takes up its sounds where they are by then. */
const SLEPT_MS = 1_000;
type Component = NonNullable<SceneEntity["components"]["sound"]>;

export class BroughtSounds {
  readonly #model: AppModel;
  readonly #graph: SoundGraph;
  readonly #sounds = new Map<string, PlacedSound>();
  readonly #buffers = new Map<string, Promise<AudioBuffer>>();
  /** Entities that a button has set playing, and since when. */
  readonly #playing = new Map<string, number>();
  #edition = -1;
  #version = -1;
  #lookedMs = Number.NaN;

  constructor(model: AppModel, graph: SoundGraph) {
    this.#model = model;
    this.#graph = graph;
    model.pressed.subscribe((pressed) => {
      const button = pressed && model.scene.entities.get(pressed.entity)?.components.button;
      for (const id of button?.plays ?? []) {
        if (!this.#playing.delete(id)) this.#playing.set(id, pressed?.at ?? 0);
      }
    });
  }

  look(serverMs: number): void {
    const { scene, self } = this.#model;
    if (scene.edition.peek() !== this.#edition) this.#takeScene();
    if (Math.abs(serverMs - this.#lookedMs) > SLEPT_MS)
      for (const sound of this.#sounds.values()) sound.takeUpAnew();
    this.#lookedMs = serverMs;
    let heard = 0;
    for (const [id, sound] of this.#sounds) {
      const { placement, component } = sound;
      const distance = Math.hypot(placement.x - self.x, placement.y - self.y, placement.z - self.z);
      if (distance < component.far_m * FETCHED_WITHIN) this.#fetch(sound);
      const isHeard = distance < component.far_m && heard < HEARD_MAX;
      const sinceMs = this.#playing.get(id);
      const isOver = sound.play(isHeard, serverMs / 1_000, sinceMs === undefined ? null : { sinceMs });
      if (isOver) this.#playing.delete(id);
      heard += sound.isHeard ? 1 : 0;
    }
  }

  #takeScene(): void {
    const { scene } = this.#model;
    this.#edition = scene.edition.peek();
    if (scene.version !== this.#version) {
      this.#playing.clear();
      this.#buffers.clear();
    }
    this.#version = scene.version;
    for (const [id, sound] of this.#sounds) {
      if (scene.entities.get(id)?.components.sound === sound.component) continue;
      sound.stop();
      this.#sounds.delete(id);
    }
    for (const entity of scene.entities.values()) {
      const { sound } = entity.components;
      if (!sound) continue;
      const placement = placementOf(scene.entities, entity);
      const known = this.#sounds.get(entity.id);
      if (known) known.moveTo(placement);
      else this.#sounds.set(entity.id, new PlacedSound(this.#graph, sound, placement));
    }
  }

  async #fetch(sound: PlacedSound): Promise<void> {
    if (sound.isAsked) return;
    sound.isAsked = true;
    const { asset } = sound.component;
    try {
      let buffer = this.#buffers.get(asset);
      if (!buffer) {
        buffer = this.#read(asset);
        this.#buffers.set(asset, buffer);
      }
      sound.buffer = await buffer;
    } catch {
      // A sound that is missing is silence; a line that broke may be back later.
      this.#buffers.delete(asset);
      setTimeout(() => {
        sound.isAsked = false;
      }, ASKED_AGAIN_MS);
    }
  }

  async #read(id: string): Promise<AudioBuffer> {
    const asset = await bookOf(this.#model.spaceSlug).about(id);
    if (asset?.kind !== "sound") throw new Error(`${id} is no sound of this Space`);
    const response = await fetch(asset.url);
    if (!response.ok) throw new Error(`${asset.url} was answered with HTTP ${response.status}`);
    return this.#graph.decode(await response.arrayBuffer());
  }
}

class PlacedSound {
  buffer: AudioBuffer | null = null;
  isAsked = false;
  placement: Placement;
  readonly component: Component;
  readonly #graph: SoundGraph;
  #sounding: Sounding | null = null;
  #wasOnceHeard = false;

  constructor(graph: SoundGraph, component: Component, placement: Placement) {
    this.#graph = graph;
    this.component = component;
    this.placement = placement;
  }

  get isHeard(): boolean {
    return this.#sounding !== null;
  }

  moveTo(placement: Placement): void {
    this.placement = placement;
    this.#sounding?.moveTo(placement.x, placement.y, placement.z);
  }

  /** True when what a button has set playing has come to its end. */
  play(isHeard: boolean, seconds: number, playing: { sinceMs: number } | null): boolean {
    const { buffer, component, placement } = this;
    if (!buffer) return false;
    const offsetS = soundMoment(component, buffer.duration, seconds, playing);
    if (this.#sounding?.hasEnded) this.#sounding = null;
    if (!isHeard || offsetS === null) {
      this.stop();
      // Whoever comes back hears it again.
      if (!isHeard) this.#wasOnceHeard = false;
      return offsetS === null && playing !== null;
    }
    if (this.#sounding || (this.#wasOnceHeard && !component.is_looping && playing === null)) return false;
    const { volume, near_m, far_m, is_looping } = component;
    this.#sounding = this.#graph.source(buffer, { volume, near_m, far_m, loop: is_looping, offsetS });
    this.#sounding.moveTo(placement.x, placement.y, placement.z);
    this.#wasOnceHeard = true;
    return false;
  }

  /** What plays once for each who comes goes by no clock, and on from where it was. */
  takeUpAnew(): void {
    if (this.component.is_looping || this.component.starts === "on_press") this.stop();
  }

  stop(): void {
    this.#sounding?.stop();
    this.#sounding = null;
  }
}
