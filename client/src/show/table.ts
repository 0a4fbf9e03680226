/** A table as in print: rules between its rows, numbers under one another, names of columns in small ink. */
import type { Table } from "../protocol/generated";
import type { Block, BlockWorld } from "./blocks";
import { fitted, HAIRLINE, INK, type Pen, rule, SECOND, sans, widthOf, write } from "./ink";

const ROW = 1.5;
const HEAD = 1.45;
const CELL = 0.45;
const NUMBER = /^\s*[+−-]?[\d\s.,:'’\u00a0\u202f]*\d\s*[%‰€$£¥°]?[A-Za-z]{0,3}\s*$/u;

export function tableBlock(table: Table & { kind: "table" }, { pen, letter, width }: BlockWorld): Block {
  const font = sans(letter * 0.94);
  const head = sans(letter * 0.82, 600);
  const isNumeric = table.columns.map(
    (_, column) => table.rows.length > 0 && table.rows.every((row) => NUMBER.test(row[column] ?? "")),
  );
  const widths = columnWidths(pen, table, { font, head }, letter, width);
  const caption = table.caption === "" ? 0 : 1.5 * letter;
  const height = caption + HEAD * letter + table.rows.length * ROW * letter;
  return {
    least: height,
    most: height,
    draw(on, { left, top }) {
      if (caption > 0)
        write(on, fitted(on, table.caption, sans(letter * 0.94, 600), width), left, top + 0.6 * letter, {
          font: sans(letter * 0.94, 600),
        });
      let y = top + caption;
      const line = (cells: readonly string[], high: number, style: string, colour: string) => {
        let x = left;
        for (const [column, room] of widths.entries()) {
          const isRight = isNumeric[column] ?? false;
          const inner = room - 2 * CELL * letter;
          const at = isRight ? x + room - CELL * letter : x + (column === 0 ? 0 : CELL * letter);
          const align = isRight ? "right" : "left";
          write(on, fitted(on, cells[column] ?? "", style, inner), at, y + high / 2, {
            font: style,
            colour,
            align,
          });
          x += room;
        }
        y += high;
      };
      line(table.columns, HEAD * letter, head, SECOND);
      on.lineWidth = Math.max(1, letter * 0.05);
      on.strokeStyle = INK;
      rule(on, [left, y], [left + width, y]);
      on.strokeStyle = HAIRLINE;
      for (const row of table.rows) {
        line(row, ROW * letter, font, INK);
        rule(on, [left, y], [left + width, y]);
      }
    },
  };
}

/** As wide as they need, together as wide as the board; where there is too little, the widest give first. */
function columnWidths(
  pen: Pen,
  { columns, rows }: Table,
  { font, head }: { font: string; head: string },
  letter: number,
  width: number,
): number[] {
  const wanted = columns.map(
    (name, column) =>
      Math.max(
        widthOf(pen, name, head),
        ...rows.map((row) => widthOf(pen, row[column] ?? "", font)),
        letter,
      ) +
      2 * CELL * letter,
  );
  const sum = wanted.reduce((all, each) => all + each, 0);
  if (sum <= width) return wanted.map((each) => each + (width - sum) / wanted.length);
  return shared(wanted, width);
}

/** No column is wider than a cap that makes all fit. */
export function shared(wanted: readonly number[], width: number): number[] {
  let cap = width / wanted.length;
  for (let turn = 0; turn < wanted.length; turn += 1) {
    const small = wanted.filter((each) => each <= cap);
    const large = wanted.length - small.length;
    if (large === 0) break;
    cap = (width - small.reduce((all, each) => all + each, 0)) / large;
  }
  return wanted.map((each) => Math.min(each, cap));
}
