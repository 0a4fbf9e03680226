/**
 * Draws Entities where animations have them: each with all that hangs on it as a part of its own under the matrix of the
 * moment, as things in hands are (`systems/live/carrying.ts`), while everything else works with it as it stands in the Scene.
 * What is animated is seen elsewhere alone: solids, seats and the walk grid stay where the Scene has them.
 */
import { Matrix4, Quaternion, Vector3 } from "three";
import { localMatrix } from "../components/world_matrices";
import type { LivePlace } from "../systems/live/live_place";
import type { Part } from "../systems/live/part";
import type { Course } from "./course";

type PlaceView = Pick<LivePlace, "shown" | "worldOf" | "apart">;

interface Lifted {
  readonly part: Part;
  /** Its matrix as the Scene has it. */
  readonly rest: Matrix4;
}

const UNTURNED = [0, 0, 0, 1];

export class Moving {
  readonly #lifted = new Map<string, Lifted>();
  readonly #now = new Map<string, Matrix4>();
  #courses: ReadonlyMap<string, Course> = new Map();

  constructor(readonly place: PlaceView) {}

  /** Before the place is worked on: everything is where the Scene has it. */
  putBack(): void {
    for (const { part, rest } of this.#lifted.values()) set(part, rest);
  }

  /** Afterwards: exactly these are otherwise; `held`: in somebody's hand, which goes before. */
  show(courses: ReadonlyMap<string, Course>, held: ReadonlySet<string>): void {
    this.#courses = courses;
    this.#now.clear();
    const moved = new Set<string>();
    for (const [id, course] of courses) if (moves(course) && !held.has(id)) moved.add(id);
    for (const [id, { part }] of this.#lifted) {
      if (moved.has(id)) continue;
      part.isCarried = false;
      part.root.visible = true;
      this.#lifted.delete(id);
    }
    for (const id of moved) this.#move(id, moved);
  }

  /** Where an Entity is seen now, in the world's axes. */
  worldOf(id: string): Matrix4 | null {
    if (!this.#isMoved(id)) return this.place.worldOf(id);
    const known = this.#now.get(id);
    if (known) return known;
    const entity = this.place.shown.get(id);
    if (!entity) return null;
    const matrix = localNow(entity.components.transform, this.#courses.get(id));
    const above = entity.parent === null ? null : this.worldOf(entity.parent);
    if (above) matrix.premultiply(above);
    this.#now.set(id, matrix);
    return matrix;
  }

  #move(id: string, moved: ReadonlySet<string>): void {
    const world = this.place.worldOf(id);
    const part = this.place.apart(id, this.#lifted.get(id)?.part ?? null, moved);
    const now = part && this.worldOf(id);
    if (!world || !part || !now) {
      this.#lifted.delete(id);
      return;
    }
    const rest = part.root.matrix.clone();
    this.#lifted.set(id, { part, rest });
    set(part, now.clone().multiply(world.clone().invert()).multiply(rest));
    part.root.visible = this.#isSeen(id);
  }

  #isMoved(id: string): boolean {
    for (let at = this.place.shown.get(id); at; at = this.place.shown.get(at.parent ?? "")) {
      const course = this.#courses.get(at.id);
      if (course && moves(course)) return true;
    }
    return false;
  }

  #isSeen(id: string): boolean {
    for (let at = this.place.shown.get(id); at; at = this.place.shown.get(at.parent ?? ""))
      if ((this.#courses.get(at.id)?.visible?.[0] ?? 1) < 0.5) return false;
    return true;
  }
}

function moves({ translation, rotation, scale, visible }: Course): boolean {
  return (translation ?? rotation ?? scale ?? visible) !== undefined;
}

const [position, size] = [new Vector3(), new Vector3()];
const turn = new Quaternion();

function localNow(transform: Parameters<typeof localMatrix>[0], course: Course | undefined): Matrix4 {
  if (!course) return localMatrix(transform);
  position.fromArray(course.translation ?? transform?.position ?? [0, 0, 0]);
  turn.fromArray(course.rotation ?? transform?.rotation ?? UNTURNED);
  size.fromArray(course.scale ?? transform?.scale ?? [1, 1, 1]);
  return new Matrix4().compose(position, turn, size);
}

function set({ root }: Part, matrix: Matrix4): void {
  root.matrix.copy(matrix);
  root.matrixWorldNeedsUpdate = true;
  root.updateMatrixWorld(true);
}
