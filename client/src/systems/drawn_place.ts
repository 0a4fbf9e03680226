/**
 * What the editor may ask of the drawn place and show in it. Points are metres in the world's axes; x and y alone are CSS
 * pixels on the canvas. Types alone: what does it is in the chunk that follows edits.
 */
import type { Components, Transform } from "../components/generated";
import type { SceneEntity } from "../model/scene_model";

export type Point = readonly [number, number, number];
/** A unit quaternion, x y z w. */
export type Turn = readonly [number, number, number, number];

export interface Box {
  readonly min: Point;
  readonly max: Point;
}

export interface Placed {
  readonly position: Point;
  readonly rotation: Turn;
  readonly scale: Point;
}

export interface Picked {
  readonly entity: string;
  readonly point: Point;
  readonly normal: Point;
  readonly distance: number;
}

/** On a floor a thing stands, on a wall its −Z looks away from it, beneath a ceiling it hangs. */
export interface Stand {
  readonly position: Point;
  readonly rotation: Turn;
  readonly normal: Point;
  /** What it stands on; null: on nothing, at the height of the grid or of the ground. */
  readonly entity: string | null;
}

export interface MarkLook {
  readonly colour: string;
  /** Whose it is; null: one's own. */
  readonly name: string | null;
}

export interface GridPlace {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly step_m: number;
}

export interface DrawnCounts {
  /** Parts of the place that are drawn apart, since they were changed lately. */
  readonly live: number;
  /** Those that hold what was changed earlier. */
  readonly merged: number;
  readonly entities: number;
}

export interface DrawnPlace {
  readonly counts: DrawnCounts;
  rayAt(x: number, y: number): { readonly origin: Point; readonly direction: Point };
  project(point: Point): { readonly x: number; readonly y: number; readonly inFront: boolean };
  /** The nearest drawn thing under a point of the picture. */
  pick(x: number, y: number, except?: ReadonlySet<string>): Picked | null;
  /** The Entities whose middle lies in a rectangle of the picture, but for sky and ground. */
  pickIn(ax: number, ay: number, bx: number, by: number): string[];
  /** With all that hangs on them; null: there is nothing to be seen of them. */
  boundsOf(ids: Iterable<string>): Box | null;
  /** In the Entity's own axes, with all that hangs on it. */
  ownBoundsOf(id: string): Box | null;
  /** Where it is shown now. */
  worldOf(id: string): Placed | null;
  /** A place in the world as a transform under a parent. */
  localIn(parent: string | null, placed: Placed): Transform;
  /** Brackets around things, replacing those that were there under `by`. */
  mark(by: string, ids: readonly string[], look: MarkLook): void;
  /** Something that is not there yet, half seen. */
  ghost(components: Partial<Components> | null, position?: Point, rotation?: Turn): void;
  grid(at: GridPlace | null): void;
  /** Where a thing of such bounds, in its own axes, would stand on what is under the pointer. */
  standOn(x: number, y: number, own: Box | null, except?: ReadonlySet<string>): Stand | null;
  /** How high the floor is below a point; null: there is none. */
  floorAt(x: number, y: number, z: number): number | null;
  /** What is not seen otherwise: zones, seats, spawns, lamps, sounds. */
  showHidden(on: boolean, nameOf?: (zone: SceneEntity) => string): void;
  /** Runs before each picture; returns how to stop. */
  onPicture(act: (nowMs: number) => void): () => void;
}
