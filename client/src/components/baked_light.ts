/**
 * For low quality: the light of sun, sky and fill worked into the colours of what never moves, so that a processor that
 * plays graphics card has only to fill triangles. The same sums as three's Lambert light and neutral tone mapping.
 */
import type { BufferGeometry, Vector3 } from "three";
import type { Lights } from "./site";

/** Khronos PBR Neutral (2024): below this nothing is compressed. */
const COMPRESSED_FROM = 0.8 - 0.04;
const DESATURATION = 0.15;

export class BakedLight {
  readonly #lights: Lights;
  readonly #exposure: number;
  readonly #sun: Vector3;
  readonly #fill: Vector3;
  readonly #lit: [number, number, number] = [0, 0, 0];

  constructor(lights: Lights, exposure: number) {
    this.#lights = lights;
    this.#exposure = exposure;
    this.#sun = lights.sun.position.clone().normalize();
    this.#fill = lights.fill.position.clone().normalize();
  }

  /** Replaces each vertex's own colour by what it looks like in this light. */
  bakeInto(geometry: BufferGeometry): void {
    const colour = geometry.getAttribute("color");
    const normal = geometry.getAttribute("normal");
    for (let at = 0; at < colour.count; at += 1) {
      const seen = this.seen(
        colour.getX(at),
        colour.getY(at),
        colour.getZ(at),
        normal.getX(at),
        normal.getY(at),
        normal.getZ(at),
      );
      colour.setXYZ(at, ...seen);
    }
    geometry.deleteAttribute("normal");
  }

  /** What a surface of that linear colour looks like that faces there. The result is overwritten by the next call. */
  seen(r: number, g: number, b: number, nx: number, ny: number, nz: number): [number, number, number] {
    const { hemisphere, sun, fill } = this.#lights;
    const up = 0.5 + 0.5 * ny;
    const fromSun = sun.intensity * Math.max(0, nx * this.#sun.x + ny * this.#sun.y + nz * this.#sun.z);
    const fromFill = fill.intensity * Math.max(0, nx * this.#fill.x + ny * this.#fill.y + nz * this.#fill.z);
    const share = this.#exposure / Math.PI;
    const channel = (own: number, name: "r" | "g" | "b") => {
      const sky = hemisphere.groundColor[name] + (hemisphere.color[name] - hemisphere.groundColor[name]) * up;
      return (
        own * share * (sky * hemisphere.intensity + sun.color[name] * fromSun + fill.color[name] * fromFill)
      );
    };
    this.#lit[0] = channel(r, "r");
    this.#lit[1] = channel(g, "g");
    this.#lit[2] = channel(b, "b");
    return neutral(this.#lit);
  }
}

/** Changes a linear colour in place as the neutral tone mapping does. */
function neutral(colour: [number, number, number]): [number, number, number] {
  const least = Math.min(...colour);
  const offset = least < 0.08 ? least - 6.25 * least * least : 0.04;
  for (const at of [0, 1, 2] as const) colour[at] -= offset;
  const peak = Math.max(...colour);
  if (peak < COMPRESSED_FROM) return colour;
  const room = 1 - COMPRESSED_FROM;
  const newPeak = 1 - (room * room) / (peak + room - COMPRESSED_FROM);
  const grey = 1 - 1 / (DESATURATION * (peak - newPeak) + 1);
  for (const at of [0, 1, 2] as const) {
    const scaled = (colour[at] * newPeak) / peak;
    colour[at] = scaled + (newPeak - scaled) * grey;
  }
  return colour;
}
