/** The place while it is being built: what the builders of components add to, and what is left when they are done. */
import {
  DirectionalLight,
  Group,
  HemisphereLight,
  type Material,
  type Matrix4,
  Mesh,
  type Object3D,
  type Vector3,
} from "three";
import type { SceneEntity } from "../model/scene_model";
import type { BakedLight } from "./baked_light";
import type { Components, Shape, Viewpoint } from "./generated";
import { Batch } from "./piece";
import { WorldMatrices } from "./world_matrices";

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
  mist: { colour: string; density: number } = { colour: "#eaefe6", density: 0.0125 };
  viewpoint: { position: Vector3; component: Viewpoint } | null = null;

  readonly #everyFrame: ((seconds: number) => void)[] = [];
  readonly #batches = new Map<Object3D, Map<Finish, Batch>>();
  readonly #drifting = new Map<string, Group>();
  readonly #worlds: WorldMatrices;

  constructor(
    readonly entities: ReadonlyMap<string, SceneEntity>,
    readonly quality: Quality,
    readonly materials: Materials,
  ) {
    this.#worlds = new WorldMatrices(entities);
  }

  /** Runs before every picture; seconds of the server's clock, so that everybody sees the same. */
  everyFrame(move: (seconds: number) => void): void {
    this.#everyFrame.push(move);
  }

  update(seconds: number): void {
    this.time.value = seconds % 3_600;
    for (const move of this.#everyFrame) move(seconds);
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

  /** The batch that an Entity's surfaces of one finish go to. */
  batch(entity: SceneEntity, finish: Finish): Batch {
    const drifting = this.#driftingAbove(entity);
    const owner = drifting ? this.carrier(drifting) : this.root;
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
