/**
 * `generator`: copies of a thing with all that hangs on it, each mesh of it drawn once for all of them. What comes later,
 * such as a model, is copied when it has come.
 */
import { Group, InstancedMesh, Matrix4, Mesh } from "three";
import type { SceneEntity } from "../model/scene_model";
import type { Components, Generator } from "./generated";
import { buildInto } from "./index";
import { copyPlaces } from "./repeating";
import { type BuilderOf, disposeOf, Site } from "./site";

/** What stands still and is seen; copies of all else are none. */
const COPIED: ReadonlySet<string> = new Set<keyof Components>([
  ...(["shape", "lathe", "extrusion", "tube", "sheet", "coping", "rock", "stones"] as const),
  ...([
    "bamboo",
    "tree",
    "grass",
    "plants",
    "label",
    "text",
    "image",
    "model",
    "board",
    "generator",
  ] as const),
]);
const LOOK_EVERY_S = 0.5;
/** Of all copies of one thing, on a small machine; the nearest to the thing itself are drawn. */
const LOW_TRIANGLES_MAX = 250_000;
const INSTANCES_MAX = 100_000;

export const generator: BuilderOf<"generator"> = (site) => ({
  add(component, { entity, matrix }) {
    const one = new Site(site.entities, site.building, site.materials, site.whole ?? site);
    const isOwn = ({ id, component: name }: { id: string; component: string }) =>
      id === entity.id && name === "generator";
    for (const _ of buildInto(
      one,
      withStanding(site, entity),
      (origin) => COPIED.has(origin.component) && !isOwn(origin),
    ));
    const group = new Group();
    const copies = new Copies(one, group, stepsOf(component, matrix));
    site.owner(entity).add(group);
    site.everyFrame((seconds, around) => {
      one.update(seconds, around);
      copies.look(seconds);
    });
    site.whenLeft(() => {
      disposeOf(one.root);
      for (const { act } of one.leavings) act();
    });
  },
});

/** From the thing itself to each of its copies, in the axes that it is drawn in. */
function stepsOf(component: Generator, matrix: Matrix4): Matrix4[] {
  const back = matrix.clone().invert();
  return copyPlaces(component).map(({ x, z, turn }) =>
    new Matrix4().makeRotationY(turn).setPosition(x, 0, z).premultiply(matrix).multiply(back),
  );
}

/** The thing and all that hangs on it, but what goes along a line by itself. */
function withStanding({ entities }: Site, entity: SceneEntity): SceneEntity[] {
  const children = new Map<string, SceneEntity[]>();
  for (const each of entities.values()) {
    if (each.parent === null || each.components.path || each.components.drift) continue;
    const others = children.get(each.parent);
    if (others) others.push(each);
    else children.set(each.parent, [each]);
  }
  const found = [entity];
  // It grows while it is gone through.
  for (const each of found) found.push(...(children.get(each.id) ?? []));
  return found;
}

class Copies {
  readonly #one: Site;
  readonly #group: Group;
  readonly #steps: readonly Matrix4[];
  #lookedS = Number.NaN;
  #drawn = "";

  constructor(one: Site, group: Group, steps: readonly Matrix4[]) {
    this.#one = one;
    this.#group = group;
    this.#steps = steps;
    this.#copy();
  }

  look(seconds: number): void {
    if (Math.abs(seconds - this.#lookedS) < LOOK_EVERY_S) return;
    this.#lookedS = seconds;
    this.#copy();
  }

  #copy(): void {
    const { root, quality } = this.#one;
    const meshes: Mesh[] = [];
    root.traverseVisible((each) => {
      if (each instanceof Mesh) meshes.push(each);
    });
    const drawn = meshes.map(({ uuid, geometry }) => `${uuid} ${geometry.uuid}`).join();
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    for (const old of [...this.#group.children]) {
      old.removeFromParent();
      (old as InstancedMesh).dispose();
    }
    root.updateMatrixWorld(true);
    const triangles = meshes.reduce((sum, mesh) => sum + trianglesOf(mesh), 0);
    const most = quality === "low" ? Math.floor(LOW_TRIANGLES_MAX / Math.max(1, triangles)) : INSTANCES_MAX;
    for (const mesh of meshes) this.#group.add(copied(mesh, this.#steps.slice(0, most)));
  }
}

function trianglesOf(mesh: Mesh): number {
  const { index, attributes } = mesh.geometry;
  const once = (index?.count ?? attributes.position?.count ?? 0) / 3;
  return mesh instanceof InstancedMesh ? once * mesh.count : once;
}

/** A mesh that is many already becomes as many for each copy. */
function copied(mesh: Mesh, steps: readonly Matrix4[]): InstancedMesh {
  const own: Matrix4[] = [];
  for (let at = 0; at < (mesh instanceof InstancedMesh ? mesh.count : 1); at += 1) {
    const matrix = mesh.matrixWorld.clone();
    if (mesh instanceof InstancedMesh) {
      const inner = new Matrix4();
      mesh.getMatrixAt(at, inner);
      matrix.multiply(inner);
    }
    own.push(matrix);
  }
  const most = Math.max(1, Math.floor(INSTANCES_MAX / own.length));
  const shown = steps.slice(0, most);
  const copies = new InstancedMesh(mesh.geometry, mesh.material, shown.length * own.length);
  const matrix = new Matrix4();
  for (const [number, step] of shown.entries())
    for (const [at, inner] of own.entries())
      copies.setMatrixAt(number * own.length + at, matrix.multiplyMatrices(step, inner));
  copies.castShadow = mesh.castShadow;
  copies.receiveShadow = mesh.receiveShadow;
  copies.userData.isUntouchable = true;
  return copies;
}
