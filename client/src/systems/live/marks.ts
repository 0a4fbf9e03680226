/** Brackets around what somebody has chosen, in her colour, and her name above it. */
import { Box3, Group, type Sprite, Vector3 } from "three";
import { plate } from "../../components/plate";
import type { MarkLook } from "../drawn_place";
import { ownBoundsOf } from "./bounds";
import { addBrackets, Lines } from "./lines";
import type { LivePlace } from "./live_place";

/** Brackets stand off a little, so that they are not lost in a thing's own edges. */
const MARGIN_M = 0.03;
const NAME_ABOVE_M = 0.25;
const WIDTH_PX = 2.5;

class Mark {
  readonly root = new Group();
  /** All that it marks, in the world's axes. */
  readonly around = new Box3();
  readonly #lines: Lines;
  readonly #name: Sprite | null;
  readonly #boxes = new Map<string, Box3 | null>();
  #shapes = Number.NaN;

  constructor(
    readonly ids: readonly string[],
    readonly look: MarkLook,
  ) {
    this.#lines = new Lines({ colour: look.colour, width_px: WIDTH_PX, opacity: 0.95 });
    this.#name = look.name === null ? null : plate(look.name, look.colour);
    this.root.add(this.#lines.root);
    if (this.#name) this.root.add(this.#name);
  }

  draw(place: LivePlace): void {
    if (place.shapes !== this.#shapes) this.#boxes.clear();
    this.#shapes = place.shapes;
    const points: number[] = [];
    const { around } = this;
    around.makeEmpty();
    for (const id of this.ids) {
      const world = place.worldOf(id);
      const box = world && this.#boxOf(place, id);
      if (!box) continue;
      addBrackets(points, box, world);
      around.union(box.clone().applyMatrix4(world));
    }
    this.#lines.draw(points);
    if (!this.#name) return;
    this.#name.visible = points.length > 0;
    const middle = around.getCenter(new Vector3());
    this.#name.position.set(middle.x, around.max.y + NAME_ABOVE_M, middle.z);
  }

  #boxOf(place: LivePlace, id: string): Box3 | null {
    const known = this.#boxes.get(id);
    if (known !== undefined) return known;
    const box = ownBoundsOf(place, id)?.expandByScalar(MARGIN_M) ?? null;
    this.#boxes.set(id, box);
    return box;
  }

  dispose(): void {
    this.root.removeFromParent();
    this.#lines.dispose();
    this.#name?.material.map?.dispose();
    this.#name?.material.dispose();
  }
}

export class Marks {
  readonly root = new Group();
  readonly #marks = new Map<string, Mark>();
  #version = Number.NaN;

  set(by: string, ids: readonly string[], look: MarkLook): void {
    this.#marks.get(by)?.dispose();
    this.#marks.delete(by);
    this.#version = Number.NaN;
    if (ids.length === 0) return;
    const mark = new Mark(ids, look);
    this.#marks.set(by, mark);
    this.root.add(mark.root);
  }

  /** Around what one has chosen oneself, as it was marked last; null: nothing. */
  get own(): Box3 | null {
    for (const { look, around } of this.#marks.values())
      if (look.name === null && !around.isEmpty()) return around;
    return null;
  }

  draw(place: LivePlace): void {
    if (place.version === this.#version) return;
    this.#version = place.version;
    for (const mark of this.#marks.values()) mark.draw(place);
  }
}
