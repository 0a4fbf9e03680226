/** One file of the library: what it is, whose it is, under what licence, where it is used; and the way to be rid of it. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Piece } from "../build/pieces";
import { useHud } from "../hud/context";
import type { Refusal } from "../model/chat";
import type { AssetCard } from "./asset";
import { bookOf } from "./assets";
import { type AssetWords, type LibraryDoor, WORDS_MAX } from "./library_door";
import { factsIn } from "./measure";
import { pieceOf } from "./piece";
import { Thumb } from "./thumb";

/** Those that are met most; any other can be written. */
const LICENCES = [
  "CC0 1.0",
  "CC BY 4.0",
  "CC BY-SA 4.0",
  "CC BY-NC 4.0",
  "CC BY-NC-SA 4.0",
  "MIT",
  "Apache-2.0",
];
const FIELDS = Object.keys(WORDS_MAX) as (keyof AssetWords)[];

interface DetailsProps {
  readonly asset: AssetCard;
  readonly door: LibraryDoor;
  readonly onPlace: (piece: Piece, byKey: boolean) => void;
  readonly back: () => void;
}

export function AssetDetails({ asset: opened, door, onPlace, back }: DetailsProps) {
  const { model, words } = useHud();
  const [asset, setAsset] = useState(opened);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [isSaved, setSaved] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const save = async (field: keyof AssetWords, text: string) => {
    if (text === asset[field]) return;
    const told = await door.change(asset.id, { [field]: text });
    setRefused("refused" in told ? told.refused : null);
    setSaved("answer" in told);
    if ("refused" in told) return;
    setAsset(told.answer);
    bookOf(model.spaceSlug).learn(told.answer);
  };
  const remove = async () => {
    const told = await door.remove(asset.id);
    if ("refused" in told) {
      setRefused(told.refused);
      return;
    }
    bookOf(model.spaceSlug).forget(asset.id);
    back();
  };
  const place = (isBall: boolean) => (event: MouseEvent) =>
    onPlace(pieceOf(asset, isBall), event.detail === 0);
  return (
    <div class="media-details">
      <button type="button" class="hud-line-button" onClick={back}>
        {words.text("media-back")}
      </button>
      <h3 ref={title} tabIndex={-1} dir="auto">
        {asset.name}
      </h3>
      <Thumb asset={asset} />
      <p class="hud-note">{factsIn(words, asset)}</p>
      <p class="hud-note">{words.text("media-used", { count: asset.used })}</p>
      {asset.facts.has_location && <p class="hud-note">{words.text("media-has-location")}</p>}
      <div class="hud-row">
        <button type="button" class="hud-action" onClick={place(asset.facts.is_panorama)}>
          {words.text(asset.facts.is_panorama ? "media-place-ball" : "media-place")}
        </button>
        {asset.facts.is_panorama && (
          <button type="button" class="hud-line-button" onClick={place(false)}>
            {words.text("media-place-picture")}
          </button>
        )}
      </div>
      {FIELDS.map((field) => (
        <Field key={field} field={field} text={asset[field]} save={save} />
      ))}
      <datalist id="media-licences">
        {LICENCES.map((licence) => (
          <option key={licence} value={licence} />
        ))}
      </datalist>
      <p class="hud-note" role="status">
        {refused ? words.reason(refused.code, refused.facts) : isSaved ? words.text("media-saved") : ""}
      </p>
      <Parts asset={asset} />
      <a href={asset.url} download={asset.name}>
        {words.text("media-original")}
      </a>
      <button type="button" class="hud-line-button" disabled={asset.used > 0} onClick={remove}>
        {words.text("media-delete")}
      </button>
      {asset.used > 0 && <p class="hud-note">{words.text("media-delete-used")}</p>}
    </div>
  );
}

interface FieldProps {
  readonly field: keyof AssetWords;
  readonly text: string;
  readonly save: (field: keyof AssetWords, text: string) => void;
}

/** Kept when one goes on to the next. */
function Field({ field, text, save }: FieldProps) {
  const { words } = useHud();
  const kept = (event: { currentTarget: { value: string } }) => save(field, event.currentTarget.value.trim());
  const id = `media-field-${field}`;
  return (
    <div class="media-field">
      <label for={id}>{words.text(`media-field-${field}`)}</label>
      {field === "description" ? (
        <textarea id={id} rows={3} dir="auto" maxLength={WORDS_MAX[field]} onChange={kept} value={text} />
      ) : (
        <input
          id={id}
          type="text"
          dir="auto"
          value={text}
          maxLength={WORDS_MAX[field]}
          list={field === "licence" ? "media-licences" : undefined}
          onChange={kept}
        />
      )}
    </div>
  );
}

/** What weighs most in a model, for whoever wants to make it lighter. */
function Parts({ asset }: { readonly asset: AssetCard }) {
  const { words } = useHud();
  const { parts } = asset.facts;
  if (parts.length < 2) return null;
  return (
    <details>
      <summary>{words.text("media-parts")}</summary>
      <ul>
        {parts.map(({ name, triangles, pixels, bytes }, at) => (
          <li key={at} class="hud-note">
            {words.text(pixels > 0 ? "media-part-texture" : "media-part-mesh", {
              name,
              triangles,
              pixels,
              bytes,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
