/**
 * A place that was built at once and is changed since. What has changed is taken out of the large meshes by its stretch and
 * drawn apart: moved things as they are, under a matrix of their own, others built anew by the builders of the place. When
 * editing rests, all that is drawn apart is joined again, so that the number of draws stays small.
 */
import { type Matrix4, Mesh } from "three";
import { buildInto } from "../../components";
import type { Components } from "../../components/generated";
import { disposeOf, Site } from "../../components/site";
import { WorldMatrices } from "../../components/world_matrices";
import type { SceneEntity, SceneModel } from "../../model/scene_model";
import type { Changed } from "../edits";
import {
  carrierOf,
  changedNames,
  concernsAll,
  hasMoved,
  isCarrier,
  isRooted,
  ROOTED,
  repeatersOf,
  unmovable,
  withParts,
} from "./difference";
import { cutOut, type Drawing } from "./drawing";
import { merge } from "./merging";
import { alike, joinedNow, Part } from "./part";

type Name = keyof Components;
type SceneView = Pick<SceneModel, "entities" | "childrenOf">;

/** More drawn apart than this are joined though editing goes on. */
const PARTS_MAX = 16;
const REST_MS = 1_500;
const WORK_MS = 5;
const NOTHING: ReadonlySet<string> = new Set();

export class LivePlace {
  readonly drawings = new Map<string, Set<Drawing>>();
  readonly parts = new Set<Part>();
  readonly shown: Map<string, SceneEntity>;
  /** The light, the sky or the hills are others: no part of the place can be drawn anew, the whole has to be. */
  isStale = false;
  /** Rises with everything that is drawn elsewhere or otherwise. */
  version = 0;
  /** Rises when something is of another form or size than it was. */
  shapes = 0;

  readonly #worlds: WorldMatrices;
  readonly #queue = new Map<string, Set<Name>>();
  readonly #hidden = new Part();
  readonly #faded = new Set<string>();
  #work: Generator<undefined> | null = null;
  #isMerging = false;
  #changedMs = Number.POSITIVE_INFINITY;

  /** `changed`: what has changed since `base` was built. */
  constructor(
    readonly base: Site,
    readonly scene: SceneView,
    changed: Changed = new Map(),
    /** By a button, for as long as somebody is here. */
    readonly hidden: ReadonlySet<string> = new Set(),
  ) {
    this.shown = new Map(scene.entities);
    for (const [id, before] of changed) {
      if (before) this.shown.set(id, before);
      else this.shown.delete(id);
    }
    this.#worlds = new WorldMatrices(this.shown);
    const whole = new Part(base.root);
    base.root.matrixAutoUpdate = true;
    whole.takeBuilt();
    this.#note(whole.drawings);
    base.whenChanged = () => {
      this.shapes += 1;
      this.version += 1;
    };
    this.#hidden.root.visible = false;
    base.root.add(this.#hidden.root);
  }

  /** These are others than they were, or have components that are drawn only now. */
  take(ids: Iterable<string>, names: Iterable<Name> = []): void {
    for (const id of ids) {
      const known = this.#queue.get(id) ?? new Set();
      for (const name of names) known.add(name);
      this.#queue.set(id, known);
    }
  }

  /** Works for a few milliseconds; all small edits are done with that. */
  step(nowMs: number, clock: () => number = () => performance.now()): void {
    const until = clock() + WORK_MS;
    const apart = [...this.parts].filter((part) => !part.isMerged && !part.isCarried).length;
    const isFull = apart > PARTS_MAX;
    if (this.#queue.size > 0) {
      this.#changedMs = nowMs;
      if (this.#isMerging && !isFull) this.#work = null;
    }
    if (!this.#work) {
      const isResting = this.#queue.size === 0 && nowMs - this.#changedMs > REST_MS;
      if (isResting) this.#takeFaded();
      this.#isMerging = isFull || (isResting && apart > 1 && this.#queue.size === 0);
      if (this.#isMerging) this.#work = this.#merge();
      else if (this.#queue.size > 0) this.#work = this.#follow();
    }
    while (this.#work) {
      if (this.#work.next().done) this.#work = null;
      else if (clock() > until) break;
    }
  }

  /** Everything at once: for tests, and before a picture that has to be whole. */
  settle(): void {
    for (const hasMore = () => this.#queue.size > 0 || this.#work !== null; ; this.#takeFaded()) {
      while (hasMore()) this.step(0, () => 0);
      if (this.#faded.size === 0) break;
    }
    this.#work = this.#merge();
    while (this.#work && !this.#work.next().done);
    this.#work = null;
  }

  /** Where an Entity is shown, in the world's axes. */
  worldOf(id: string): Matrix4 | null {
    const entity = this.shown.get(id);
    return entity ? this.#worlds.of(entity) : null;
  }

  drawingsOf(id: string): Iterable<Drawing> {
    return this.drawings.get(id) ?? [];
  }

  /** Those hidden by a button are hidden, and those shown again are seen. */
  hide(): void {
    const hidden = new Set<Drawing>();
    for (const id of this.hidden)
      for (const each of this.#withParts(id))
        for (const drawing of this.drawingsOf(each)) hidden.add(drawing);
    const shown = [...this.#hidden.drawings].filter((drawing) => !hidden.has(drawing));
    if (shown.length > 0) this.#lift(shown, this.#add(new Part()));
    const seen = [...hidden].filter(({ part }) => part !== this.#hidden);
    if (seen.length > 0) this.#lift(seen, this.#hidden);
  }

  /** An Entity and all that hangs on it, but for what is `apart` itself, as one part: as it was, or another; null: unseen. */
  apart(id: string, was: Part | null, apart: ReadonlySet<string> = NOTHING): Part | null {
    const children = (of: string) => [...this.scene.childrenOf(of)].filter((child) => !apart.has(child));
    const drawings = [...withParts(id, children)]
      .flatMap((each) => [...this.drawingsOf(each)])
      .filter(({ part }) => part !== this.#hidden);
    if (drawings.length === 0) return null;
    if (was && this.parts.has(was) && drawings.every(({ part }) => part === was)) return was;
    const part = this.#add(new Part());
    part.isCarried = true;
    this.#lift(drawings, part);
    return part;
  }

  *#follow(): Generator<undefined> {
    const changes = [...this.#queue];
    this.#queue.clear();
    const wanted = new Map<string, Set<Name>>();
    const want = (id: string, names: Iterable<Name>) => {
      const known = wanted.get(id) ?? new Set();
      for (const name of names) known.add(name);
      wanted.set(id, known);
    };
    const carriers = new Set<string>();
    const moved = new Map<string, Matrix4>();
    for (const [id, forced] of changes) {
      const before = this.shown.get(id) ?? null;
      const now = this.scene.entities.get(id) ?? null;
      const names = changedNames(before, now);
      for (const name of forced) names.add(name);
      if (concernsAll(names, before, now, this.base)) this.isStale = true;
      names.delete("transform");
      want(id, names);
      for (const each of repeatersOf(id, names, [this.shown, this.scene.entities])) want(each, ["generator"]);
      const carriedBy = before && carrierOf(this.shown, before);
      const carrier = now && carrierOf(this.scene.entities, now);
      for (const each of [carriedBy, carriedBy && id, carrier]) if (each) carriers.add(each);
      if (!before || !now || !hasMoved(before, now)) continue;
      moved.set(id, this.#worlds.of(before));
      for (const each of this.#withParts(id))
        if (isCarrier(this.scene.entities.get(each))) carriers.add(each);
    }
    this.#renew(changes, moved);
    const carried = this.#carried(carriers, want);
    this.#move(moved, carried, want);
    yield* this.#redraw(wanted, carried);
    const isFormed = [...wanted.values()].some((names) => names.size > 0);
    const isRegrouped = [...moved.keys()].some((id) => this.shown.get(id)?.parent != null);
    if (isFormed || isRegrouped) this.shapes += 1;
    this.hide();
    this.version += 1;
  }

  /** From here on the place is shown as the Scene is now. `moved` keeps where things were. */
  #renew(changes: readonly (readonly [string, unknown])[], moved: ReadonlyMap<string, Matrix4>): void {
    for (const [id] of changes) {
      const now = this.scene.entities.get(id);
      if (now) this.shown.set(id, now);
      else this.shown.delete(id);
      this.#worlds.forget(id);
    }
    for (const id of moved.keys()) for (const each of this.#withParts(id)) this.#worlds.forget(each);
  }

  #withParts(id: string): Iterable<string> {
    return withParts(id, (of) => this.scene.childrenOf(of));
  }

  /** Whatever is carried along a line is drawn anew with all that is carried with it. */
  #carried(carriers: ReadonlySet<string>, want: (id: string, names: Name[]) => void): Set<string> {
    const carried = new Set<string>();
    for (const carrier of carriers) {
      for (const id of this.#withParts(carrier)) {
        carried.add(id);
        want(id, Object.keys(this.shown.get(id)?.components ?? {}) as Name[]);
      }
    }
    return carried;
  }

  /** Those that went the same way together go on as one part. */
  #move(
    moved: ReadonlyMap<string, Matrix4>,
    carried: ReadonlySet<string>,
    want: (id: string, names: Name[]) => void,
  ): void {
    const ways = new Map<string, { delta: Matrix4; drawings: Set<Drawing> }>();
    for (const [id, from] of moved) {
      const to = this.worldOf(id);
      if (!to) continue;
      const delta = from.clone().invert().premultiply(to);
      const key = delta.elements.map((value) => value.toFixed(5)).join();
      const way = ways.get(key) ?? { delta, drawings: new Set() };
      ways.set(key, way);
      const parts = withParts(id, (of) =>
        [...this.scene.childrenOf(of)].filter((child) => !moved.has(child)),
      );
      for (const each of parts) {
        if (carried.has(each)) continue;
        const entity = this.shown.get(each);
        if (entity) want(each, unmovable(entity));
        for (const drawing of this.drawingsOf(each)) way.drawings.add(drawing);
        if (entity && (this.base.bakedLight || isRooted(entity))) this.#faded.add(each);
      }
    }
    for (const { delta, drawings } of ways.values()) this.#moveTogether(drawings, delta);
  }

  #moveTogether(drawings: ReadonlySet<Drawing>, delta: Matrix4): void {
    const [first] = drawings;
    if (!first) return;
    const { part } = first;
    const isWhole = part.drawings.size === drawings.size && [...drawings].every((each) => each.part === part);
    const own = isWhole && this.parts.has(part) ? part : this.#add(new Part());
    if (own !== part) this.#lift(drawings, own);
    own.isMerged = false;
    own.move(delta);
  }

  /** Builds what is wanted beside what is there, and then changes one for the other. */
  *#redraw(
    wanted: ReadonlyMap<string, ReadonlySet<Name>>,
    carried: ReadonlySet<string>,
  ): Generator<undefined> {
    const entities: SceneEntity[] = [];
    const old: Drawing[] = [];
    for (const [id, names] of wanted) {
      const entity = this.shown.get(id);
      if (entity && names.size > 0) entities.push(entity);
      const isAll = !entity || carried.has(id);
      for (const drawing of this.drawingsOf(id))
        if (isAll || names.has(drawing.origin.component as Name)) old.push(drawing);
    }
    const site = new Site(this.scene.entities, this.base.building, this.base.materials, this.base);
    if (entities.length > 0)
      yield* buildInto(
        site,
        entities,
        ({ id, component }) => wanted.get(id)?.has(component as Name) ?? false,
      );
    this.#drop(old, wanted);
    if (site.viewpoint) this.base.viewpoint = site.viewpoint;
    this.base.moves.push(...site.moves);
    this.base.leavings.push(...site.leavings);
    if (site.root.children.length === 0) return;
    const part = this.#add(new Part(site.root));
    part.takeBuilt();
    this.#note(part.drawings);
  }

  /** Takes out what was drawn, and ends what it had running. */
  #drop(drawings: readonly Drawing[], wanted: ReadonlyMap<string, ReadonlySet<Name>>): void {
    for (const drawing of drawings) {
      this.drawings.get(drawing.origin.id)?.delete(drawing);
      this.#leave(drawing);
      if (!drawing.range) disposeOf(drawing.object);
    }
    const isOver = (id: string, component: string) => {
      const names = wanted.get(id);
      return names !== undefined && (names.has(component as Name) || !this.shown.has(id));
    };
    const { base } = this;
    base.moves = base.moves.filter(({ origin }) => !origin || !isOver(origin.id, origin.component));
    const leaving = base.leavings.filter(({ origin }) => origin && isOver(origin.id, origin.component));
    if (leaving.length === 0) return;
    base.leavings = base.leavings.filter((each) => !leaving.includes(each));
    for (const { act } of leaving) act();
  }

  /** A drawing is no longer in its part; what holds nothing more goes. */
  #leave(drawing: Drawing): void {
    const { part, object, range } = drawing;
    const carrier = object.parent;
    if (!range) object.removeFromParent();
    else if (object instanceof Mesh && cutOut(object, range)) {
      object.removeFromParent();
      object.geometry.dispose();
    }
    if (carrier?.userData.carries && carrier.children.length === 0) carrier.removeFromParent();
    part.drawings.delete(drawing);
    this.#tidy(part);
  }

  #tidy(part: Part): void {
    if (part.drawings.size > 0 || !this.parts.delete(part)) return;
    part.root.removeFromParent();
  }

  /** Moves drawings from where they are, to be drawn by another part just where they are seen. */
  #lift(drawings: Iterable<Drawing>, into: Part): void {
    const all = [...drawings];
    for (const copies of alike(all).values()) {
      const mesh = joinedNow(copies);
      if (mesh) this.#note(into.addMesh(mesh));
    }
    for (const drawing of all) {
      const { part } = drawing;
      if (drawing.range) {
        this.drawings.get(drawing.origin.id)?.delete(drawing);
        this.#leave(drawing);
      } else {
        into.adopt(drawing);
        this.#tidy(part);
      }
    }
  }

  *#merge(): Generator<undefined> {
    const loose = [...this.parts];
    const joined = yield* merge(loose);
    if (!joined) return;
    const merged = this.#add(joined.part);
    for (const drawing of loose.flatMap(({ drawings }) => [...drawings])) {
      if (drawing.range) this.drawings.get(drawing.origin.id)?.delete(drawing);
      else merged.adopt(drawing);
    }
    for (const part of loose) {
      this.parts.delete(part);
      part.root.removeFromParent();
      disposeOf(part.root);
    }
    this.#note(merged.drawings);
    this.version += 1;
  }

  /** What is otherwise where it stands now is built anew in the end: its light, or how it grows. */
  #takeFaded(): void {
    for (const id of this.#faded) {
      const built = [...this.drawingsOf(id)].filter(
        ({ range, origin }) => range || ROOTED.has(origin.component),
      );
      this.take(
        [id],
        built.map(({ origin }) => origin.component as Name),
      );
    }
    this.#faded.clear();
  }

  #add(part: Part): Part {
    this.parts.add(part);
    this.base.root.add(part.root);
    return part;
  }

  #note(drawings: Iterable<Drawing>): void {
    for (const drawing of drawings) {
      const known = this.drawings.get(drawing.origin.id);
      if (known) known.add(drawing);
      else this.drawings.set(drawing.origin.id, new Set([drawing]));
    }
  }
}
