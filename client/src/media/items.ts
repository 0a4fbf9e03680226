/** The rows of a table as things to be shown: which column means what, and what is wrong in which cell. */
import type { Table } from "./csv";

export type ColumnName = "name" | "text" | "picture" | "maker" | "date" | "rights" | "price" | "width_cm";

/** One thing to be hung or to be stood on a plinth; empty where the table says nothing. */
export interface Item {
  readonly line: number;
  readonly name: string;
  readonly text: string;
  /** A file's name, as the table has it. */
  readonly picture: string;
  readonly maker: string;
  readonly date: string;
  readonly rights: string;
  readonly price: string;
  readonly width_cm: number;
}

export interface CellFault {
  readonly code: "cell-missing" | "cell-long" | "cell-number" | "cell-picture" | "cell-unfit";
  readonly line: number;
  readonly column: ColumnName;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface Items {
  readonly items: readonly Item[];
  readonly faults: readonly CellFault[];
  /** The table's own names of columns that mean nothing here. */
  readonly unknown: readonly string[];
  readonly known: readonly ColumnName[];
}

export const WIDTH_CM = 60;
const WIDTH_CM_MIN = 1;
const WIDTH_CM_MAX = 3_000;
const LINE_MAX = 120;
const NAME_MAX = 80;
const TEXT_MAX = 500;

/** What people call their columns, in the languages we speak; compared without case, accents, spaces and `_`. */
const CALLED: Readonly<Record<ColumnName, readonly string[]>> = {
  name: ["name", "title", "nom", "titre", "名称", "名字", "标题", "作品"],
  text: ["text", "description", "texte", "文字", "说明", "描述", "介绍"],
  picture: [
    "picture",
    "image",
    "file",
    "photo",
    "model",
    "fichier",
    "modele",
    "图片",
    "图像",
    "文件",
    "照片",
    "模型",
  ],
  maker: ["maker", "artist", "author", "creator", "artiste", "auteur", "auteure", "作者", "艺术家", "制作者"],
  date: ["date", "year", "annee", "日期", "年份", "年代"],
  rights: [
    "rights",
    "licence",
    "license",
    "copyright",
    "credit",
    "droits",
    "credits",
    "版权",
    "许可",
    "授权",
  ],
  price: ["price", "prix", "cost", "价格", "售价"],
  width_cm: [
    "widthcm",
    "width",
    "largeurcm",
    "largeur",
    "宽度",
    "宽",
    "宽cm",
    "宽度cm",
    "宽(cm)",
    "width(cm)",
    "largeur(cm)",
  ],
};
const LONGEST: Readonly<Partial<Record<ColumnName, number>>> = {
  name: NAME_MAX,
  text: TEXT_MAX,
  maker: LINE_MAX,
  date: LINE_MAX,
  rights: LINE_MAX,
  price: LINE_MAX,
};

export function itemsOf(table: Table): Items {
  const columns = table.columns.map(columnOf);
  const faults: CellFault[] = [];
  const items = table.rows.map(({ line, cells }) => {
    const written = (name: ColumnName) => (cells[columns.indexOf(name)] ?? "").trim();
    const fault = (column: ColumnName, code: CellFault["code"], facts: CellFault["facts"] = {}) =>
      faults.push({ code, line, column, facts });
    for (const [column, limit] of Object.entries(LONGEST) as [ColumnName, number][]) {
      if ([...written(column)].length > limit) fault(column, "cell-long", { limit });
    }
    if (written("name") === "") fault("name", "cell-missing");
    const width = written("width_cm") === "" ? WIDTH_CM : numberIn(written("width_cm"));
    if (!(width >= WIDTH_CM_MIN && width <= WIDTH_CM_MAX))
      fault("width_cm", "cell-number", { least: WIDTH_CM_MIN, most: WIDTH_CM_MAX });
    return {
      line,
      name: written("name"),
      text: written("text"),
      picture: written("picture"),
      maker: written("maker"),
      date: written("date"),
      rights: written("rights"),
      price: written("price"),
      width_cm: width,
    };
  });
  return {
    items,
    faults,
    unknown: table.columns.filter((_, at) => columns[at] === null),
    known: columns.filter((column) => column !== null),
  };
}

function columnOf(called: string): ColumnName | null {
  const plain = called
    .normalize("NFD")
    .replace(/[\p{M}\s_-]/gu, "")
    .toLowerCase();
  const found = Object.entries(CALLED).find(([, names]) => names.includes(plain));
  return found ? (found[0] as ColumnName) : null;
}

/** "61,5 cm" as "61.5"; NaN for what is no number. */
function numberIn(text: string): number {
  const plain = text.replace(/\s*cm$/i, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Whether a file is the one that a cell names: with its ending or without, in whatever case. */
export function isNamed(file: string, cell: string): boolean {
  const plain = (name: string) => (name.split(/[\\/]/).at(-1) ?? name).trim().normalize("NFC").toLowerCase();
  const [has, wanted] = [plain(file), plain(cell)];
  return (
    wanted !== "" &&
    (has === wanted || has.replace(/\.[^.]+$/, "") === wanted.replace(/\.(glb|gltf|png|jpe?g|webp)$/, ""))
  );
}
