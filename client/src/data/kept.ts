/**
 * What is drawn of an array stays until what comes in its stead is there: an update is a new Asset and one edit, and nobody
 * shall see a hole meanwhile. A thing that is gone for good is freed soon after.
 */
import type { Object3D } from "three";
import { disposeOf } from "../components/site";

const KEPT_MS = 3_000;

interface Kept {
  drawing: Object3D;
  owner: symbol | null;
}

const kept = new Map<string, Kept>();

/** One thing's hold on what is drawn under a name: of an Entity and its component. */
export class Hold {
  readonly #owner = Symbol();

  constructor(readonly name: string) {}

  /** What was drawn under the name before, to be shown on; null: nothing. */
  take(parent: Object3D): Object3D | null {
    const found = kept.get(this.name);
    if (!found) return null;
    found.owner = this.#owner;
    parent.add(found.drawing);
    return found.drawing;
  }

  /** This is drawn under the name from now on. */
  show(parent: Object3D, drawing: Object3D): void {
    this.remove();
    parent.add(drawing);
    kept.set(this.name, { drawing, owner: this.#owner });
  }

  /** Nothing is drawn under it any more. */
  remove(): void {
    const found = kept.get(this.name);
    if (found?.owner !== this.#owner) return;
    kept.delete(this.name);
    free(found);
  }

  /** The thing is taken out; who takes its place may take what is drawn. */
  leave(): void {
    const found = kept.get(this.name);
    if (found?.owner !== this.#owner) return;
    found.owner = null;
    found.drawing.removeFromParent();
    setTimeout(() => {
      if (found.owner !== null || kept.get(this.name) !== found) return;
      kept.delete(this.name);
      free(found);
    }, KEPT_MS);
  }
}

function free({ drawing }: Kept): void {
  drawing.removeFromParent();
  disposeOf(drawing);
}
