/** What is on a Panel, from top to bottom. Everything is text, a list, a table or a field to whoever does not see it. */
import { useEffect, useState } from "preact/hooks";
import type { AssetCard } from "../../media/asset";
import { bookOf } from "../../media/assets";
import type { Item } from "../../model/answers";
import type { ShownPanel } from "../../model/experiences";
import type { Listing, Picture, Progress, Table, Text } from "../../protocol/generated";
import { useHud } from "../context";
import { BarTable } from "./bar_table";
import type { Faults } from "./check";
import { FieldInput } from "./fields";
import { LineDrawing } from "./line_drawing";

export function PanelItems({ shown, faults }: { readonly shown: ShownPanel; readonly faults: Faults }) {
  return (
    <>
      {shown.content.items.map((item, at) =>
        "name" in item ? (
          // By its name: what she writes stays hers, and the cursor in it, wherever it comes to stand.
          <FieldInput
            key={`field ${item.name}`}
            shown={shown}
            field={item}
            fault={faults.get(item.name) ?? null}
          />
        ) : (
          <Still key={`${at} ${item.kind}`} item={item} />
        ),
      )}
    </>
  );
}

/** What is only looked at. */
function Still({ item }: { readonly item: Exclude<Item, { name: string }> }) {
  switch (item.kind) {
    case "text":
      return <Words {...item} />;
    case "picture":
      return <AssetPicture {...item} />;
    case "list":
      return <Entries {...item} />;
    case "table":
      return <Cells {...item} />;
    case "progress":
      return <Meter {...item} />;
    case "bars":
      return <BarTable {...item} />;
    case "lines":
      return <LineDrawing {...item} />;
  }
}

function Words({ text, style }: Text) {
  if (style === "heading") return <h3 dir="auto">{text}</h3>;
  return (
    <p class={`xp-text xp-${style}`} dir="auto">
      {text}
    </p>
  );
}

function AssetPicture({ asset, alt }: Picture) {
  const { model } = useHud();
  const [card, setCard] = useState<AssetCard | null>(null);
  useEffect(() => {
    let isWanted = true;
    bookOf(model.spaceSlug)
      .about(asset)
      .then(
        (found) => isWanted && setCard(found?.kind === "image" ? found : null),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [asset, model]);
  // What cannot be shown is at least said.
  if (!card) return alt ? <p class="hud-note">{alt}</p> : null;
  const { width, height } = card.facts;
  return (
    <img
      class="xp-picture"
      src={card.url}
      alt={alt}
      width={width || undefined}
      height={height || undefined}
    />
  );
}

function Entries({ entries, is_numbered }: Listing) {
  const List = is_numbered ? "ol" : "ul";
  return (
    <List class="xp-list">
      {entries.map((entry, at) => (
        <li key={at} dir="auto">
          {entry}
        </li>
      ))}
    </List>
  );
}

function Cells({ caption, columns, rows }: Table) {
  const { words } = useHud();
  /** A heading stands where its numbers stand. */
  const classOf = (column: number): string =>
    rows.length > 0 && rows.every((row) => isNumber(row[column] ?? "")) ? "xp-number" : "";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too.
    <section class="xp-scroll" tabIndex={0} aria-label={caption || words.text("xp-table")}>
      <table>
        {caption && <caption dir="auto">{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col" class={classOf(at)} dir="auto">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} class={isNumber(cell) ? "xp-number" : ""} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Numbers stand under one another. */
function isNumber(cell: string): boolean {
  return /^[-+−]?[\d.,\s\u00a0\u202f]*\d[\d.,\s\u00a0\u202f]*\s?[%€$£¥]?$/.test(cell);
}

function Meter({ label, value }: Progress) {
  const { words } = useHud();
  const part = new Intl.NumberFormat(words.locale, { style: "percent", maximumFractionDigits: 0 }).format(
    value,
  );
  return (
    <label class="xp-progress">
      <span dir="auto">{label}</span>
      <span class="xp-part">{part}</span>
      <progress max={1} value={value} aria-valuetext={part} />
    </label>
  );
}
