/**
 * The same place in the morning and in the evening. A Scene says its morning colours; what they are at dusk is worked out
 * here and nowhere else, so that no template carries a second set.
 */
export type Daylight = "morning" | "evening";

/** What shines or is lit by nothing else: everything made of matter takes its evening from the lights. */
export type Glowing = "zenith" | "horizon" | "mist" | "glow" | "hill" | "cloud" | "water" | "glint" | "door";
export type Lamp = "sun" | "sky" | "ground" | "fill";

/** What is left of red, green and blue at dusk, as written in `#rrggbb`. */
const LEFT_AT_DUSK: Readonly<Record<Glowing | Lamp, readonly [number, number, number]>> = {
  zenith: [0.3, 0.38, 0.5],
  horizon: [0.88, 0.66, 0.57],
  mist: [0.43, 0.5, 0.555],
  glow: [1, 0.72, 0.52],
  hill: [0.4, 0.475, 0.55],
  cloud: [0.62, 0.6, 0.63],
  water: [0.37, 0.48, 0.58],
  glint: [0.7, 0.66, 0.64],
  door: [1, 0.86, 0.64],
  sun: [0.72, 0.83, 1],
  sky: [0.68, 0.84, 1],
  ground: [0.55, 0.64, 0.74],
  fill: [1, 0.84, 0.7],
};
const STRENGTH_AT_DUSK: Readonly<Record<Lamp, number>> = { sun: 0.24, sky: 0.42, ground: 1, fill: 0.6 };

/** A colour of the morning as it is now. */
export function inDaylight(daylight: Daylight, part: Glowing | Lamp, colour: string): string {
  if (daylight === "morning") return colour;
  const left = LEFT_AT_DUSK[part];
  const channel = (at: 0 | 1 | 2) =>
    Math.round(Number.parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), 16) * left[at]);
  return `#${([0, 1, 2] as const).map((at) => channel(at).toString(16).padStart(2, "0")).join("")}`;
}

/** How strong a light of the morning is now. */
export function strengthIn(daylight: Daylight, lamp: Lamp, strength: number): number {
  return daylight === "morning" ? strength : strength * STRENGTH_AT_DUSK[lamp];
}

/** How much of their own light glowing things give. */
export function glowIn(daylight: Daylight): number {
  return daylight === "morning" ? 0.12 : 0.85;
}
