/** The drawn place as builders handle it (`drawn_place.ts` says what each is for). */
import { type Box3, Matrix4, Plane, Quaternion, Ray, Vector3 } from "three";
import type { Components, Transform } from "../../components/generated";
import type { SceneEntity } from "../../model/scene_model";
import type {
  Box,
  DrawnCounts,
  DrawnPlace,
  GridPlace,
  MarkLook,
  Picked,
  Placed,
  Point,
  Stand,
  Turn,
} from "../drawn_place";
import type { StageState } from "../state";
import { boundsOf, EVERYWHERE, ownBoundsOf } from "./bounds";
import type { Drawing } from "./drawing";
import { Ghost } from "./ghost";
import { Grid } from "./grid";
import type { Following } from "./index";
import type { LivePlace } from "./live_place";
import { Marks } from "./marks";
import { isHidden, stepAside } from "./own_figure";
import { type Hit, measure, pickAlong } from "./picking";
import { standingOn } from "./standing";
import { Unseen } from "./unseen";

const FAR_M = 60;
/** Where nothing is under the pointer, a thing is set so far away. */
const BEFORE_M = 5;
const MEASURED_MS = 2;
/** Chosen by itself alone: a rectangle drawn over the meadow does not mean the meadow. */
const LARGE: ReadonlySet<string> = new Set([...EVERYWHERE, "height_field", "water", "paving"]);

export class BuildersView implements DrawnPlace {
  readonly #stage: StageState;
  readonly #following: Pick<Following, "place" | "counts">;
  readonly #marks = new Marks();
  readonly #grid = new Grid();
  readonly #unseen = new Unseen();
  readonly #ghost = new Ghost();
  #measured: LivePlace | null = null;
  #measuring: Iterator<Drawing> | null = null;
  readonly #acts = new Set<(nowMs: number) => void>();
  #drawnMs = 0;

  constructor(stage: StageState, following: Pick<Following, "place" | "counts">) {
    this.#stage = stage;
    this.#following = following;
    stage.picture.scene.add(this.#marks.root, this.#grid.root, this.#unseen.root, this.#ghost.root);
  }

  get counts(): DrawnCounts {
    return { ...this.#following.counts, entities: this.#place?.drawings.size ?? 0 };
  }

  /** Before each picture. */
  draw(nowMs: number): void {
    const place = this.#place;
    if (!place) return;
    this.#measure(place);
    this.#marks.draw(place);
    this.#unseen.draw(place);
    this.#seeThroughHerself(nowMs);
    for (const act of this.#acts) act(nowMs);
  }

  rayAt(x: number, y: number): { origin: Point; direction: Point } {
    const { origin, direction } = this.#ray(x, y);
    return { origin: origin.toArray(), direction: direction.toArray() };
  }

  project(point: Point): { x: number; y: number; inFront: boolean } {
    const { camera, width, height } = this.#picture;
    const seen = new Vector3(...point).applyMatrix4(camera.matrixWorldInverse);
    const inFront = seen.z < -camera.near;
    seen.applyMatrix4(camera.projectionMatrix);
    return { x: ((seen.x + 1) / 2) * width, y: ((1 - seen.y) / 2) * height, inFront };
  }

  pick(x: number, y: number, except?: ReadonlySet<string>): Picked | null {
    const hit = this.#hit(this.#ray(x, y), except);
    if (!hit) return null;
    const { entity, point, normal, distance } = hit;
    return { entity, point: point.toArray(), normal: normal.toArray(), distance };
  }

  pickIn(ax: number, ay: number, bx: number, by: number): string[] {
    const place = this.#place;
    if (!place) return [];
    const [left, right, top, bottom] = [
      Math.min(ax, bx),
      Math.max(ax, bx),
      Math.min(ay, by),
      Math.max(ay, by),
    ];
    const middle = new Vector3();
    const found: string[] = [];
    for (const [id, drawings] of place.drawings) {
      if ([...drawings].every(({ origin }) => LARGE.has(origin.component))) continue;
      const box = boundsOf(place, [id]);
      if (!box) continue;
      const { x, y, inFront } = this.project(box.getCenter(middle).toArray());
      if (inFront && x >= left && x <= right && y >= top && y <= bottom) found.push(id);
    }
    return found;
  }

  boundsOf(ids: Iterable<string>): Box | null {
    const place = this.#place;
    return boxed(place && boundsOf(place, ids));
  }

  ownBoundsOf(id: string): Box | null {
    const place = this.#place;
    return boxed(place && ownBoundsOf(place, id));
  }

  worldOf(id: string): Placed | null {
    const world = this.#place?.worldOf(id);
    return world ? placed(world) : null;
  }

  localIn(parent: string | null, { position, rotation, scale }: Placed): Transform {
    const world = new Matrix4().compose(
      new Vector3(...position),
      new Quaternion(...rotation),
      new Vector3(...scale),
    );
    const above = parent === null ? null : this.#place?.worldOf(parent);
    if (above) world.premultiply(above.clone().invert());
    const local = placed(world);
    return { position: [...local.position], rotation: [...local.rotation], scale: [...local.scale] };
  }

  mark(by: string, ids: readonly string[], look: MarkLook): void {
    this.#marks.set(by, ids, look);
  }

  ghost(
    components: Partial<Components> | null,
    position: Point = [0, 0, 0],
    rotation: Turn = [0, 0, 0, 1],
  ): void {
    const base = this.#place?.base;
    if (base) this.#ghost.show(base, components, position, rotation);
  }

  grid(at: GridPlace | null): void {
    this.#grid.show(at);
  }

  standOn(x: number, y: number, own: Box | null, except?: ReadonlySet<string>): Stand | null {
    const ray = this.#ray(x, y);
    const hit = this.#hit(ray, except);
    const normal = hit?.normal ?? new Vector3(0, 1, 0);
    const { position, rotation } = standingOn(hit?.point ?? this.#inTheOpen(ray), normal, own);
    return {
      position: position.toArray(),
      rotation: rotation.toArray(),
      normal: normal.toArray(),
      entity: hit?.entity ?? null,
    };
  }

  floorAt(x: number, y: number, z: number): number | null {
    const hit = this.#hit(new Ray(new Vector3(x, y, z), new Vector3(0, -1, 0)));
    return hit?.point.y ?? null;
  }

  showHidden(on: boolean, nameOf = ({ name }: SceneEntity) => name): void {
    this.#unseen.show(on, nameOf);
  }

  onPicture(act: (nowMs: number) => void): () => void {
    this.#acts.add(act);
    return () => this.#acts.delete(act);
  }

  #seeThroughHerself(nowMs: number): void {
    const { rig, model, picture } = this.#stage;
    const chosen = this.#marks.own;
    const hides = chosen !== null && isHidden(chosen, model.self, picture.camera);
    rig.ownFigure = stepAside(rig.ownFigure, hides, (nowMs - this.#drawnMs) / 1_000);
    this.#drawnMs = nowMs;
  }

  /** Between pictures, so that the first click need not wait for it. */
  #measure(place: LivePlace): void {
    if (this.#measured !== place) {
      this.#measured = place;
      this.#measuring = [...place.drawings.values()].flatMap((drawings) => [...drawings]).values();
    }
    if (this.#measuring && measure(this.#measuring, performance.now() + MEASURED_MS)) this.#measuring = null;
  }

  get #place(): LivePlace | null {
    return this.#following.place;
  }

  get #picture() {
    const { camera, renderer } = this.#stage.picture;
    const { clientWidth, clientHeight } = renderer.domElement;
    return { camera, width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
  }

  #ray(x: number, y: number): Ray {
    const { camera, width, height } = this.#picture;
    camera.updateMatrixWorld();
    const origin = camera.position.clone();
    const direction = new Vector3((x / width) * 2 - 1, 1 - (y / height) * 2, 0.5)
      .unproject(camera)
      .sub(origin)
      .normalize();
    return new Ray(origin, direction);
  }

  #hit(ray: Ray, except?: ReadonlySet<string>): Hit | null {
    const hit = this.#place ? pickAlong(this.#place, ray, except) : null;
    return hit && hit.distance < FAR_M ? hit : null;
  }

  /** On the plane of the grid, or at the height of her feet; looking up, some way before her. */
  #inTheOpen(ray: Ray): Vector3 {
    const height = this.#grid.at?.y ?? this.#stage.model.self.y;
    const met = ray.intersectPlane(new Plane(new Vector3(0, 1, 0), -height), new Vector3());
    if (met && met.distanceTo(ray.origin) < FAR_M) return met;
    return ray.at(BEFORE_M, new Vector3()).setY(height);
  }
}

function boxed(box: Box3 | null): Box | null {
  return box && { min: box.min.toArray(), max: box.max.toArray() };
}

function placed(world: Matrix4): Placed {
  const [position, rotation, scale] = [new Vector3(), new Quaternion(), new Vector3()];
  world.decompose(position, rotation, scale);
  return { position: position.toArray(), rotation: rotation.toArray(), scale: scale.toArray() };
}
