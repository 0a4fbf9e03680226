/** Tables as spreadsheets write them: RFC 4180 in UTF-8, with `,`, `;` or a tab between, with or without a byte order mark. */

/** What is wrong with a table as such, and in which line of the file. */
export interface TableFault {
  readonly code: "csv-quote" | "csv-cells" | "csv-empty" | "csv-large" | "csv-letters";
  readonly line: number;
}

export interface TableRow {
  /** Of the file, from 1: where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly faults: readonly TableFault[];
}

export const CSV_BYTES_MAX = 1024 * 1024;
const SEPARATORS = [",", ";", "\t"] as const;

/** Reads a file; what is no UTF-8 is a fault, since names would be spoiled. */
export async function readCsvFile(file: Blob): Promise<Table> {
  if (file.size > CSV_BYTES_MAX) return faulty("csv-large", 1);
  try {
    return readCsv(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
  } catch {
    return faulty("csv-letters", 1);
  }
}

export function readCsv(text: string): Table {
  const whole = text.replace(/^\ufeff/, "");
  const { rows, faults } = cellsOf(whole, separatorOf(whole));
  const [head, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (!head) return { columns: [], rows: [], faults: [...faults, { code: "csv-empty", line: 1 }] };
  const columns = head.cells.map((cell) => cell.trim());
  const long = rest.filter(({ cells }) => cells.slice(columns.length).some((cell) => cell.trim() !== ""));
  const tooMany = long.map(({ line }) => ({ code: "csv-cells" as const, line }));
  return { columns, rows: rest, faults: [...faults, ...tooMany] };
}

function faulty(code: TableFault["code"], line: number): Table {
  return { columns: [], rows: [], faults: [{ code, line }] };
}

/** The one that stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, "").split(/\r\n|\r|\n/, 1)[0] ?? "";
  const count = (separator: string) => first.split(separator).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] as string;
}

function cellsOf(text: string, separator: string): { rows: TableRow[]; faults: TableFault[] } {
  const rows: TableRow[] = [];
  const faults: TableFault[] = [];
  let [cells, cell, line, began]: [string[], string, number, number] = [[], "", 1, 1];
  const endRow = () => {
    rows.push({ line: began, cells: [...cells, cell] });
    [cells, cell] = [[], ""];
  };
  let at = 0;
  while (at < text.length) {
    const letter = text[at] as string;
    if (letter === '"' && cell.trim() === "") {
      const end = quoteEnd(text, at + 1);
      const quoted = text.slice(at + 1, end);
      if (end === text.length) faults.push({ code: "csv-quote", line });
      cell = quoted.replaceAll('""', '"');
      line += linesIn(quoted);
      at = end + 1;
      continue;
    }
    if (letter === separator) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[at + 1] === "\n") at += 1;
      endRow();
      line += 1;
      began = line;
    } else {
      cell += letter;
    }
    at += 1;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return { rows, faults };
}

/** Where the quote ends that begins before `from`; two in a row are one of the text's own. */
function quoteEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return text.length;
}

function linesIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
