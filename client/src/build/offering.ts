/** What happens when something of the palette is chosen: it is placed at once, follows the pointer, or a file is asked for. */

import { useDesk } from "./context";
import { askSpaces } from "./other_space";
import { type FiledPiece, type Offer, type PieceName, pieceOf } from "./pieces";

const FILED: ReadonlySet<PieceName> = new Set<FiledPiece>(["image", "model", "sound", "surface", "points"]);

function isFiled(name: PieceName): name is FiledPiece {
  return FILED.has(name);
}

export function useOffers(): (offer: Offer, byKey: boolean) => Promise<void> {
  const { model, words, desk } = useDesk();
  return async (offer, byKey) => {
    if (offer.kind) {
      desk.wanted.value = offer.kind;
      desk.sheet.value = "library";
      return;
    }
    const { name } = offer;
    if (isFiled(name)) return;
    const piece = pieceOf(name, (key) => words.text(key));
    const { portal } = piece.components;
    if (portal) {
      const others = await askSpaces().catch(() => []);
      const target = others.find(({ slug }) => slug !== model.spaceSlug)?.slug ?? model.spaceSlug;
      desk.offer({ ...piece, components: { portal: { ...portal, target } } }, byKey);
    } else desk.offer(piece, byKey);
  };
}
