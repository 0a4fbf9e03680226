/** The library: what has been brought into this Space, to be found, placed, described and thrown away. */
import "./media.css";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Piece } from "../build/pieces";
import { useHud } from "../hud/context";
import { Icon } from "../hud/icons";
import type { EditOutcome } from "../model/building";
import type { Refusal } from "../model/chat";
import type { Operation } from "../model/scene_model";
import type { AssetCard, AssetKind } from "./asset";
import { AssetDetails } from "./asset_details";
import { LibraryDoor, type LibraryPage } from "./library_door";
import { ManyThings } from "./many_things";
import { factsIn } from "./measure";
import { pieceOf } from "./piece";
import { Thumb } from "./thumb";
import { UploadRows } from "./upload_rows";
import { uploadsOf } from "./uploads_here";

const ASK_AFTER_MS = 250;
const EMPTY: LibraryPage = { assets: [], next: null };
const KINDS = ["model", "image", "sound", "array"] as const;
export const FILE_TYPES = ".glb,.gltf,.bin,.png,.jpg,.jpeg,.webp,.mp3,.ogg,.opus,.wav,.npy";

interface LibraryProps {
  /** The only kind that is wanted; null: any. */
  readonly kind: AssetKind | null;
  /** A table that was brought from elsewhere, with its pictures. */
  readonly table: readonly File[] | null;
  readonly tableTaken: () => void;
  /** Places a thing, before her at once where a key asked for it. */
  readonly onPlace: (piece: Piece, byKey: boolean) => void;
  readonly edit: (operations: readonly Operation[]) => Promise<EditOutcome>;
  readonly newId: () => string;
}

export function Library(props: LibraryProps) {
  const hud = useHud();
  const [shown, setShown] = useState<"list" | "table" | AssetCard>("list");
  const door = useMemo(() => new LibraryDoor(hud.model.spaceSlug), [hud.model.spaceSlug]);
  const back = () => setShown("list");
  useEffect(() => {
    if (props.table) setShown("table");
  }, [props.table]);
  if (shown === "table") return <ManyThings {...props} back={back} />;
  if (shown !== "list") {
    return <AssetDetails asset={shown} door={door} onPlace={props.onPlace} back={back} />;
  }
  return <List {...props} door={door} openTable={() => setShown("table")} openDetails={setShown} />;
}

interface ListProps extends LibraryProps {
  readonly door: LibraryDoor;
  readonly openTable: () => void;
  readonly openDetails: (asset: AssetCard) => void;
}

function List({ kind: wanted, onPlace, door, openTable, openDetails }: ListProps) {
  const hud = useHud();
  const { words } = hud;
  const uploads = uploadsOf(hud);
  const [query, setQuery] = useState("");
  const [kind, setKind] = useState<AssetKind | null>(wanted);
  const [page, setPage] = useState<LibraryPage | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const come = uploads.rows.value.filter(({ asset }) => asset !== null).length;
  const settled = uploads.rows.value.filter(({ stage }) => stage === "ready").length;
  useEffect(() => setKind(wanted), [wanted]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const told = await door.find(query, kind, null);
      if (!isWanted) return;
      if ("refused" in told) setRefused(told.refused);
      else setPage(told.answer);
    }, ASK_AFTER_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [query, kind, come, settled, door]);
  const more = async () => {
    const told = await door.find(query, kind, page?.next ?? null);
    if ("answer" in told)
      setPage({ ...told.answer, assets: [...(page ?? EMPTY).assets, ...told.answer.assets] });
  };
  const place = (asset: AssetCard, byKey: boolean) => onPlace(pieceOf(asset), byKey);
  return (
    <div class="media-library">
      <Bring openTable={openTable} />
      <UploadRows uploads={uploads} onPlace={place} />
      <input
        type="search"
        value={query}
        dir="auto"
        aria-label={words.text("media-search")}
        placeholder={words.text("media-search")}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <Kinds kind={kind} choose={setKind} />
      {refused && <p role="alert">{words.reason(refused.code, refused.facts)}</p>}
      <ul class="media-assets">
        {(page ?? EMPTY).assets.map((asset) => (
          <li key={asset.id}>
            <AssetRow asset={asset} place={place} openDetails={openDetails} />
          </li>
        ))}
      </ul>
      {page?.assets.length === 0 && (
        <p class="hud-note">{words.text(query === "" ? "media-empty" : "media-none")}</p>
      )}
      {page?.next && (
        <button type="button" class="hud-line-button" onClick={more}>
          {words.text("media-more")}
        </button>
      )}
    </div>
  );
}

/** The buttons by which things come; a drop on the place and a paste do the same. */
function Bring({ openTable }: { readonly openTable: () => void }) {
  const hud = useHud();
  const { words } = hud;
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <div class="hud-row">
        <button type="button" class="hud-action" data-first onClick={() => field.current?.click()}>
          {words.text("media-bring")}
        </button>
        <button type="button" class="hud-line-button" onClick={openTable}>
          {words.text("media-table")}
        </button>
      </div>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={FILE_TYPES}
        aria-label={words.text("media-bring")}
        onChange={(event) => {
          uploadsOf(hud).add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <p class="hud-note">{words.text("media-bring-how")}</p>
    </>
  );
}

interface KindsProps {
  readonly kind: AssetKind | null;
  readonly choose: (kind: AssetKind | null) => void;
}

function Kinds({ kind, choose }: KindsProps) {
  const { words } = useHud();
  return (
    <fieldset class="media-kinds">
      <legend>{words.text("media-kinds")}</legend>
      {[null, ...KINDS].map((each) => (
        <label key={each}>
          <input type="radio" name="media-kind" checked={each === kind} onChange={() => choose(each)} />
          <span>{words.text(`media-kind-${each ?? "any"}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface AssetRowProps {
  readonly asset: AssetCard;
  readonly place: (asset: AssetCard, byKey: boolean) => void;
  readonly openDetails: (asset: AssetCard) => void;
}

function AssetRow({ asset, place, openDetails }: AssetRowProps) {
  const { words } = useHud();
  return (
    <>
      <button
        type="button"
        class="media-asset"
        aria-label={words.text("media-place-name", { name: asset.name })}
        onClick={(event) => place(asset, event.detail === 0)}
      >
        <Thumb asset={asset} />
        <span>
          <bdi class="media-name">{asset.name}</bdi>
          <span class="hud-note">{factsIn(words, asset)}</span>
        </span>
      </button>
      <button
        type="button"
        class="media-icon"
        aria-label={words.text("media-details", { name: asset.name })}
        onClick={() => openDetails(asset)}
      >
        <Icon name="more" />
      </button>
    </>
  );
}
