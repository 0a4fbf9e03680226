/** Whose what is: what goes into the file beside what is seen. */

import type { AssetCard } from "../media/asset";
import type { SceneEntity } from "../model/scene_model";
import type { AssetWords, Made } from "./gltf";

const OURS = "Lanting";

/** Components that are wholly in the meshes: their numbers are not told a second time. */
const DRAWN: ReadonlySet<string> = new Set([
  "transform",
  "sky",
  "light",
  "lamp",
  "hills",
  "clouds",
  "shade",
  "shape",
  "lathe",
  "extrusion",
  "tube",
  "sheet",
  "coping",
  "height_field",
  "paving",
  "water",
  "bamboo",
  "tree",
  "grass",
  "plants",
  "rock",
  "stones",
]);

/** A node's `extras`: its description, and what glTF has no words for. */
export function ownWords({ id, components }: SceneEntity, description: string): Made {
  const told = Object.entries(components).filter(([name]) => !DRAWN.has(name));
  const own = told.length > 0 ? { id, components: Object.fromEntries(told) } : { id };
  return { ...(description === "" ? {} : { description }), lanting: own };
}

/** The file's `asset`: whose the files in it are, in one line and one by one. */
export function licences(
  place: string,
  cards: readonly AssetCard[],
  ofModels: ReadonlyMap<string, Made>,
): Partial<AssetWords> {
  const files = cards.map((card) => {
    const { id, name, author, source, licence } = card;
    const own = (ofModels.get(id)?.asset as AssetWords | undefined)?.copyright;
    return { name, author, source, licence, ...(own === undefined ? {} : { copyright: own }) };
  });
  const lines = files.map(({ name, author, licence, copyright }) =>
    [name, author, licence, copyright ?? ""].filter((part) => part !== "").join(", "),
  );
  return {
    generator: OURS,
    ...(lines.length > 0 ? { copyright: [...new Set(lines)].join("; ") } : {}),
    extras: { place, files },
  };
}
