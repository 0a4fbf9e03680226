/** Many things at once: a table becomes a row of pictures with plates or of things on plinths, in one edit. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useHud } from "../hud/context";
import type { EditOutcome } from "../model/building";
import type { Refusal } from "../model/chat";
import type { Operation } from "../model/scene_model";
import type { AssetCard } from "./asset";
import { readCsvFile, type Table } from "./csv";
import { type Found, findPictures } from "./find_pictures";
import { type CellFault, type Items, itemsOf } from "./items";
import { LibraryDoor } from "./library_door";
import { type FrameName, type RowKind, rowOf, type Shown } from "./row";
import { rowGoes } from "./row_place";
import { TablePreview } from "./table_preview";
import { uploadsOf } from "./uploads_here";

/** Of one edit, with room for its envelope (EDIT_BYTES_MAX). */
const EDIT_BYTES = 60_000;
const FRAMES: readonly FrameName[] = ["wood", "dark", "gilt", "white", "none"];
const EXAMPLE = "name,text,picture,maker,date,rights,price,width_cm\r\n";

interface ManyProps {
  /** Brought by a drop or a paste. */
  readonly table: readonly File[] | null;
  readonly tableTaken: () => void;
  readonly edit: (operations: readonly Operation[]) => Promise<EditOutcome>;
  readonly newId: () => string;
  readonly back: () => void;
}

interface Read {
  readonly name: string;
  readonly table: Table;
  readonly items: Items;
  readonly found: readonly Found[];
}

type Doing = "nothing" | "sending" | { readonly placed: number } | Refusal;

export function ManyThings({ table: brought, tableTaken, edit, newId, back }: ManyProps) {
  const hud = useHud();
  const { model, words } = hud;
  const door = useMemo(() => new LibraryDoor(model.spaceSlug), [model.spaceSlug]);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [read, setRead] = useState<Read | null>(null);
  const [kind, setKind] = useState<RowKind>("wall");
  const [frame, setFrame] = useState<FrameName>("wood");
  const [doing, setDoing] = useState<Doing>("nothing");
  const field = useRef<HTMLInputElement>(null);

  const bring = async (brought: readonly File[]) => {
    const all = [...files, ...brought];
    setFiles(all);
    setDoing("nothing");
    const csv = all.filter(({ name }) => /\.(csv|tsv|txt)$/i.test(name)).at(-1);
    if (!csv) return;
    const table = await readCsvFile(csv);
    const items = itemsOf(table);
    const found = await findPictures(items.items, all, door);
    setRead({ name: csv.name.replace(/\.\w+$/, ""), table, items, found });
  };
  useEffect(() => {
    if (!brought) return;
    tableTaken();
    void bring(brought);
  }, [brought]);
  const faults = read ? allFaults(read) : [];
  const isWhole =
    read !== null && read.items.items.length > 0 && read.table.faults.length === 0 && faults.length === 0;

  const place = async () => {
    if (!read) return;
    setDoing("sending");
    const shown = await broughtIn(read, hud);
    if ("code" in shown) {
      setDoing(shown);
      return;
    }
    const middle = { x: window.innerWidth / 2, y: window.innerHeight / 2 };
    const goes = rowGoes(model.self, await hud.drawnPlace(), middle);
    const { operations } = rowOf(read.name.slice(0, 80), kind, shown, goes.place, frame, newId);
    const outcome = await edit(operations);
    setDoing(outcome.refused ?? { placed: shown.length });
  };
  const isTooLarge = read !== null && isWhole && sizeOf(read, kind, frame) > EDIT_BYTES;
  return (
    <div class="media-many">
      <button type="button" class="hud-line-button" onClick={back}>
        {words.text("media-back")}
      </button>
      {!read && <p class="hud-note">{words.text("media-table-how")}</p>}
      <div class="hud-row">
        <button
          type="button"
          class={read ? "hud-line-button" : "hud-action"}
          data-first
          onClick={() => field.current?.click()}
        >
          {words.text("media-table-choose")}
        </button>
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${EXAMPLE}`)}`}
          download="things.csv"
        >
          {words.text("media-table-example")}
        </a>
      </div>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept=".csv,.tsv,.txt,.png,.jpg,.jpeg,.webp,.glb"
        aria-label={words.text("media-table-choose")}
        onChange={(event) => {
          bring([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      {read && <TablePreview table={read.table} items={read.items} found={read.found} faults={faults} />}
      {read && read.items.items.length > 0 && (
        <>
          <fieldset class="media-kinds">
            <legend>{words.text("media-row")}</legend>
            {(["wall", "plinths"] as const).map((each) => (
              <label key={each}>
                <input type="radio" name="media-row" checked={each === kind} onChange={() => setKind(each)} />
                <span>{words.text(`media-row-${each}`)}</span>
              </label>
            ))}
          </fieldset>
          {kind === "wall" && (
            <label class="media-field">
              <span>{words.text("media-frame")}</span>
              <select value={frame} onChange={(event) => setFrame(event.currentTarget.value as FrameName)}>
                {FRAMES.map((each) => (
                  <option key={each} value={each}>
                    {words.text(`media-frame-${each}`)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {isTooLarge && <p role="alert">{words.text("media-table-large")}</p>}
          <button
            type="button"
            class="hud-action media-place"
            disabled={!isWhole || isTooLarge || doing === "sending"}
            onClick={place}
          >
            {words.text("media-table-place", { count: read.items.items.length })}
          </button>
        </>
      )}
      <p class="hud-note" role="status">
        {doing === "sending" && words.text("media-table-sending")}
        {typeof doing === "object" &&
          "placed" in doing &&
          words.text("media-table-placed", { count: doing.placed })}
        {typeof doing === "object" && "code" in doing && words.reason(doing.code, doing.facts)}
      </p>
    </div>
  );
}

/** What the table says wrongly, and what is nowhere to be found. */
function allFaults({ items, found }: Read): readonly CellFault[] {
  const missing = items.items.flatMap((item, at) =>
    found[at] === "missing"
      ? [
          {
            code: "cell-picture" as const,
            line: item.line,
            column: "picture" as const,
            facts: { name: item.picture },
          },
        ]
      : [],
  );
  return [...items.faults, ...missing];
}

/** Sends what is still to be sent, and returns all rows with their Assets; the first refusal ends it. */
async function broughtIn(
  { items, found }: Read,
  hud: ReturnType<typeof useHud>,
): Promise<readonly Shown[] | Refusal> {
  const own = [...new Set(found.filter((one) => one instanceof File))];
  const sent = new Map<File, AssetCard>();
  for (const file of own) {
    const come = await uploadsOf(hud).send(file);
    if ("refused" in come) return come.refused;
    sent.set(file, come.answer);
  }
  return items.items.map((item, at) => {
    const one = found[at] ?? null;
    if (one instanceof File) return { item, asset: sent.get(one) ?? null };
    return { item, asset: one === "missing" ? null : one };
  });
}

/** Of the edit as it would be sent, in bytes at most. */
function sizeOf({ items, found }: Read, kind: RowKind, frame: FrameName): number {
  const shown = items.items.map((item, at) => {
    const one = found[at] ?? null;
    return { item, asset: one instanceof File || one === "missing" ? STAND_IN : one };
  });
  const { operations } = rowOf("", kind, shown, { position: [0, 0, 0], yaw: 1 }, frame, () => SOME_ID);
  return new TextEncoder().encode(JSON.stringify(operations)).length;
}

const SOME_ID = "ent_0000000000000000";
const STAND_IN = {
  id: "ast_0000000000000000",
  kind: "image",
  facts: { width: 1, height: 1, bounds: null },
} as unknown as AssetCard;
