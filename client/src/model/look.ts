/** How a newcomer appears until she chooses for herself: by chance once, and the same at every later visit. */
import type { Look } from "../protocol/generated";

/** How many of each the palettes hold; the server refuses more. */
const CHOICES = { skin: 7, hair: 6, hair_style: 7, cloth: 8, legs: 8, sash: 8 } as const;

export function chanceLook(chance: () => number): Look {
  const one = (choices: number) => Math.floor(chance() * choices);
  const cloth = one(CHOICES.cloth);
  return {
    skin: one(CHOICES.skin),
    hair: one(CHOICES.hair),
    hair_style: one(CHOICES.hair_style),
    cloth,
    // Trousers and sash of the coat's own colour would melt into it.
    legs: (cloth + 1 + one(CHOICES.legs - 1)) % CHOICES.legs,
    sash: (cloth + 1 + one(CHOICES.sash - 1)) % CHOICES.sash,
    glasses: chance() < 0.15,
    wheelchair: false,
  };
}
