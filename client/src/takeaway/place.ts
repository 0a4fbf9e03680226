/**
 * A place as one GLB: every Entity is a node, named and placed as in the Scene; what is drawn of it is its mesh; uploaded
 * models hang below it, as they were uploaded; lamps, sun and the best side are lights and a camera.
 */
import { Quaternion, Vector3 } from "three";
import { copyPlaces } from "../components/repeating";
import { MOVING } from "../components/site";
import type { SceneEntity } from "../model/scene_model";
import { drawArrays } from "./arrays";
import { Assembly } from "./assembly";
import {
  type Brought,
  bring,
  heaviest,
  type Sources,
  TAKEAWAY_BYTES_MAX,
  TakeawayTooLarge,
} from "./bringing";
import { type Drawn, type DrawnPlace, drawPlace } from "./drawn";
import type { Made } from "./gltf";
import { cameraOf, cameraPlace, lampOf, sunOf } from "./light";
import type { Paint } from "./looks";
import { Meshes } from "./meshes";
import { Models } from "./models";
import { Pace } from "./pace";
import { Placing } from "./placing";
import { licences, ownWords } from "./provenance";

const LIGHTS = "KHR_lights_punctual";
const HILLS = "hills";
const CAMERA = "viewpoint";
const UP = new Vector3(0, 1, 0);
const TOLD_EVERY = 16;

export interface PlaceWords {
  readonly name: string;
  nameOf(entity: SceneEntity): string;
  descriptionOf(entity: SceneEntity): string;
}

export interface TakeawayWorld extends Sources {
  readonly paint: Paint;
}

export type Doing = "fetching" | "drawing" | "writing";
/** How far it is, 0 … 1, and with which file. */
export type Tell = (doing: Doing, part: number, name: string) => void;

export interface Taken {
  readonly glb: Blob;
  /** Entities in it. */
  readonly things: number;
  /** Files that the Space does not have any more. */
  readonly missing: number;
}

/** Rejects with TakeawayTooLarge, with TakeawayBroken, or as the signal says. */
export async function takeAway(
  entities: ReadonlyMap<string, SceneEntity>,
  words: PlaceWords,
  world: TakeawayWorld,
  tell: Tell,
  signal: AbortSignal,
): Promise<Taken> {
  const pace = new Pace(signal);
  const brought = await bring(entities.values(), world, signal, (bytes, of, name) =>
    tell("fetching", bytes / Math.max(of, 1), name),
  );
  tell("drawing", 0, "");
  const writer = new Writer(entities, words, brought, pace);
  await writer.hangModels();
  await writer.putThings(await drawPlace(entities, pace), (part) => tell("drawing", part, ""));
  tell("writing", 1, "");
  return { glb: await writer.finished(world.paint), things: entities.size, missing: brought.missing };
}

/** An Entity's node on its way. */
interface Put {
  readonly node: Made;
  readonly number: number;
  readonly mesh: number | null;
  readonly children: number[];
}

class Writer {
  readonly #entities: ReadonlyMap<string, SceneEntity>;
  readonly #words: PlaceWords;
  readonly #brought: Brought;
  readonly #pace: Pace;
  readonly #assembly: Assembly;
  readonly #meshes: Meshes;
  readonly #models: Models;
  readonly #put = new Map<string, Put>();

  constructor(entities: ReadonlyMap<string, SceneEntity>, words: PlaceWords, brought: Brought, pace: Pace) {
    this.#entities = entities;
    this.#words = words;
    this.#brought = brought;
    this.#pace = pace;
    this.#assembly = new Assembly(words.name);
    this.#meshes = new Meshes(this.#assembly, brought);
    this.#models = new Models(this.#assembly, brought);
  }

  hangModels(): Promise<void> {
    return this.#models.hang(this.#entities.values(), this.#pace);
  }

  async putThings(drawn: DrawnPlace, tell: (part: number) => void): Promise<void> {
    const placing = new Placing(drawn.site);
    for (const entity of this.#entities.values()) {
      const arrays = await drawArrays(entity, drawn.site, this.#brought, this.#pace.signal);
      this.#putThing(entity, [...(drawn.of.get(entity.id) ?? []), ...arrays], placing.of(entity));
      if (this.#put.size % TOLD_EVERY === 0) tell(this.#put.size / this.#entities.size);
      await this.#breathe();
    }
    for (const entity of this.#entities.values()) {
      for (const copy of this.#copies(entity)) {
        this.#put.get(entity.id)?.children.push(copy);
        await this.#breathe();
      }
    }
    for (const { id, parent } of this.#entities.values()) {
      const above = parent === null ? undefined : this.#put.get(parent);
      (above?.children ?? this.#roots).push(this.#put.get(id)?.number as number);
    }
    for (const { node, children } of this.#put.values()) if (children.length > 0) node.children = children;
    this.#putAround(drawn);
    drawn.site.dispose();
  }

  async finished(paint: Paint): Promise<Blob> {
    await this.#meshes.paint(paint, this.#pace);
    const { asset } = this.#assembly.gltf;
    Object.assign(asset, licences(this.#words.name, this.#cards, this.#models.words));
    const glb = this.#assembly.finished();
    if (glb.size > TAKEAWAY_BYTES_MAX) throw new TakeawayTooLarge(glb.size, heaviest(this.#cards));
    return glb;
  }

  get #roots(): number[] {
    return this.#assembly.scene.nodes as number[];
  }

  get #cards() {
    return [...this.#brought.shown.values()].map(({ card }) => card);
  }

  async #breathe(): Promise<void> {
    const { bytes } = this.#assembly;
    if (bytes > TAKEAWAY_BYTES_MAX) throw new TakeawayTooLarge(bytes, heaviest(this.#cards));
    await this.#pace.breathe();
  }

  #putThing(entity: SceneEntity, drawn: readonly Drawn[], placed: Made): void {
    const name = this.#words.nameOf(entity);
    const mesh = this.#meshes.of(entity, name, drawn);
    const model = this.#models.of(entity);
    const { lamp } = entity.components;
    const node: Made = {
      name,
      ...placed,
      ...(mesh === null ? {} : { mesh }),
      ...(lamp ? { extensions: { [LIGHTS]: { light: this.#light(lampOf(lamp)) } } } : {}),
      extras: ownWords(entity, this.#words.descriptionOf(entity)),
    };
    const number = this.#assembly.add("nodes", node);
    this.#put.set(entity.id, { node, number, mesh, children: model === null ? [] : [model] });
  }

  /** What a generator makes of a thing, in the thing's own axes: nodes that share its meshes. */
  *#copies(entity: SceneEntity): Generator<number> {
    const { generator } = entity.components;
    for (const { x, z, turn } of generator ? copyPlaces(generator) : []) {
      const rotation = new Quaternion().setFromAxisAngle(UP, turn).toArray();
      yield this.#copy(entity, { translation: [x, 0, z], rotation }, false);
    }
  }

  #copy(entity: SceneEntity, placed: Made, isBelow: boolean): number {
    const put = this.#put.get(entity.id);
    const model = this.#models.another(entity);
    const children = [
      ...(model === null ? [] : [model]),
      ...(isBelow ? this.#copies(entity) : []),
      ...this.#below(entity).map((child) => this.#copy(child, placeOf(this.#put.get(child.id)?.node), true)),
    ];
    return this.#assembly.add("nodes", {
      name: this.#words.nameOf(entity),
      ...placed,
      ...(put?.mesh == null ? {} : { mesh: put.mesh }),
      ...(children.length > 0 ? { children } : {}),
    });
  }

  /** What hangs on a thing, but for what goes along a line by itself. */
  #below({ id }: SceneEntity): SceneEntity[] {
    return [...this.#entities.values()].filter(
      ({ parent, components }) => parent === id && ![...MOVING].some((name) => components[name]),
    );
  }

  /** What is the whole place's: far hills, sun, the best side. */
  #putAround({ common, site }: DrawnPlace): void {
    const mesh = this.#meshes.add(HILLS, common);
    if (mesh !== null) this.#putRoot({ name: HILLS, mesh });
    for (const { components } of this.#entities.values())
      for (const { light, rotation } of components.light ? sunOf(components.light) : []) {
        const extensions = { [LIGHTS]: { light: this.#light(light) } };
        this.#putRoot({ name: light.name, rotation, extensions });
      }
    if (!site.viewpoint) return;
    const { component, position } = site.viewpoint;
    const camera = this.#assembly.add("cameras", cameraOf(component));
    this.#putRoot({ name: CAMERA, camera, ...cameraPlace(component, position) });
  }

  #putRoot(node: Made): void {
    this.#roots.push(this.#assembly.add("nodes", node));
  }

  #light(light: Made): number {
    this.#assembly.use(LIGHTS);
    return this.#assembly.extensionList("lights").push(light) - 1;
  }
}

function placeOf(node: Made | undefined): Made {
  const placed: Made = {};
  for (const name of ["translation", "rotation", "scale"]) if (node?.[name]) placed[name] = node[name];
  return placed;
}
