/** What is there and not to be seen, shown while people build: the lines of zones with their names, and small boxes. */
import { Box3, Group, type Sprite, Vector3 } from "three";
import { CELADON, INK } from "../../components/ink";
import { plate } from "../../components/plate";
import type { SceneEntity } from "../../model/scene_model";
import { unseenBox } from "./bounds";
import { addEdges, Lines } from "./lines";
import type { LivePlace } from "./live_place";

const NAME_ABOVE_M = 0.2;

export class Unseen {
  readonly root = new Group();
  readonly #zones = new Lines({ colour: CELADON, width_px: 1.5, opacity: 0.8 });
  readonly #things = new Lines({ colour: INK, width_px: 1, opacity: 0.45 });
  readonly #names = new Map<string, { readonly text: string; readonly sprite: Sprite }>();
  #nameOf: (zone: SceneEntity) => string = ({ name }) => name;
  #version = Number.NaN;

  constructor() {
    this.root.add(this.#zones.root, this.#things.root);
    this.root.visible = false;
  }

  show(on: boolean, nameOf: (zone: SceneEntity) => string): void {
    this.root.visible = on;
    this.#nameOf = nameOf;
    this.#version = Number.NaN;
  }

  draw(place: LivePlace): void {
    if (!this.root.visible || this.#version === place.version) return;
    this.#version = place.version;
    const zones: number[] = [];
    const things: number[] = [];
    const named = new Set<string>();
    const box = new Box3();
    for (const entity of place.shown.values()) {
      const { zone, seat, spawn, lamp, sound, viewpoint } = entity.components;
      if (!zone && !seat && !spawn && !lamp && !sound && !viewpoint) continue;
      const world = place.worldOf(entity.id);
      if (!world || !unseenBox(entity, box)) continue;
      addEdges(zone ? zones : things, box, world);
      const name = zone ? this.#nameOf(entity) : "";
      if (!name) continue;
      const top = new Vector3(0, box.max.y + NAME_ABOVE_M, 0).applyMatrix4(world);
      this.#name(entity.id, name).position.copy(top);
      named.add(entity.id);
    }
    this.#zones.draw(zones);
    this.#things.draw(things);
    for (const id of [...this.#names.keys()]) if (!named.has(id)) this.#unname(id);
  }

  #name(id: string, text: string): Sprite {
    const known = this.#names.get(id);
    if (known?.text === text) return known.sprite;
    this.#unname(id);
    const sprite = plate(text, CELADON);
    this.#names.set(id, { text, sprite });
    this.root.add(sprite);
    return sprite;
  }

  #unname(id: string): void {
    const known = this.#names.get(id);
    if (!known) return;
    known.sprite.removeFromParent();
    known.sprite.material.map?.dispose();
    known.sprite.material.dispose();
    this.#names.delete(id);
  }
}
