/** Tells the graph, twenty times a second, from where what is to be heard. Makes nothing anew while nothing new is heard. */
import type { BroughtSounds } from "../media/sounds";
import type { AppModel } from "../model/app_model";
import type { Person } from "../model/people";
import { Gait, PoseFlag } from "../protocol/generated";
import type { ShownSounds } from "../show/shown_sounds";
import type { FlatPoint } from "../text/course";
import { Birds } from "./birds";
import { Footfalls } from "./footfalls";
import type { SoundGraph } from "./graph";
import { Grounds } from "./ground";
import { gust, masterLevel, swell } from "./level";
import { SoundPlaces } from "./places";

const EAR_M = 1.5;
const STEPS_WITHIN_M = 12;
const LEAVES_Y_M = 5;
const OWN_STEP = 0.5;
const OTHERS_STEP = 0.8;
/** What could not be fetched is asked for again after so long. */
const ASKED_AGAIN_MS = 10_000;
/** A page that slept has nothing to make up for. */
const LATE_MS = 1_000;

export class Soundscape {
  readonly #model: AppModel;
  readonly #graph: SoundGraph;
  readonly #birds = new Birds();
  readonly #own = new Footfalls();
  readonly #others = new WeakMap<Person, Footfalls>();
  readonly #bank: readonly FlatPoint[] = [
    { x: 0, z: 0 },
    { x: 0, z: 0 },
    { x: 0, z: 0 },
  ];
  readonly #stand: readonly FlatPoint[] = [{ x: 0, z: 0 }];
  readonly #ears = { x: 0, y: 0, z: 0, yaw: 0 };
  readonly #hearing = { sound: true, volume: 1, someoneSpeaks: false };
  /** The version of the Scene that is heard. */
  #scene = -1;
  #grounds = new Grounds(new Map());
  #places = new SoundPlaces(new Map());
  #lookedMs = Number.NaN;
  #brought: BroughtSounds | "awaited" | null = null;
  #shown: ShownSounds | "awaited" | null = null;
  /** The edition of the Scene in which brought sounds were last looked for. */
  #edition = -1;

  constructor(model: AppModel, graph: SoundGraph) {
    this.#model = model;
    this.#graph = graph;
  }

  look(nowMs: number): void {
    const passedMs = Math.min(LATE_MS, nowMs - this.#lookedMs || 0);
    this.#lookedMs = nowMs;
    this.#takeScene();
    this.#setEars();
    this.#setLevels();
    const serverMs = this.#model.clock.serverNowMs(nowMs);
    this.#flow(serverMs / 1_000);
    this.#step(passedMs / 1_000);
    this.#playBrought(serverMs);
    this.#playShown(serverMs);
    const call = this.#places.hasLeaves ? this.#birds.between(serverMs - passedMs, serverMs) : null;
    if (call) this.#graph.bird(call, this.#ears);
  }

  /** What people brought along is played by a chunk of its own. */
  #playBrought(serverMs: number): void {
    if (this.#brought instanceof Object) this.#brought.look(serverMs);
    const edition = this.#model.scene.edition.peek();
    if (this.#brought !== null || edition === this.#edition) return;
    this.#edition = edition;
    if (!this.#hasBrought()) return;
    this.#brought = "awaited";
    import("../media/sounds")
      .then(({ BroughtSounds }) => {
        this.#brought = new BroughtSounds(this.#model, this.#graph);
      })
      .catch(reportError);
  }

  /** What experiences play, too. */
  #playShown(serverMs: number): void {
    if (this.#shown instanceof Object) this.#shown.look(serverMs, this.#ears);
    const showing = this.#model.experiences.peek()?.showing;
    if (this.#shown !== null || !showing || showing.sounds.peek().size === 0) return;
    this.#shown = "awaited";
    import("../show/shown_sounds")
      .then(({ ShownSounds }) => {
        this.#shown = new ShownSounds(this.#model, this.#graph, showing, this.#graph.rate);
      })
      .catch((error) => {
        setTimeout(() => {
          this.#shown = null;
        }, ASKED_AGAIN_MS);
        reportError(error);
      });
  }

  #hasBrought(): boolean {
    for (const { components } of this.#model.scene.entities.values()) if (components.sound) return true;
    return false;
  }

  #takeScene(): void {
    const { scene } = this.#model;
    if (scene.version === this.#scene) return;
    this.#scene = scene.version;
    this.#grounds = new Grounds(scene.entities);
    this.#places = new SoundPlaces(scene.entities);
  }

  #setEars(): void {
    const { self } = this.#model;
    const head = self.tracked?.head;
    const { x, y, z } = head?.isTracked ? head : { x: self.x, y: self.y + EAR_M, z: self.z };
    this.#ears.x = x;
    this.#ears.y = y;
    this.#ears.z = z;
    this.#ears.yaw = self.yaw;
    this.#graph.setListener(this.#ears);
  }

  #setLevels(): void {
    const { settings, voice } = this.#model;
    this.#hearing.sound = settings.sound.peek();
    this.#hearing.volume = settings.volume.peek();
    this.#hearing.someoneSpeaks = voice.hearsSomebody(this.#model.self.slot);
    this.#graph.setMaster(masterLevel(this.#hearing));
  }

  #flow(seconds: number): void {
    const { x, z } = this.#ears;
    const waterY = this.#places.water(this.#bank, x, z);
    this.#graph.setStream(this.#bank, waterY, this.#places.hasWater ? swell(seconds) : 0);
    const [stand] = this.#stand;
    if (stand) this.#places.leaves(stand, x, z);
    this.#graph.setLeaves(this.#stand, LEAVES_Y_M, this.#places.hasLeaves ? gust(seconds) : 0);
  }

  #step(seconds: number): void {
    const { self, people } = this.#model;
    const onFoot = self.seat.peek() === null && self.gait !== Gait.AIR && !rolls(people.self);
    if (this.#own.advance(self.x, self.z, seconds, onFoot)) {
      this.#graph.step(this.#grounds.at(self.x, self.y, self.z), null, OWN_STEP);
    }
    for (const person of people.list) {
      if (person.self || !person.visible || this.#away(person) > STEPS_WITHIN_M) continue;
      const { shown } = person;
      if (!this.#feetOf(person).advance(shown.x, shown.z, seconds, walks(person))) continue;
      this.#graph.step(this.#grounds.at(shown.x, shown.y, shown.z), shown, OTHERS_STEP);
    }
  }

  #feetOf(person: Person): Footfalls {
    let feet = this.#others.get(person);
    if (!feet) {
      feet = new Footfalls();
      this.#others.set(person, feet);
    }
    return feet;
  }

  #away({ shown }: Person): number {
    return Math.hypot(shown.x - this.#ears.x, shown.z - this.#ears.z);
  }
}

function walks(person: Person): boolean {
  const { flags } = person.shown;
  return (flags & PoseFlag.SEATED) === 0 && (flags & PoseFlag.GAIT) !== Gait.AIR && !rolls(person);
}

/** Wheels make no steps. */
function rolls(person: Person | null): boolean {
  return person?.card?.look.wheelchair ?? false;
}
