/** The colours that people are made of; a Look's numbers are indices into these lists. No three.js: the HUD draws portraits. */

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
export const EYE = "#23292c";
export const CHEEK = "#e0765a";
export const LINEN = "#f6f0e2";
const SHOE = "#3b332e";
const SOLE = "#e9e1cf";
const WOOD = "#8c5a3a";
const STEEL = "#74858d";

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
  LINEN: 9,
  SOLE: 10,
  BROW: 11,
  WOOD: 12,
  STEEL: 13,
  FRAME: 14,
} as const;
export type Tint = (typeof Tint)[keyof typeof Tint];

/** Where each list begins in the one list of all colours. */
export const HAIR_AT = SKIN.length;
export const CLOTH_AT = HAIR_AT + HAIR.length;
export const EYE_AT = CLOTH_AT + CLOTH.length;
/** Everything that is nobody's choice, in the order of its place after `EYE_AT`. */
const FIXED = [EYE, CHEEK, SHOE, LINEN, SOLE, WOOD, STEEL] as const;
export const CHEEK_AT = EYE_AT + 1;
export const SHOE_AT = EYE_AT + 2;
export const LINEN_AT = EYE_AT + 3;
export const SOLE_AT = EYE_AT + 4;
export const WOOD_AT = EYE_AT + 5;
export const STEEL_AT = EYE_AT + 6;

/** All of them in one list. */
export const COLOURS: readonly string[] = [...SKIN, ...HAIR, ...CLOTH, ...FIXED];
