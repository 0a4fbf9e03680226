/**
 * The picture without what belongs to the place as a whole: paper behind everything, mist, sky and far hills. What is left
 * stands in her real surroundings. All of it is as it was when this is disposed of.
 */
import type { BufferGeometry, Material, Mesh, Object3D } from "three";
import type { Site } from "../../components/site";
import type { StageState } from "../../systems/state";
import { RoundCut } from "./round_cut";

/** Drawn things come and go while people build: looked through so often. */
const LOOKED_EVERY_MS = 500;
/** The camera's own. */
const SEEN_LAYER = 0;

export class Bare {
  readonly cut = new RoundCut();
  readonly #stage: StageState;
  readonly #before: Pick<StageState["picture"]["scene"], "background" | "fog">;
  readonly #hidden = new Set<Object3D>();
  readonly #freed = new Set<Material>();
  #isPeopleFree = false;
  #site: Site | null = null;
  #lookedMs = Number.NEGATIVE_INFINITY;

  constructor(stage: StageState) {
    this.#stage = stage;
    const { scene } = stage.picture;
    this.#before = { background: scene.background, fog: scene.fog };
    scene.background = null;
    scene.fog = this.cut.fog;
  }

  /** Its people are seen whole, whatever is cut away around them. Once for all of the session. */
  freePeople(): void {
    this.#isPeopleFree = true;
  }

  /** In every frame: whether anything of the place is seen, and whether its people are. */
  show(nowMs: number, place: boolean, people: boolean): void {
    const { place: built, crowd, ring } = this.#stage;
    if (built && built.site !== this.#site) this.#take(built.site);
    if (built) built.site.root.visible = place;
    crowd.root.visible = people;
    ring.mesh.layers.disableAll();
    if (nowMs - this.#lookedMs < LOOKED_EVERY_MS) return;
    this.#lookedMs = nowMs;
    if (built) this.#look(built.site);
    if (this.#isPeopleFree) crowd.root.traverse((object) => this.#free(object));
  }

  dispose(): void {
    const { picture, place, crowd, ring } = this.#stage;
    picture.scene.background = this.#before.background;
    picture.scene.fog = this.#before.fog;
    if (place) place.site.root.visible = true;
    crowd.root.visible = true;
    ring.mesh.layers.set(SEEN_LAYER);
    for (const object of this.#hidden) object.layers.set(SEEN_LAYER);
    this.#hidden.clear();
    for (const material of this.#freed) setFog(material, true);
    this.#freed.clear();
  }

  #free(object: Object3D): void {
    const { material } = object as Partial<Mesh<BufferGeometry, Material & { fog?: boolean }>>;
    if (!material?.fog) return;
    setFog(material, false);
    this.#freed.add(material);
  }

  /** Built anew: its things are others. */
  #take(site: Site): void {
    this.#site = site;
    this.#hidden.clear();
    this.#look(site);
    // The shaders that cut are made now, with the light they will have, and not while she looks.
    site.root.visible = true;
    this.#stage.picture.prepare();
  }

  #look(site: Site): void {
    site.root.traverse((object) => {
      if (this.#hidden.has(object) || !isOfTheWhole(object)) return;
      object.layers.disableAll();
      this.#hidden.add(object);
    });
  }
}

function setFog(material: Material & { fog?: boolean }, fog: boolean): void {
  material.fog = fog;
  material.needsUpdate = true;
}

/** What knows no fog is far off, or shines on the air; and lamps count real metres, of which there are too few here. */
function isOfTheWhole(object: Object3D): boolean {
  const { isPointLight, isSpotLight, material } = object as Partial<
    Record<"isPointLight" | "isSpotLight", boolean>
  > & { material?: unknown };
  if (isPointLight || isSpotLight) return true;
  return [material].flat().some((each) => (each as { fog?: boolean } | undefined)?.fog === false);
}
