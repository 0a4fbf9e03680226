/** An array in the place: its box at first, then what is made of its numbers; an update takes the place of what is there. */
import { BoxGeometry, Mesh, MeshBasicMaterial, type Object3D, Vector3 } from "three";
import type { Around } from "../components/site";
import type { ThingPlace } from "../components/things_later";
import { Arrival } from "../media/arrival";
import type { Corner } from "../media/asset";
import { StandIn, showBroken } from "../media/stand_in";
import { Hold } from "./kept";

export interface ArrayDrawing {
  readonly root: Object3D;
  /** Before every picture. */
  look?(eye: Vector3 | null): void;
}

interface Shown {
  readonly asset: string;
  readonly size: readonly [number, number, number];
}

export class ArrayThing {
  readonly #place: ThingPlace;
  readonly #shown: Shown;
  readonly #make: (file: Blob) => Promise<ArrayDrawing>;
  readonly #arrival: Arrival;
  readonly #hold: Hold;
  #standIn: StandIn | null = null;
  #drawing: ArrayDrawing | null = null;
  #seconds = 0;

  constructor(
    place: ThingPlace,
    kind: "surface" | "points",
    shown: Shown,
    make: (file: Blob) => Promise<ArrayDrawing>,
  ) {
    this.#place = place;
    this.#shown = shown;
    this.#make = make;
    this.#arrival = new Arrival(place);
    this.#hold = new Hold(`${place.entity.id} ${kind}`);
    place.gone.addEventListener("abort", () => this.#hold.leave());
  }

  async come(): Promise<void> {
    const { gone, group, entity, site } = this.#place;
    const bounds = boundsOf(this.#shown.size);
    const isThere = this.#hold.take(group) !== null;
    const asset = await this.#arrival.about(this.#shown.asset);
    if (gone.aborted) return;
    if (!isThere && asset?.kind === "array") this.#standIn = new StandIn(group, bounds, site.mist.colour);
    try {
      if (asset?.kind !== "array") throw new Error("there is no such array");
      const drawing = await this.#make(await this.#arrival.fetch(asset.url, asset.bytes));
      if (gone.aborted) return;
      drawing.root.add(touched(bounds));
      this.#hold.show(group, drawing.root);
      this.#drawing = drawing;
      this.#standIn?.fade(this.#seconds);
    } catch (error) {
      if (gone.aborted) return;
      // It keeps its place with its name; why is for whoever looks into it.
      console.info(`${asset?.name ?? this.#shown.asset} cannot be shown: ${String(error)}`);
      this.#standIn?.remove();
      this.#standIn = null;
      this.#hold.remove();
      showBroken(group, bounds, entity.name || (asset?.name ?? ""));
    }
    site.changed(entity.id);
  }

  update(seconds: number, { eye }: Around): void {
    this.#seconds = seconds;
    this.#arrival.look(seconds, eye);
    if (this.#standIn?.update(seconds)) this.#standIn = null;
    this.#drawing?.look?.(eye);
  }
}

function boundsOf([width, height, depth]: Shown["size"]): readonly [Corner, Corner] {
  return [
    [-width / 2, -height / 2, -depth / 2],
    [width / 2, height / 2, depth / 2],
  ];
}

/** What a pointer meets in place of so many points and triangles: their box, which is not seen. */
function touched([low, high]: readonly [Corner, Corner]): Mesh {
  const size = new Vector3(...high).sub(new Vector3(...low));
  const unseen = new MeshBasicMaterial({ colorWrite: false, depthWrite: false });
  return new Mesh(new BoxGeometry(size.x, size.y, size.z), unseen);
}
