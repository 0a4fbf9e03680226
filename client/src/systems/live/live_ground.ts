/** The ground under people's feet, and what can be used on it, while both are edited. */
import type { SceneEntity, SceneModel } from "../../model/scene_model";
import { type CollisionWorld, type Solids, solidsOf } from "../../world/collision";
import { bodies, type SolidMesh, unseenWalls } from "../../world/solid";
import type { Ground } from "../state";
import { usableThings } from "../usable";
import { withParts } from "./difference";

type SceneView = Pick<SceneModel, "entities" | "childrenOf">;

/** So many triangles are quickly put into a new tree, again with each edit. */
const QUICK_TRIANGLES = 3_000;
/** Steps ask each tree: with more of them all solids are put into one again. */
const TREES_MAX = 8;

export class LiveGround {
  readonly #edited = new Set<string>();
  readonly #world: CollisionWorld;

  constructor(
    readonly ground: Ground,
    readonly scene: SceneView,
  ) {
    this.#world = ground.world;
  }

  /** These are others than they were, and with them stands elsewhere what hangs on them. */
  follow(ids: Iterable<string>): void {
    const { entities } = this.scene;
    const changed = new Set<string>();
    for (const id of ids)
      for (const each of withParts(id, (of) => this.scene.childrenOf(of))) changed.add(each);
    const wasIn = [this.#world.bodies, this.#world.unseen].map((layers) => this.#settled(layers));
    for (const id of changed) {
      for (const solids of wasIn.flat()) solids.takeOut(id);
      this.#edited.add(id);
    }
    const wanted = [...this.#edited].map((id) => entities.get(id)).filter((entity) => entity !== undefined);
    this.#lay(bodies(entities, wanted), unseenWalls(entities, wanted));
    this.#useAgain();
  }

  /** Without what is made anew with each edit. */
  #settled(layers: readonly Solids[]): readonly Solids[] {
    return layers.filter((solids) => solids !== this.#fresh.bodies && solids !== this.#fresh.unseen);
  }

  #fresh: { bodies: Solids | null; unseen: Solids | null } = { bodies: null, unseen: null };

  #lay(body: SolidMesh, wall: SolidMesh): void {
    const world = this.#world;
    const [fresh] = solidsOf(body);
    const [unseen] = solidsOf(wall);
    world.bodies = [...this.#settled(world.bodies), ...(fresh ? [fresh] : [])];
    world.unseen = [...this.#settled(world.unseen), ...(unseen ? [unseen] : [])];
    this.#fresh = { bodies: fresh ?? null, unseen: unseen ?? null };
    if (body.indices.length + wall.indices.length < 3 * QUICK_TRIANGLES) return;
    this.#edited.clear();
    this.#fresh = { bodies: null, unseen: null };
    if (Math.max(world.bodies.length, world.unseen.length) < TREES_MAX) return;
    world.bodies = solidsOf(bodies(this.scene.entities));
    world.unseen = solidsOf(unseenWalls(this.scene.entities));
  }

  /** Whoever stands in a portal that is moved a little has not come to it anew. */
  #useAgain(): void {
    const armed = new Set(this.ground.things.filter(({ isArmed }) => isArmed).map(({ id }) => id));
    this.ground.things = usableThings(this.scene.entities);
    for (const thing of this.ground.things) thing.isArmed = armed.has(thing.id);
  }
}

/** Whether an edit can be felt by feet or used by hands. */
export function isWalked(before: SceneEntity | null, now: SceneEntity | null): boolean {
  if (before?.components.transform !== now?.components.transform || before?.parent !== now?.parent)
    return true;
  const names = [
    "collider",
    "barrier",
    "bounds",
    "height_field",
    "seat",
    "portal",
    "button",
    "grabbable",
  ] as const;
  return (
    before?.name !== now?.name || names.some((name) => before?.components[name] !== now?.components[name])
  );
}
