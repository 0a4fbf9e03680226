/** What a file of the library looks like. */
import type { AssetCard } from "./asset";

/** Its small picture; a drawing of its kind where nobody has made one. */
export function Thumb({ asset }: { readonly asset: AssetCard }) {
  if (asset.thumb_url !== null)
    return <img class="media-thumb" src={asset.thumb_url} alt="" loading="lazy" />;
  return (
    <svg class="media-thumb hud-icon" viewBox="0 0 24 24" aria-hidden="true">
      {asset.kind === "sound" ? (
        <path d="M9 17.5V5.5l9-2v12M9 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM18 15.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z" />
      ) : asset.kind === "image" ? (
        <path d="M4 5h16v14H4zM4 16l4.5-5 3.5 4 2.5-2.5L20 17" />
      ) : asset.kind === "array" ? (
        <path d="M4 4v16h16M7 16l3.5-6 3 3.5 5-8.5" />
      ) : (
        <path d="M12 3.5l7.5 4v9l-7.5 4-7.5-4v-9zM4.5 7.5l7.5 4 7.5-4M12 11.5v9" />
      )}
    </svg>
  );
}
