/** The colours that people are made of; a Look's numbers are indices into these lists. */
import { Color } from "three";

export const SKIN = ["#f6d7bc", "#f0c8a6", "#e8b48c", "#c98e63", "#a8714a", "#8a5a3e", "#6b432e"] as const;
export const HAIR = ["#1f1b1a", "#3a2a22", "#8a5a35", "#b98a4e", "#7b7b7b", "#dad6ce"] as const;
export const CLOTH = [
  "#3f6f86",
  "#d99a4e",
  "#7fa58b",
  "#efe8d8",
  "#8e7ba6",
  "#b86b5a",
  "#4b5a66",
  "#c9b458",
] as const;
const EYE = "#23292c";
const CHEEK = "#e0765a";
const SHOE = "#3b332e";

/** How a part finds its colour. */
export const Tint = {
  SKIN: 0,
  HAIR: 1,
  CLOTH: 2,
  LEGS: 3,
  SASH: 4,
  EYE: 5,
  CHEEK: 6,
  SHOE: 7,
  SMILE: 8,
} as const;
export type Tint = (typeof Tint)[keyof typeof Tint];

export const HAIR_AT = SKIN.length;
export const CLOTH_AT = HAIR_AT + HAIR.length;
export const EYE_AT = CLOTH_AT + CLOTH.length;
export const CHEEK_AT = EYE_AT + 1;
export const SHOE_AT = EYE_AT + 2;
export const COLOURS = EYE_AT + 3;

/** All of them in one list, linear, for the shader. */
export function paletteColours(): Color[] {
  return [...SKIN, ...HAIR, ...CLOTH, EYE, CHEEK, SHOE].map((colour) => new Color(colour));
}
