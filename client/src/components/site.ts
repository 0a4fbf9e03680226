/** The place while it is being built: what the builders of components add to, and what is left when they are done. */
import {
  DirectionalLight,
  Group,
  HemisphereLight,
  type Material,
  type Matrix4,
  Mesh,
  type Object3D,
  Sphere,
  type Texture,
  Vector3,
} from "three";
import type { SceneEntity } from "../model/scene_model";
import type { BakedLight } from "./baked_light";
import type { Daylight } from "./daylight";
import type { Components, Shape, Viewpoint } from "./generated";
import { MIST, MIST_DENSITY } from "./ink";
import type { MediaHost } from "./media_host";
import { Batch, type Origin } from "./piece";
import { WorldMatrices } from "./world_matrices";

const WHOLE_PLACE_M = 1_000;

export type Finish = Shape["finish"];
export type Quality = "high" | "low";

/** Where a component's Entity stands. */
export interface Standing {
  readonly entity: SceneEntity;
  /** In the axes of what it moves with: the world, or the drifting thing it is part of. */
  readonly matrix: Matrix4;
}

/** Builds all components of one name in one place; `finish` comes after the last. */
export interface Builder<Component> {
  add(component: Component, standing: Standing): void;
  finish?(): void;
}

export type BuilderOf<Name extends keyof Components> = (site: Site) => Builder<Components[Name]>;

/** Somebody in the place, as far as shy things notice. */
export interface Bystander {
  readonly visible: boolean;
  readonly shown: { readonly x: number; readonly y: number; readonly z: number };
}

/** What is around when a picture is made. */
export interface Around {
  readonly people: readonly Bystander[];
  /** Where the picture is taken from; null before there is one. */
  readonly eye: Vector3 | null;
  /** Where she herself stands; missing before she does. */
  readonly own?: Bystander["shown"] | null;
}

const NOBODY: Around = { people: [], eye: null };

/** Another Space of this Server, as a portal to it shows it. */
export interface OtherSpace {
  readonly name: string;
  readonly people: number;
  /** Where its picture is; null where it has none. */
  readonly picture: string | null;
}

/** Asks after another Space: null where there is none of that slug. Rejects where the answer did not come. */
export type AskSpace = (slug: string) => Promise<OtherSpace | null>;

/** How a place is built. */
export interface Building {
  readonly quality: Quality;
  readonly daylight: Daylight;
  /** Where it is missing, portals are open and tell nothing. */
  readonly askSpace: AskSpace | null;
  /** Where it is missing, what people brought along stays a box. */
  readonly media: MediaHost | null;
  /** Entities that a button has set playing, and since when by the server's clock, in milliseconds. */
  readonly playing: Map<string, number>;
}

/** What a builder of a component has left running, and whose it is. */
export interface Owned<Act> {
  readonly origin: Origin | null;
  readonly act: Act;
}

type Move = (seconds: number, around: Around) => void;

/** Something that glows: in the evening there is a halo around it. */
export interface Glow {
  readonly owner: Object3D;
  readonly at: Vector3;
  readonly radius_m: number;
}

/** The soft dark under a large thing. */
export interface Shadow {
  readonly x: number;
  readonly z: number;
  readonly radiusX: number;
  readonly radiusZ: number;
  readonly depth: number;
}

/** The materials that all things in a place share. */
export interface Materials {
  readonly finishes: Readonly<Record<Finish, Material>>;
  readonly ground: Material;
  /** Of what bends in the wind, by how it does. */
  readonly foliage: Map<string, Material>;
}

export interface Lights {
  readonly hemisphere: HemisphereLight;
  readonly sun: DirectionalLight;
  readonly fill: DirectionalLight;
}

/** Components whose Entities carry all that hangs on them along a line; their builders move the carrier. */
export const MOVING = new Set<keyof Components>(["drift"]);

/** Said of what is spread over the place and seen from everywhere: measuring it would take longer than drawing it. */
export function wholePlace(): Sphere {
  return new Sphere(new Vector3(), WHOLE_PLACE_M);
}

/** Gives back what the graphics card holds of a thing, but what is kept for others (`userData.isShared`). */
export function disposeOf(root: Object3D): void {
  root.traverse((object) => {
    const { geometry, material } = object as Partial<Mesh>;
    if (geometry && !geometry.userData.isShared) geometry.dispose();
    for (const each of material ? [material].flat() : []) {
      if (each.userData.isShared) continue;
      (each as { map?: Texture | null }).map?.dispose();
      each.dispose();
    }
    if ("dispose" in object && typeof object.dispose === "function") object.dispose();
  });
}

export class Site {
  readonly root = new Group();
  /** Seconds, for whatever moves by itself: a uniform that all shaders of the place share. */
  readonly time: { value: number };
  readonly lights: Lights;
  /** Whose drawing is being made: what is added meanwhile belongs to it. */
  origin: Origin | null = null;
  exposure = 1;
  /** Where the light is worked into the colours: on low quality, from when it is known. */
  bakedLight: BakedLight | null = null;
  mist: { colour: string; density: number } = { colour: MIST, density: MIST_DENSITY };
  viewpoint: { position: Vector3; component: Viewpoint } | null = null;

  /** What lies in the shade of something large; known before any ground is built. */
  readonly shadows: Shadow[];
  readonly glows: Glow[] = [];
  /** Where lanterns light their surroundings; by day none does. */
  readonly lamps: Vector3[] = [];

  whenChanged: ((id: string) => void) | null = null;
  moves: Owned<Move>[] = [];
  leavings: Owned<() => void>[] = [];
  readonly #batches = new Map<Object3D, Map<Finish, Batch>>();
  readonly #drifting = new Map<string, Group>();
  readonly #worlds: WorldMatrices;

  constructor(
    readonly entities: ReadonlyMap<string, SceneEntity>,
    readonly building: Building,
    readonly materials: Materials,
    /** The place that this one is a part of: it has its light. */
    readonly whole: Site | null = null,
  ) {
    this.#worlds = new WorldMatrices(entities);
    this.time = whole?.time ?? { value: 0 };
    this.shadows = whole?.shadows ?? [];
    this.bakedLight = whole?.bakedLight ?? null;
    this.mist = whole?.mist ?? this.mist;
    this.lights = whole?.lights ?? {
      hemisphere: new HemisphereLight(),
      sun: new DirectionalLight(),
      fill: new DirectionalLight(),
    };
  }

  get quality(): Quality {
    return this.building.quality;
  }

  get daylight(): Daylight {
    return this.building.daylight;
  }

  /** Runs before every picture; seconds of the server's clock, so that everybody sees the same. */
  everyFrame(act: Move): void {
    this.moves.push({ origin: this.origin, act });
  }

  update(seconds: number, around: Around = NOBODY): void {
    this.time.value = seconds % 3_600;
    for (const { act } of this.moves) act(seconds, around);
  }

  /** Runs once, when the place is taken down: for what belongs to no object. */
  whenLeft(act: () => void): void {
    this.leavings.push({ origin: this.origin, act });
  }

  /** Gives back what the graphics card holds of this place. */
  dispose(): void {
    disposeOf(this.root);
    const { finishes, ground, foliage } = this.materials;
    for (const material of [...Object.values(finishes), ground, ...foliage.values()]) material.dispose();
    for (const { act } of this.leavings) act();
  }

  /** Where an Entity stands, in the axes of what it moves with. */
  standing(entity: SceneEntity): Standing {
    const matrix = this.#worlds.of(entity);
    const drifting = this.#driftingAbove(entity);
    if (!drifting) return { entity, matrix };
    return { entity, matrix: this.#worlds.of(drifting).clone().invert().multiply(matrix) };
  }

  /** Since when a button has had it playing; null: it is not. */
  playing(id: string): { sinceMs: number } | null {
    const sinceMs = this.building.playing.get(id);
    return sinceMs === undefined ? null : { sinceMs };
  }

  /** It has come to its end by itself. */
  ended(id: string): void {
    this.building.playing.delete(id);
  }

  /** Said by what comes later, such as a model: its drawing is another size now. */
  changed(id: string): void {
    (this.whole ?? this).whenChanged?.(id);
  }

  /** The group that carries a drifting Entity and its parts. */
  carrier(entity: SceneEntity): Group {
    const known = this.#drifting.get(entity.id);
    if (known) return known;
    const group = new Group();
    group.userData.carries = entity.id;
    group.userData.origin = null;
    this.#drifting.set(entity.id, group);
    this.root.add(group);
    return group;
  }

  /** What an Entity moves with: the place itself, or the group of the drifting thing it is part of. */
  owner(entity: SceneEntity): Object3D {
    const drifting = this.#driftingAbove(entity);
    return drifting ? this.carrier(drifting) : this.root;
  }

  /** The batch that an Entity's surfaces of one finish go to. */
  batch(entity: SceneEntity, finish: Finish): Batch {
    const owner = this.owner(entity);
    let batches = this.#batches.get(owner);
    if (!batches) {
      batches = new Map();
      this.#batches.set(owner, batches);
    }
    let batch = batches.get(finish);
    if (!batch) {
      batch = new Batch();
      batches.set(finish, batch);
    }
    batch.begin(this.origin);
    return batch;
  }

  /** What a builder has just put into the place is the drawing of whom it was built for; null: of many. */
  claim(entity: SceneEntity | null): void {
    for (const { children } of new Set([this.root, entity ? this.owner(entity) : this.root])) {
      // The newest are the last.
      for (let at = children.length - 1; at >= 0; at -= 1) {
        const { userData } = children[at] as Object3D;
        if (userData.origin !== undefined) break;
        userData.origin = this.origin;
      }
    }
  }

  /** Everything in the batches becomes one mesh for each owner and finish, one at each step. */
  *close(): Generator<undefined> {
    for (const [owner, batches] of this.#batches) {
      for (const [finish, batch] of batches) {
        const geometry = batch.geometry();
        this.bakedLight?.bakeInto(geometry);
        if (owner === this.root && !this.whole) geometry.boundingSphere = wholePlace();
        const mesh = new Mesh(geometry, this.materials.finishes[finish]);
        mesh.castShadow = true;
        mesh.receiveShadow = finish !== "glow";
        owner.add(mesh);
        yield;
      }
    }
    this.#batches.clear();
  }

  #driftingAbove(entity: SceneEntity): SceneEntity | null {
    for (
      let at: SceneEntity | undefined = entity;
      at;
      at = at.parent === null ? undefined : this.entities.get(at.parent)
    ) {
      for (const name of MOVING) if (at.components[name]) return at;
    }
    return null;
  }
}
