/** A small garden that is edited, and what is drawn of it, thing by thing. */
import { Box3, type BufferAttribute, Mesh, Vector3 } from "three";
import { buildPlace } from "../../../src/components";
import type { Components, Shape, Transform } from "../../../src/components/generated";
import type { Building, Quality, Site } from "../../../src/components/site";
import { type Operation, type SceneEntity, SceneModel } from "../../../src/model/scene_model";
import { LivePlace } from "../../../src/systems/live/live_place";
import { worldOf } from "../../../src/systems/live/part";

export function shape(more: Partial<Shape> = {}): Partial<Components> {
  const plain = {
    kind: "box",
    size: [1, 1, 1],
    colour: "#a8543c",
    rounding_m: 0.02,
    taper: 1,
    sides: 24,
  } as const;
  return { shape: { ...plain, finish: "matt", ...more, size: more.size ?? [1, 1, 1] } };
}

export function transform(x: number, y: number, z: number, yaw = 0): Transform {
  return { position: [x, y, z], rotation: [0, Math.sin(yaw / 2), 0, Math.cos(yaw / 2)], scale: [1, 1, 1] };
}

export function entity(
  id: string,
  components: Partial<Components>,
  place: Transform,
  parent: string | null = null,
): SceneEntity {
  const plain = { name: "", description: "", words: null, is_locked: false };
  return { id, parent, ...plain, components: { transform: place, ...components } };
}

export const LIGHT: Partial<Components> = {
  light: {
    exposure: 1,
    sky: "#e4f0f2",
    ground: "#c9c29a",
    sky_strength: 2,
    sun: "#ffdfb0",
    sun_strength: 2.3,
    sun_from: [-34, 27, 30],
    fill: "#ddeaf0",
    fill_strength: 0.5,
    fill_from: [30, 18, 26],
    shadow_extent_m: 34,
  },
};

export class Garden {
  readonly scene = new SceneModel();
  readonly place: LivePlace;
  readonly building: Building;

  constructor(entities: readonly SceneEntity[], quality: Quality = "high") {
    this.building = { quality, daylight: "morning", askSpace: null, media: null, playing: new Map() };
    this.scene.take({ revision: 1, template: "", entities });
    this.place = new LivePlace(this.atOnce(), this.scene);
    this.scene.listen((changes) => this.place.take(changes.keys()));
  }

  /** As one who comes now would see it. */
  atOnce(): Site {
    return buildPlace(this.scene.entities, this.building);
  }

  edit(...operations: Operation[]): void {
    this.scene.change(() => {
      for (const operation of operations) this.scene.operate(operation);
    });
  }

  add({ id, parent, components }: SceneEntity): void {
    const plain = { name: "", description: "", words: null, is_locked: false };
    const said = components as Record<string, Record<string, unknown>>;
    this.edit({ op: "add", id, parent, ...plain, components: said });
  }

  move(id: string, place: Transform): void {
    this.edit({ op: "set", id, component: "transform", values: { ...place } });
  }

  /** One frame, long after the last. */
  frame(nowMs = 0): void {
    this.place.step(nowMs, () => 0);
  }
}

/** How many triangles are drawn of a component of an Entity, with which material, and where. */
export interface Drawn {
  readonly triangles: number;
  readonly min: readonly number[];
  readonly max: readonly number[];
}

/** By Entity, component and material. */
export function drawnIn(place: LivePlace): Map<string, Drawn> {
  const found = new Map<string, { triangles: number; box: Box3 }>();
  const corner = new Vector3();
  for (const drawings of place.drawings.values()) {
    for (const { object, range, origin, part } of drawings) {
      if (!(object instanceof Mesh) || !part.root.visible) continue;
      const key = `${origin.id} ${origin.component} ${materialIn(place.base, object)}`;
      const known = found.get(key) ?? { triangles: 0, box: new Box3() };
      found.set(key, known);
      const position = object.geometry.getAttribute("position") as BufferAttribute;
      const world = worldOf(object);
      const [from, to] = range ? [range.index, range.indexEnd] : [0, object.geometry.index?.count ?? 0];
      known.triangles += (to - from) / 3;
      for (let at = from; at < to; at += 1) {
        corner.fromBufferAttribute(position, object.geometry.index?.getX(at) ?? 0);
        known.box.expandByPoint(corner.applyMatrix4(world));
      }
    }
  }
  const rounded = (point: Vector3) => point.toArray().map((value) => Math.round(value * 1_000) / 1_000 + 0);
  return new Map(
    [...found]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([key, { triangles, box }]) => [key, { triangles, min: rounded(box.min), max: rounded(box.max) }]),
  );
}

function materialIn({ materials }: Site, { material }: Mesh): string {
  const of = Object.entries(materials.finishes).find(([, each]) => each === material)?.[0];
  const grown = [...materials.foliage].find(([, each]) => each === material)?.[0];
  return of ?? grown ?? (material === materials.ground ? "ground" : "own");
}

/** Meshes that a picture would draw. */
export function drawsOf({ base }: LivePlace): number {
  let count = 0;
  base.root.traverseVisible((object) => {
    if (object instanceof Mesh) count += 1;
  });
  return count;
}

/** The same place, built by who comes now. */
export function newcomer(garden: Garden): LivePlace {
  return new LivePlace(garden.atOnce(), garden.scene);
}
