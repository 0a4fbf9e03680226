/**
 * For low quality: the light of sun, sky and fill worked into the colours of what never moves, so that a processor that
 * plays graphics card has only to fill triangles. The same sums as three's Lambert light and neutral tone mapping.
 */
import type { BufferGeometry, Vector3 } from "three";
import { LAMP_COLOUR, lampAt } from "./halo";
import type { Lights } from "./site";

/** Khronos PBR Neutral (2024): below this nothing is compressed. */
const COMPRESSED_FROM = 0.8 - 0.04;
const DESATURATION = 0.15;

const CHANNELS = ["r", "g", "b"] as const;
type Attribute = ReturnType<BufferGeometry["getAttribute"]>;

export class BakedLight {
  readonly #lights: Lights;
  readonly #exposure: number;
  readonly #sun: Vector3;
  readonly #fill: Vector3;
  readonly #lamps: readonly Vector3[];
  readonly #lit: [number, number, number] = [0, 0, 0];

  constructor(lights: Lights, exposure: number, lamps: readonly Vector3[] = []) {
    this.#lamps = lamps;
    this.#lights = lights;
    this.#exposure = exposure;
    this.#sun = lights.sun.position.clone().normalize();
    this.#fill = lights.fill.position.clone().normalize();
  }

  /** Replaces each vertex's own colour by what it looks like in this light. */
  bakeInto(geometry: BufferGeometry): void {
    const colour = geometry.getAttribute("color");
    const normal = geometry.getAttribute("normal");
    const position = geometry.getAttribute("position");
    for (let at = 0; at < colour.count; at += 1) {
      const seen = this.seen(
        colour.getX(at),
        colour.getY(at),
        colour.getZ(at),
        normal.getX(at),
        normal.getY(at),
        normal.getZ(at),
        this.#fromLamps(position, normal, at),
      );
      colour.setXYZ(at, seen[0], seen[1], seen[2]);
    }
    geometry.deleteAttribute("normal");
  }

  /** What a surface of that linear colour looks like that faces there. The result is overwritten by the next call. */
  seen(
    r: number,
    g: number,
    b: number,
    nx: number,
    ny: number,
    nz: number,
    fromLamps = 0,
  ): [number, number, number] {
    const { hemisphere, sun, fill } = this.#lights;
    const up = 0.5 + 0.5 * ny;
    const fromSun = sun.intensity * Math.max(0, nx * this.#sun.x + ny * this.#sun.y + nz * this.#sun.z);
    const fromFill = fill.intensity * Math.max(0, nx * this.#fill.x + ny * this.#fill.y + nz * this.#fill.z);
    const share = this.#exposure / Math.PI;
    for (const [at, name] of CHANNELS.entries()) {
      const own = at === 0 ? r : at === 1 ? g : b;
      const above =
        hemisphere.groundColor[name] + (hemisphere.color[name] - hemisphere.groundColor[name]) * up;
      const lit = above * hemisphere.intensity + sun.color[name] * fromSun + fill.color[name] * fromFill;
      this.#lit[at as 0 | 1 | 2] = own * share * (lit + LAMP_COLOUR[name] * fromLamps);
    }
    return neutral(this.#lit);
  }

  /** What the lanterns give to one corner of a surface that stands in the world's axes. */
  #fromLamps(position: Attribute, normal: Attribute, at: number): number {
    let sum = 0;
    for (const lamp of this.#lamps) {
      const [dx, dy, dz] = [
        lamp.x - position.getX(at),
        lamp.y - position.getY(at),
        lamp.z - position.getZ(at),
      ];
      const distance = Math.hypot(dx, dy, dz);
      const facing = (dx * normal.getX(at) + dy * normal.getY(at) + dz * normal.getZ(at)) / (distance || 1);
      if (facing > 0) sum += facing * lampAt(distance);
    }
    return sum;
  }
}

/** Changes a linear colour in place as the neutral tone mapping does. */
function neutral(colour: [number, number, number]): [number, number, number] {
  const least = Math.min(colour[0], colour[1], colour[2]);
  const offset = least < 0.08 ? least - 6.25 * least * least : 0.04;
  for (const at of [0, 1, 2] as const) colour[at] -= offset;
  const peak = Math.max(colour[0], colour[1], colour[2]);
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
