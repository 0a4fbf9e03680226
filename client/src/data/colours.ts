/**
 * From values to colours. Each scale goes through its stops in OKLab (Björn Ottosson, 2020), the stops standing where their
 * lightness puts them: equal steps of a value are equal steps of lightness to the eye, also to one that sees no colours.
 */
import type { Surface } from "../components/generated";

export type ColourScale = Surface["colours"];
type Lab = readonly [number, number, number];
type Rgb = readonly [number, number, number];

export const STEPS = 256;

/** viridis and cividis after their public tables (CC0: van der Walt, Smith, Firing 2015; Nuñez, Anderton, Renslow 2018). */
const STOPS: Readonly<Record<ColourScale, readonly string[]>> = {
  viridis: [
    "#440154",
    "#472d7b",
    "#3b528b",
    "#2c728e",
    "#21918c",
    "#28ae80",
    "#5ec962",
    "#addc30",
    "#fde725",
  ],
  cividis: [
    "#00224e",
    "#123570",
    "#3b496c",
    "#575d6d",
    "#707173",
    "#8a8678",
    "#a59c74",
    "#c3b369",
    "#e1cc55",
    "#fee838",
  ],
  grey: ["#2b3336", "#f4f1ea"],
  ink: ["#f4efe3", "#bbd0ca", "#8fb0ac", "#5d6e78", "#22313a"],
};

const tables = new Map<ColourScale, Uint8Array<ArrayBuffer>>();

/** Red, green, blue and 255 for each of STEPS values, as sRGB. */
export function tableOf(scale: ColourScale): Uint8Array<ArrayBuffer> {
  let table = tables.get(scale);
  if (!table) {
    table = new Uint8Array(STEPS * 4);
    const stops = STOPS[scale].map((stop) => labOf(rgbOf(stop)));
    for (let step = 0; step < STEPS; step += 1) {
      const [r, g, b] = rgbFrom(between(stops, step / (STEPS - 1)));
      table.set([byte(r), byte(g), byte(b), 255], step * 4);
    }
    tables.set(scale, table);
  }
  return table;
}

/** The lightness that the eye sees, 0 to 1. */
export function lightnessOf(r: number, g: number, b: number): number {
  return labOf([r / 255, g / 255, b / 255])[0];
}

/** A colour of the scale in CSS words; `part` from 0 to 1. */
export function cssOf(scale: ColourScale, part: number): string {
  const at = 4 * Math.round(Math.min(1, Math.max(0, part)) * (STEPS - 1));
  const table = tableOf(scale);
  return `rgb(${table[at]} ${table[at + 1]} ${table[at + 2]})`;
}

function between(stops: readonly Lab[], part: number): Lab {
  const [first, last] = [stops[0] as Lab, stops[stops.length - 1] as Lab];
  const lightness = first[0] + part * (last[0] - first[0]);
  const isRising = last[0] > first[0];
  let at = 1;
  while (
    at < stops.length - 1 &&
    (isRising ? (stops[at] as Lab)[0] < lightness : (stops[at] as Lab)[0] > lightness)
  )
    at += 1;
  const [low, high] = [stops[at - 1] as Lab, stops[at] as Lab];
  const share = (lightness - low[0]) / (high[0] - low[0]);
  return [lightness, low[1] + share * (high[1] - low[1]), low[2] + share * (high[2] - low[2])];
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function labOf(rgb: Rgb): Lab {
  const [r, g, b] = rgb.map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function rgbFrom([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    seen(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    seen(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    seen(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function seen(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}

function byte(part: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, part)));
}
