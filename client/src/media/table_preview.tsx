/** The table as it was understood, with what is wrong by row and column. */
import { useHud } from "../hud/context";
import type { Table } from "./csv";
import type { Found } from "./find_pictures";
import type { CellFault, ColumnName, Item, Items } from "./items";

const FAULTS_SHOWN = 20;

interface PreviewProps {
  readonly table: Table;
  readonly items: Items;
  readonly found: readonly Found[];
  readonly faults: readonly CellFault[];
}

export function TablePreview({ table, items, found, faults }: PreviewProps) {
  const { words } = useHud();
  const at = new Map(faults.map((fault) => [`${fault.line} ${fault.column}`, fault]));
  return (
    <>
      {table.faults.map(({ code, line }) => (
        <p key={`${code} ${line}`} role="alert">
          {words.text(`media-${code}`, { line })}
        </p>
      ))}
      {items.unknown.length > 0 && (
        <p class="hud-note">{words.text("media-table-unknown", { columns: items.unknown.join(", ") })}</p>
      )}
      {faults.length > 0 && (
        <ul class="media-faults" role="alert">
          {faults.slice(0, FAULTS_SHOWN).map((fault) => (
            <li key={`${fault.line} ${fault.column} ${fault.code}`}>
              {words.text("media-fault-at", {
                line: fault.line,
                column: words.text(`media-column-${fault.column}`),
              })}{" "}
              {words.text(`media-${fault.code}`, fault.facts)}
            </li>
          ))}
        </ul>
      )}
      {items.items.length > 0 && (
        <div class="media-table">
          <table>
            <caption>{words.text("media-table-rows", { count: items.items.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{words.text("media-column-line")}</th>
                {items.known.map((column) => (
                  <th key={column} scope="col">
                    {words.text(`media-column-${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.items.map((item, row) => (
                <tr key={item.line}>
                  <th scope="row">{item.line}</th>
                  {items.known.map((column) => (
                    <td key={column} data-fault={at.has(`${item.line} ${column}`) || undefined} dir="auto">
                      <Cell item={item} column={column} found={found[row] ?? null} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface CellProps {
  readonly item: Item;
  readonly column: ColumnName;
  readonly found: Found;
}

function Cell({ item, column, found }: CellProps) {
  const { words } = useHud();
  if (column === "width_cm") return <>{Number.isNaN(item.width_cm) ? "?" : item.width_cm}</>;
  if (column !== "picture" || found === null || found === "missing") return <>{item[column]}</>;
  const key = found instanceof File ? "media-found-file" : "media-found-library";
  return (
    <>
      {item.picture} <span class="hud-note">{words.text(key)}</span>
    </>
  );
}
