/**
 * `lamp`: a small light of its own. A graphics card counts every light at every point of the picture, so only the nearest
 * few shine, and the others are a glow in the air; on low quality all are.
 */
import { Color, Object3D, PointLight, SpotLight, Vector3 } from "three";
import type { Lamp } from "./generated";
import { type Halo, halo } from "./lamp_halo";
import type { Around, BuilderOf, Site } from "./site";

const POINTS_MAX = 3;
const SPOTS_MAX = 2;
const CHOSEN_EVERY_S = 0.4;
const AHEAD = new Vector3(0, 0, -1);

export const lamp: BuilderOf<"lamp"> = (site) => ({
  add(component, { entity, matrix }) {
    const whole = site.whole ?? site;
    const lamps = lampsOf(whole);
    const holder = new Object3D();
    holder.applyMatrix4(matrix);
    site.owner(entity).add(holder);
    const lit = { id: entity.id, component, holder };
    lamps.add(lit);
    site.whenLeft(() => lamps.delete(lit));
  },
});

interface Lit {
  readonly id: string;
  readonly component: Lamp;
  readonly holder: Object3D;
}

const ALL = new WeakMap<Site, Lamps>();

function lampsOf(whole: Site): Lamps {
  const known = ALL.get(whole);
  if (known) return known;
  const lamps = new Lamps(whole);
  ALL.set(whole, lamps);
  whole.moves.push({ origin: null, act: (seconds, around) => lamps.update(seconds, around) });
  return lamps;
}

/** For a while it shines otherwise than the Scene says; null: no more. */
export function shineAs(
  site: Site,
  id: string,
  otherwise: { readonly strength: number | undefined; readonly colour: string | undefined } | null,
): void {
  lampsOf(site.whole ?? site).otherwise(id, otherwise);
}

/** The nearest so many to a point, the nearest first. */
export function nearest<Thing>(
  things: readonly Thing[],
  count: number,
  distance: (thing: Thing) => number,
): Thing[] {
  return [...things].sort((a, b) => distance(a) - distance(b)).slice(0, count);
}

class Lamps {
  readonly #whole: Site;
  readonly #all = new Set<Lit>();
  readonly #otherwise = new Map<string, Partial<Lamp>>();
  readonly #halo: Halo;
  readonly #points: PointLight[] = [];
  readonly #spots: SpotLight[] = [];
  readonly #place = new Vector3();
  #lit: readonly Lit[] = [];
  #chooseS = Number.NEGATIVE_INFINITY;

  constructor(whole: Site) {
    this.#whole = whole;
    this.#halo = halo(whole.daylight);
    whole.root.add(this.#halo.points);
  }

  add(lit: Lit): void {
    this.#all.add(lit);
    this.#chooseS = Number.NEGATIVE_INFINITY;
  }

  delete(lit: Lit): void {
    this.#all.delete(lit);
    this.#chooseS = Number.NEGATIVE_INFINITY;
  }

  otherwise(id: string, values: { strength: number | undefined; colour: string | undefined } | null): void {
    if (!values) this.#otherwise.delete(id);
    else {
      const { strength, colour } = values;
      const given = { ...(strength !== undefined && { strength }), ...(colour !== undefined && { colour }) };
      this.#otherwise.set(id, given);
    }
  }

  update(seconds: number, { eye }: Around): void {
    // The clock may be set back when the line comes.
    if (seconds - this.#chooseS > CHOSEN_EVERY_S || seconds < this.#chooseS) {
      this.#chooseS = seconds;
      if (eye) this.#choose(eye);
    }
    const shining = [...this.#all].filter(
      (lit) => this.#now(lit).strength > 0 || !this.#otherwise.has(lit.id),
    );
    this.#halo.show(shining.map((lit) => ({ component: this.#now(lit), at: this.#at(lit.holder).clone() })));
    if (this.#whole.quality === "high") this.#shine();
  }

  #now({ id, component }: Lit): Lamp {
    const otherwise = this.#otherwise.get(id);
    return otherwise ? { ...component, ...otherwise } : component;
  }

  #at(holder: Object3D): Vector3 {
    return this.#place.setFromMatrixPosition(holder.matrixWorld);
  }

  #choose(eye: Vector3): void {
    const all = [...this.#all];
    const away = ({ holder }: Lit) => this.#at(holder).distanceToSquared(eye);
    const of = (kind: Lamp["kind"]) => all.filter(({ component }) => component.kind === kind);
    this.#lit = [...nearest(of("point"), POINTS_MAX, away), ...nearest(of("spot"), SPOTS_MAX, away)];
  }

  #shine(): void {
    const of = (kind: Lamp["kind"]) =>
      this.#lit.filter((lit) => lit.component.kind === kind && this.#all.has(lit));
    this.#light(of("point"), this.#points, POINTS_MAX, () => new PointLight());
    this.#light(of("spot"), this.#spots, SPOTS_MAX, () => new SpotLight());
  }

  /** Their number never changes once there is one of a kind: every shader would be made anew. */
  #light<Light extends PointLight | SpotLight>(
    lit: readonly Lit[],
    lights: Light[],
    count: number,
    make: () => Light,
  ): void {
    while (lit.length > 0 && lights.length < count) {
      const light = make();
      light.userData.origin = null;
      lights.push(light);
      this.#whole.root.add(light);
      if (light instanceof SpotLight) this.#whole.root.add(light.target);
    }
    for (const [at, light] of lights.entries()) {
      const each = lit[at];
      aim(light, each && { ...each, component: this.#now(each) });
    }
  }
}

function aim(light: PointLight | SpotLight, lit: Lit | undefined): void {
  light.intensity = lit?.component.strength ?? 0;
  if (!lit) return;
  const { component, holder } = lit;
  light.color.copy(new Color(component.colour));
  light.distance = component.reach_m;
  light.position.setFromMatrixPosition(holder.matrixWorld);
  if (!(light instanceof SpotLight)) return;
  light.angle = component.angle;
  light.penumbra = component.softness;
  light.target.position.copy(AHEAD).transformDirection(holder.matrixWorld).add(light.position);
}
