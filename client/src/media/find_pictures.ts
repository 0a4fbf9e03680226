/** Which file each row of a table means: one that was brought along with it, or one of the library. */
import type { AssetCard } from "./asset";
import { type Item, isNamed } from "./items";
import type { LibraryDoor } from "./library_door";

/** A file of her own that is still to be sent; what the library has; nowhere to be found; or none was asked for. */
export type Found = File | AssetCard | "missing" | null;

export async function findPictures(
  items: readonly Item[],
  files: readonly File[],
  door: LibraryDoor,
): Promise<readonly Found[]> {
  const asked = new Map<string, Promise<Found>>();
  return Promise.all(
    items.map(({ picture }) => {
      if (picture === "") return null;
      let found = asked.get(picture);
      if (!found) {
        found = findPicture(picture, files, door);
        asked.set(picture, found);
      }
      return found;
    }),
  );
}

async function findPicture(picture: string, files: readonly File[], door: LibraryDoor): Promise<Found> {
  const own = files.find(({ name }) => isNamed(name, picture));
  if (own) return own;
  const stem =
    picture
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]+$/, "") ?? picture;
  const told = await door.find(stem, null, null);
  if ("refused" in told) return "missing";
  return (
    told.answer.assets.find(
      ({ name, kind }) => (kind === "image" || kind === "model") && isNamed(name, picture),
    ) ?? "missing"
  );
}
