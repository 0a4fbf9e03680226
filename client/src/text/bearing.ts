/** Directions as people say them: how far, at which hour of the clock seen from where one looks, towards which wind. */
import { shortTurn } from "../model/pose_track";

export interface Here {
  readonly x: number;
  readonly z: number;
  /** Direction of the head, radians: 0 looks along −Z, positive turns left. */
  readonly yaw: number;
}

export type Quarter = "ahead" | "right" | "behind" | "left";

const TAU = Math.PI * 2;
/** North is −Z. */
const WINDS = [
  "north",
  "north-east",
  "east",
  "south-east",
  "south",
  "south-west",
  "west",
  "north-west",
] as const;
const QUARTERS: readonly Quarter[] = ["ahead", "right", "behind", "left"];
/** Up to here every metre counts; beyond, nobody paces it out. */
const EXACT_M = 20;

export type Wind = (typeof WINDS)[number];

/** The direction in which (x, z) lies, as a yaw. */
export function yawTowards(here: Pick<Here, "x" | "z">, x: number, z: number): number {
  return Math.atan2(here.x - x, here.z - z);
}

/** 12 is straight ahead, 3 is to the right. */
export function clockHour(here: Here, x: number, z: number): number {
  return part(here, x, z, 12) || 12;
}

export function quarter(here: Here, x: number, z: number): Quarter {
  return QUARTERS[part(here, x, z, 4)] ?? "ahead";
}

export function wind(yaw: number): Wind {
  return WINDS[sector(-yaw, 8)] ?? "north";
}

/** 0 is within reach; then whole metres, and beyond 20 m steps of five. */
export function roundedMetres(metres: number): number {
  if (metres < 0.75) return 0;
  return metres < EXACT_M ? Math.max(1, Math.round(metres)) : Math.round(metres / 5) * 5;
}

function part(here: Here, x: number, z: number, parts: number): number {
  return sector(-shortTurn(here.yaw, yawTowards(here, x, z)), parts);
}

/** Which of so many equal parts of the circle, clockwise; the first lies around 0. */
function sector(angle: number, parts: number): number {
  return ((Math.round((angle / TAU) * parts) % parts) + parts) % parts;
}
