/**
 * Draws things where hands have them: each as a part of its own under the matrix of the moment, while everything else
 * works with it as it stands in the Scene. When it is let go of, it is drawn where the Scene has it, as all the rest.
 */
import { type Box3, Matrix4, Quaternion, Vector3 } from "three";
import { ownBoundsOf } from "./bounds";
import type { LivePlace } from "./live_place";
import type { Part } from "./part";

export interface Moved {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly turn: readonly [number, number, number, number];
}

interface Lifted {
  part: Part;
  /** Its matrix as the Scene has it. */
  readonly rest: Matrix4;
}

export class Carrying {
  readonly #lifted = new Map<string, Lifted>();
  readonly #matrix = new Matrix4();
  readonly #position = new Vector3();
  readonly #rotation = new Quaternion();
  readonly #scale = new Vector3();
  readonly #unused = new Vector3();

  constructor(readonly place: LivePlace) {}

  /** Before the place is worked on: everything is where the Scene has it. */
  putBack(): void {
    for (const { part, rest } of this.#lifted.values()) setMatrix(part, rest);
  }

  /** Afterwards: exactly these are elsewhere. */
  show(moved: ReadonlyMap<string, Moved>): void {
    for (const [id, { part }] of this.#lifted) {
      if (moved.has(id)) continue;
      part.isCarried = false;
      this.#lifted.delete(id);
    }
    for (const [id, at] of moved) {
      const lifted = this.#lift(id);
      const world = this.place.worldOf(id);
      if (!lifted || !world) continue;
      world.decompose(this.#unused, this.#rotation, this.#scale);
      this.#position.set(at.x, at.y, at.z);
      this.#rotation.set(...at.turn);
      const matrix = this.#matrix.compose(this.#position, this.#rotation, this.#scale);
      setMatrix(lifted.part, matrix.multiply(world.clone().invert()).multiply(lifted.rest));
    }
  }

  /** As it is drawn, in its own axes; asked for between `putBack` and `show`. */
  ownBounds(id: string): Box3 | null {
    return ownBoundsOf(this.place, id);
  }

  #lift(id: string): Lifted | null {
    const known = this.#lifted.get(id);
    const part = this.place.apart(id, known?.part ?? null);
    if (!part) {
      this.#lifted.delete(id);
      return null;
    }
    const lifted = { part, rest: part.root.matrix.clone() };
    this.#lifted.set(id, lifted);
    return lifted;
  }
}

function setMatrix({ root }: Part, matrix: Matrix4): void {
  root.matrix.copy(matrix);
  root.matrixWorldNeedsUpdate = true;
  root.updateMatrixWorld(true);
}
