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
  Vector3,
} from "three";
import type { SceneEntity } from "../model/scene_model";
import type { BakedLight } from "./baked_light";
import type { Daylight } from "./daylight";
import type { Components, Shape, Viewpoint } from "./generated";
import { MIST, MIST_DENSITY } from "./ink";
import { Batch } from "./piece";
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
}

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
}

export interface Lights {
  readonly hemisphere: HemisphereLight;
  readonly sun: DirectionalLight;
  readonly fill: DirectionalLight;
}

/** Said of what is spread over the place and seen from everywhere: measuring it would take longer than drawing it. */
export function wholePlace(): Sphere {
  return new Sphere(new Vector3(), WHOLE_PLACE_M);
}

export class Site {
  readonly root = new Group();
  /** Seconds, for whatever moves by itself: a uniform that all shaders of the place share. */
  readonly time = { value: 0 };
  readonly lights: Lights = {
    hemisphere: new HemisphereLight(),
    sun: new DirectionalLight(),
    fill: new DirectionalLight(),
  };
  exposure = 1;
  /** Where the light is worked into the colours: on low quality, from when it is known. */
  bakedLight: BakedLight | null = null;
  mist: { colour: string; density: number } = { colour: MIST, density: MIST_DENSITY };
  viewpoint: { position: Vector3; component: Viewpoint } | null = null;

  /** What lies in the shade of something large; known before any ground is built. */
  readonly shadows: Shadow[] = [];
  readonly glows: Glow[] = [];
  /** Where lanterns light their surroundings; by day none does. */
  readonly lamps: Vector3[] = [];

  readonly #everyFrame: ((seconds: number, around: Around) => void)[] = [];
  readonly #whenLeft: (() => void)[] = [];
  readonly #batches = new Map<Object3D, Map<Finish, Batch>>();
  readonly #drifting = new Map<string, Group>();
  readonly #worlds: WorldMatrices;

  constructor(
    readonly entities: ReadonlyMap<string, SceneEntity>,
    readonly building: Building,
    readonly materials: Materials,
  ) {
    this.#worlds = new WorldMatrices(entities);
  }

  get quality(): Quality {
    return this.building.quality;
  }

  get daylight(): Daylight {
    return this.building.daylight;
  }

  /** Runs before every picture; seconds of the server's clock, so that everybody sees the same. */
  everyFrame(move: (seconds: number, around: Around) => void): void {
    this.#everyFrame.push(move);
  }

  update(seconds: number, around: Around = NOBODY): void {
    this.time.value = seconds % 3_600;
    for (const move of this.#everyFrame) move(seconds, around);
  }

  /** Runs once, when the place is taken down: for what belongs to no object. */
  whenLeft(act: () => void): void {
    this.#whenLeft.push(act);
  }

  /** Gives back what the graphics card holds of this place. */
  dispose(): void {
    this.root.traverse((object) => {
      if ("geometry" in object) (object.geometry as { dispose(): void }).dispose();
      if ("material" in object) (object.material as Material).dispose();
      if ("dispose" in object && typeof object.dispose === "function") object.dispose();
    });
    for (const act of this.#whenLeft) act();
  }

  /** Where an Entity stands, in the axes of what it moves with. */
  standing(entity: SceneEntity): Standing {
    const matrix = this.#worlds.of(entity);
    const drifting = this.#driftingAbove(entity);
    if (!drifting) return { entity, matrix };
    return { entity, matrix: this.#worlds.of(drifting).clone().invert().multiply(matrix) };
  }

  /** The group that carries a drifting Entity and its parts. */
  carrier(entity: SceneEntity): Group {
    const known = this.#drifting.get(entity.id);
    if (known) return known;
    const group = new Group();
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
    return batch;
  }

  /** Everything in the batches becomes one mesh for each owner and finish. */
  close(): void {
    for (const [owner, batches] of this.#batches) {
      for (const [finish, batch] of batches) {
        const geometry = batch.geometry();
        this.bakedLight?.bakeInto(geometry);
        if (owner === this.root) geometry.boundingSphere = wholePlace();
        const mesh = new Mesh(geometry, this.materials.finishes[finish]);
        mesh.castShadow = true;
        mesh.receiveShadow = finish !== "glow";
        owner.add(mesh);
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
      if (at.components.drift) return at;
    }
    return null;
  }
}
