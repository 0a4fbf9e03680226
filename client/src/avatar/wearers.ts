/** Who has a part: 0 is everybody; otherwise one bit for each hair style, and one for each thing that not everybody has. */

export const EVERYBODY = 0;
export const GLASSES = 1 << 7;
/** Everybody's eyes: they close and turn. */
export const EYES = 1 << 8;
export const WHEELCHAIR = 1 << 9;
/** Everybody's mouth: it opens while she speaks. */
export const MOUTH = 1 << 10;

/** By the numbers of the protocol's Look. */
export const Hair = { SHORT: 0, BUN: 1, BOB: 2, BRAID: 3, CURLS: 4, HIJAB: 5, HAT: 6 } as const;

export function withHair(...styles: number[]): number {
  return styles.reduce((bits, style) => bits + (1 << style), 0);
}
