/** `drift`: things that float along a line, where the server's clock says. */
import { Vector3 } from "three";
import type { BuilderOf } from "./site";

export const drift: BuilderOf<"drift"> = (site) => ({
  add(component, { entity }) {
    const carrier = site.carrier(entity);
    const course = new Course(component.path);
    const ahead = new Vector3();
    site.everyFrame((seconds) => {
      const along = component.offset_m + seconds * component.speed_m_per_s;
      course.placeInto(carrier.position, along);
      course.placeInto(ahead, along + 0.4);
      carrier.position.y += component.bob_m * Math.sin(seconds * 1.7 + component.offset_m);
      carrier.rotation.y = Math.atan2(carrier.position.x - ahead.x, carrier.position.z - ahead.z);
      carrier.rotation.z = 4 * component.bob_m * Math.sin(seconds * 1.3 + component.offset_m);
    });
  },
});

/** A line measured along itself. */
export class Course {
  readonly length: number;
  readonly #points: readonly Vector3[];
  readonly #lengths: readonly number[];

  constructor(line: readonly (readonly [number, number, number])[]) {
    this.#points = line.map((point) => new Vector3(...point));
    let length = 0;
    this.#lengths = this.#points.map((point, at) => {
      length += point.distanceTo(this.#points[at - 1] ?? point);
      return length;
    });
    this.length = length;
  }

  /** The point so far along; beyond the end it begins again at the start. */
  placeInto(out: Vector3, along: number): void {
    const wanted = this.length > 0 ? along % this.length : 0;
    let [low, high] = [0, this.#lengths.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lengths[middle] ?? 0) <= wanted) low = middle;
      else high = middle;
    }
    const [from, to] = [this.#lengths[low] ?? 0, this.#lengths[high] ?? 0];
    const [start, end] = [this.#points[low], this.#points[high]];
    if (start && end) out.lerpVectors(start, end, to > from ? (wanted - from) / (to - from) : 0);
  }
}
