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

type Attribute = ReturnType<BufferGeometry["getAttribute"]>;

/** Red, green and blue of a light as strong as it shines: numbers alone, since every corner of a place asks for them. */
type Strength = readonly [number, number, number];

export class BakedLight {
  readonly #below: Strength;
  /** What the sky gives more than the ground. */
  readonly #rise: Strength;
  readonly #sunlight: Strength;
  readonly #filling: Strength;
  readonly #share: number;
  readonly #sun: Vector3;
  readonly #fill: Vector3;
  readonly #lamps: readonly Vector3[];
  readonly #lamplight: Strength = strength(LAMP_COLOUR, 1);
  readonly #lit: [number, number, number] = [0, 0, 0];

  constructor({ hemisphere, sun, fill }: Lights, exposure: number, lamps: readonly Vector3[] = []) {
    this.#lamps = lamps;
    const above = strength(hemisphere.color, hemisphere.intensity);
    this.#below = strength(hemisphere.groundColor, hemisphere.intensity);
    this.#rise = [above[0] - this.#below[0], above[1] - this.#below[1], above[2] - this.#below[2]];
    this.#sunlight = strength(sun.color, sun.intensity);
    this.#filling = strength(fill.color, fill.intensity);
    this.#share = exposure / Math.PI;
    this.#sun = sun.position.clone().normalize();
    this.#fill = fill.position.clone().normalize();
  }

  /** Replaces each vertex's own colour by what it looks like in this light. */
  bakeInto(geometry: BufferGeometry): void {
    const colour = geometry.getAttribute("color");
    const normal = geometry.getAttribute("normal");
    const position = geometry.getAttribute("position");
    const [colours, normals] = [colour.array, normal.array];
    for (let at = 0; at < colours.length; at += 3) {
      const fromLamps = this.#lamps.length > 0 ? this.#fromLamps(position, normal, at / 3) : 0;
      const seen = this.seen(
        colours[at] as number,
        colours[at + 1] as number,
        colours[at + 2] as number,
        normals[at] as number,
        normals[at + 1] as number,
        normals[at + 2] as number,
        fromLamps,
      );
      colours[at] = seen[0];
      colours[at + 1] = seen[1];
      colours[at + 2] = seen[2];
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
    const up = 0.5 + 0.5 * ny;
    const facingSun = Math.max(0, nx * this.#sun.x + ny * this.#sun.y + nz * this.#sun.z);
    const facingFill = Math.max(0, nx * this.#fill.x + ny * this.#fill.y + nz * this.#fill.z);
    const lit = this.#lit;
    lit[0] = r * this.#share * this.#arriving(0, up, facingSun, facingFill, fromLamps);
    lit[1] = g * this.#share * this.#arriving(1, up, facingSun, facingFill, fromLamps);
    lit[2] = b * this.#share * this.#arriving(2, up, facingSun, facingFill, fromLamps);
    return neutral(lit);
  }

  #arriving(
    channel: 0 | 1 | 2,
    up: number,
    facingSun: number,
    facingFill: number,
    fromLamps: number,
  ): number {
    return (
      this.#below[channel] +
      this.#rise[channel] * up +
      this.#sunlight[channel] * facingSun +
      this.#filling[channel] * facingFill +
      this.#lamplight[channel] * fromLamps
    );
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

function strength({ r, g, b }: { r: number; g: number; b: number }, intensity: number): Strength {
  return [r * intensity, g * intensity, b * intensity];
}

/** Changes a linear colour in place as the neutral tone mapping does. */
function neutral(colour: [number, number, number]): [number, number, number] {
  const least = Math.min(colour[0], colour[1], colour[2]);
  const offset = least < 0.08 ? least - 6.25 * least * least : 0.04;
  colour[0] -= offset;
  colour[1] -= offset;
  colour[2] -= offset;
  const peak = Math.max(colour[0], colour[1], colour[2]);
  if (peak < COMPRESSED_FROM) return colour;
  const room = 1 - COMPRESSED_FROM;
  const newPeak = 1 - (room * room) / (peak + room - COMPRESSED_FROM);
  const grey = 1 - 1 / (DESATURATION * (peak - newPeak) + 1);
  const scale = (newPeak / peak) * (1 - grey);
  colour[0] = colour[0] * scale + newPeak * grey;
  colour[1] = colour[1] * scale + newPeak * grey;
  colour[2] = colour[2] * scale + newPeak * grey;
  return colour;
}
