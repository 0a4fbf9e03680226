/** A mesh for each Entity of which something is drawn; those that look alike in their own axes share one. */
import { Matrix4 } from "three";
import { MOVING } from "../components/site";
import type { SceneEntity } from "../model/scene_model";
import { ROOTED } from "../systems/live/difference";
import type { Assembly } from "./assembly";
import type { Brought, Shown } from "./bringing";
import type { Drawn } from "./drawn";
import type { Made } from "./gltf";
import { panoramaMesh, pictureMeshes } from "./hung";
import { Looks, type Paint } from "./looks";
import type { Pace } from "./pace";
import { primitiveOf, wholeOf } from "./surface";

/** Drawn otherwise where they stand otherwise. */
const OWN_LOOK: ReadonlySet<string> = new Set([...ROOTED, "heron", "sky", "water", "clouds"]);

export class Meshes {
  readonly #assembly: Assembly;
  readonly #brought: Brought;
  readonly #looks: Looks;
  /** By what is drawn in it. */
  readonly #shared = new Map<string, number | null>();

  constructor(assembly: Assembly, brought: Brought) {
    this.#assembly = assembly;
    this.#brought = brought;
    this.#looks = new Looks(assembly);
  }

  /** Null where nothing is drawn of it. */
  of(entity: SceneEntity, name: string, drawn: readonly Drawn[]): number | null {
    const key = sharedKey(entity);
    const known = key === null ? undefined : this.#shared.get(key);
    if (known !== undefined) return known;
    const mesh = this.add(name, [...drawn, ...this.#ofFiles(entity)]);
    if (key !== null) this.#shared.set(key, mesh);
    return mesh;
  }

  add(name: string, drawn: readonly Drawn[]): number | null {
    const primitives: Made[] = [];
    for (const { mesh, range, matrix } of drawn) {
      const look = this.#looks.of([mesh.material].flat()[0]!);
      const primitive = primitiveOf(this.#assembly, mesh.geometry, range, matrix, look);
      if (primitive) primitives.push({ ...primitive, material: look.material });
    }
    return primitives.length > 0 ? this.#assembly.add("meshes", { name, primitives }) : null;
  }

  /** Puts in the pictures that were drawn here. */
  paint(paint: Paint, pace: Pace): Promise<void> {
    return this.#looks.paint(paint, pace);
  }

  #ofFiles({ components: { image, panorama } }: SceneEntity): Drawn[] {
    const hung = this.#picture(image?.asset);
    const ball = this.#picture(panorama?.asset);
    const meshes = [
      ...(image && hung ? pictureMeshes(image, hung.card, hung.file) : []),
      ...(panorama && ball ? [panoramaMesh(panorama, ball.file)] : []),
    ];
    return meshes.map((mesh) => ({ mesh, range: wholeOf(mesh.geometry), matrix: new Matrix4() }));
  }

  #picture(asset: string | undefined): Shown | null {
    const shown = asset === undefined ? undefined : this.#brought.shown.get(asset);
    return shown?.card.kind === "image" ? shown : null;
  }
}

/** Null: it looks like no other. */
function sharedKey({ components }: SceneEntity): string | null {
  const { transform: _, ...seen } = components;
  const names = Object.keys(seen);
  if (names.length === 0 || names.some((name) => OWN_LOOK.has(name) || MOVING.has(name as "drift")))
    return null;
  return JSON.stringify(seen);
}
