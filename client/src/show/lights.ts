/** Lights that animations change: of lamps their own, of the place's `light` all three together. */
import type { Color } from "three";
import { shineAs } from "../components/lamp";
import type { Site } from "../components/site";
import type { SceneEntity } from "../model/scene_model";
import type { Course } from "./course";

interface Kept {
  readonly sun: number;
  readonly hemisphere: number;
  readonly fill: number;
  readonly colour: Color;
}

export class Lights {
  readonly #lit = new Map<string, "lamp" | "light">();
  /** The place's own light before anything changed it. */
  #kept: Kept | null = null;

  constructor(readonly site: Site) {}

  show(courses: ReadonlyMap<string, Course>, entities: ReadonlyMap<string, SceneEntity>): void {
    for (const [id, kind] of this.#lit) if (!lights(courses.get(id))) this.#end(id, kind);
    for (const [id, course] of courses) {
      const entity = entities.get(id);
      if (!entity || !lights(course)) continue;
      this.#lit.set(id, entity.components.lamp ? "lamp" : "light");
      const [strength] = course["light.intensity"] ?? [];
      const colour = course["light.colour"];
      if (entity.components.lamp) shineAs(this.site, id, { strength, colour: colour && hexOf(colour) });
      else if (entity.components.light) this.#dim(strength, entity.components.light.sun_strength, colour);
    }
  }

  #end(id: string, kind: "lamp" | "light"): void {
    this.#lit.delete(id);
    if (kind === "lamp") shineAs(this.site, id, null);
    if (kind === "lamp" || !this.#kept) return;
    const { sun, hemisphere, fill } = this.site.lights;
    Object.assign(sun, { intensity: this.#kept.sun });
    Object.assign(hemisphere, { intensity: this.#kept.hemisphere });
    Object.assign(fill, { intensity: this.#kept.fill });
    sun.color.copy(this.#kept.colour);
    this.#kept = null;
  }

  /** Sky and fill go with the sun: a place grows dark as a whole. */
  #dim(strength: number | undefined, usual: number, colour: number[] | undefined): void {
    const { sun, hemisphere, fill } = this.site.lights;
    this.#kept ??= {
      sun: sun.intensity,
      hemisphere: hemisphere.intensity,
      fill: fill.intensity,
      colour: sun.color.clone(),
    };
    const part = strength === undefined || usual <= 0 ? 1 : Math.max(0, strength) / usual;
    sun.intensity = this.#kept.sun * part;
    hemisphere.intensity = this.#kept.hemisphere * part;
    fill.intensity = this.#kept.fill * part;
    if (colour) sun.color.set(hexOf(colour));
  }
}

function lights(course: Course | undefined): boolean {
  return course?.["light.intensity"] !== undefined || course?.["light.colour"] !== undefined;
}

/** Red, green and blue from 0 to 1, as on a screen. */
function hexOf([red = 0, green = 0, blue = 0]: readonly number[]): string {
  const byte = (part: number) => Math.round(255 * Math.min(1, Math.max(0, part)));
  return `rgb(${byte(red)}, ${byte(green)}, ${byte(blue)})`;
}
