/** A look in words, for whoever does not see it. */
import type { Words } from "../locale/words";
import type { Look } from "../protocol/generated";

export function describedLook(look: Look, words: Words): string {
  return words.text("look-described", {
    skin: words.text(`look-skin-${look.skin}`),
    style: words.text(`look-hair-style-${look.hair_style}`),
    hair: words.text(`look-hair-${look.hair}`),
    cloth: words.text(`look-colour-${look.cloth}`),
    sash: words.text(`look-colour-${look.sash}`),
    legs: words.text(`look-colour-${look.legs}`),
  });
}
