/** How she wants to be in the place with a headset: kept on this device and nowhere else. */
import { type Signal, signal } from "@preact/signals";
import { recall, remember } from "../model/memory";
import type { Side } from "./hand";

export type Posture = "standing" | "seated";
export type Walking = "smooth" | "jumps";
/** By 30°, by 45°, or for as long as the stick is held. */
export type Turning = "narrow" | "wide" | "smooth";
export type VignetteStrength = "strong" | "light" | "off";

export interface Comfort {
  /** The hand that points, jumps and turns; the other has the card, and walks. */
  readonly mainHand: Signal<Side>;
  readonly posture: Signal<Posture>;
  /** From the floor to her eyes when she stands; null: as measured when she enters. */
  readonly eyeHeightM: Signal<number | null>;
  /** What the other hand's stick does: walks, or jumps as the main hand's does. */
  readonly walking: Signal<Walking>;
  readonly turning: Signal<Turning>;
  /** How much of the rim is hidden while a stick moves her smoothly. */
  readonly vignette: Signal<VignetteStrength>;
}

/** Eyes so high can be set. */
export const EYES_LEAST_M = 1.1;
export const EYES_MOST_M = 2.1;

/** One of a few: its words are `settings-<key>` and `settings-<key>-<option>`. */
export interface ComfortChoice {
  readonly kind: "choice";
  readonly key: string;
  readonly options: readonly string[];
  readonly signal: Signal<string>;
}

/** Metres, or null: as measured: `settings-<key>-measured`, else `settings-<key>-metres`. */
export interface ComfortHeight {
  readonly kind: "height";
  readonly key: "headset-eye-height";
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly signal: Signal<number | null>;
}

export type ComfortSetting = ComfortChoice | ComfortHeight;

export function openComfort(): Comfort {
  return {
    mainHand: kept<Side>("headset-main-hand", "right"),
    posture: kept<Posture>("headset-posture", "standing"),
    eyeHeightM: kept<number | null>("headset-eye-height", null),
    walking: kept<Walking>("headset-walking", "smooth"),
    turning: kept<Turning>("headset-turning", "narrow"),
    vignette: kept<VignetteStrength>("headset-vignette", "strong"),
  };
}

/** Everything there is to choose, in the order of its panels: on the page, and on the card in her hand. */
export function comfortSettings(comfort: Comfort): readonly ComfortSetting[] {
  return [
    choice("headset-main-hand", comfort.mainHand, ["right", "left"]),
    choice("headset-posture", comfort.posture, ["standing", "seated"]),
    {
      kind: "height",
      key: "headset-eye-height",
      least: EYES_LEAST_M,
      most: EYES_MOST_M,
      step: 0.05,
      signal: comfort.eyeHeightM,
    },
    choice("headset-walking", comfort.walking, ["smooth", "jumps"]),
    choice("headset-turning", comfort.turning, ["narrow", "wide", "smooth"]),
    choice("headset-vignette", comfort.vignette, ["strong", "light", "off"]),
  ];
}

/** Whoever draws it writes none but its options. */
function choice<Value extends string>(
  key: string,
  chosen: Signal<Value>,
  options: readonly Value[],
): ComfortChoice {
  return { kind: "choice", key, options, signal: chosen as unknown as Signal<string> };
}

function kept<Value>(name: string, otherwise: Value): Signal<Value> {
  const key = `lanting.${name}`;
  const chosen = signal<Value>(recall<Value>(key) ?? otherwise);
  let isFirst = true;
  chosen.subscribe((value) => {
    if (!isFirst) remember(key, value);
    isFirst = false;
  });
  return chosen;
}
