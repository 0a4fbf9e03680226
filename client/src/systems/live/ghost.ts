/** Something that is not in the place yet, half seen where it would stand. */
import { Group, type Material, Mesh } from "three";
import { buildInto } from "../../components";
import type { Components } from "../../components/generated";
import { disposeOf, Site } from "../../components/site";
import type { Point, Turn } from "../drawn_place";

const OPACITY = 0.55;
const ID = "ghost";

export class Ghost {
  readonly root = new Group();
  #of: Partial<Components> | null = null;
  #in: Site | null = null;
  #site: Site | null = null;

  show(base: Site, components: Partial<Components> | null, position: Point, rotation: Turn): void {
    if (components !== this.#of || base !== this.#in) this.#build(base, components);
    this.root.position.set(...position);
    this.root.quaternion.set(...rotation);
  }

  #build(base: Site, components: Partial<Components> | null): void {
    this.#of = components;
    this.#in = base;
    if (this.#site) {
      this.#site.root.removeFromParent();
      disposeOf(this.#site.root);
      for (const { act } of this.#site.leavings) act();
    }
    this.#site = null;
    if (!components) return;
    const { transform: _, ...drawn } = components;
    const entity = {
      id: ID,
      name: "",
      description: "",
      words: null,
      parent: null,
      is_locked: false,
      components: drawn,
    };
    this.#site = new Site(new Map([[ID, entity]]), base.building, base.materials, base);
    for (const _ of buildInto(this.#site, [entity]));
    this.#site.root.traverse((object) => {
      if (object instanceof Mesh) object.material = halfSeen(object.material as Material);
    });
    this.root.add(this.#site.root);
  }
}

function halfSeen(material: Material): Material {
  const seen = material.clone();
  seen.onBeforeCompile = material.onBeforeCompile;
  seen.customProgramCacheKey = material.customProgramCacheKey;
  seen.userData = {};
  seen.transparent = true;
  seen.opacity = OPACITY;
  seen.depthWrite = false;
  return seen;
}
