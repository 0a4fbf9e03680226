import { expect, test } from "vitest";
import { readCsv, readCsvFile } from "../../src/media/csv";
import { isNamed, itemsOf } from "../../src/media/items";

const cells = (text: string) => readCsv(text).rows.map((row) => row.cells);

test("quoted cells hold separators, quotes and line ends, as RFC 4180 has them", () => {
  const table = readCsv('name,text\r\n"Orchid, in ink","said ""so""\r\nin two lines"\r\nRock,plain');
  expect(table.columns).toEqual(["name", "text"]);
  expect(table.rows).toEqual([
    { line: 2, cells: ["Orchid, in ink", 'said "so"\r\nin two lines'] },
    { line: 4, cells: ["Rock", "plain"] },
  ]);
  expect(table.faults).toEqual([]);
});

test("a mark of byte order, semicolons and tabs are understood", () => {
  expect(cells("\ufeffname;price\nOrchid;1,50")).toEqual([["Orchid", "1,50"]]);
  expect(cells("name\tprice\nOrchid\t1;50")).toEqual([["Orchid", "1;50"]]);
  expect(readCsv("\ufeffname;price\nOrchid;1").columns[0]).toBe("name");
});

test("a quote that never ends, and cells beyond the columns, are told with their lines", () => {
  expect(readCsv('name\n"open').faults).toEqual([{ code: "csv-quote", line: 2 }]);
  expect(readCsv("name\nOrchid,more,cells").faults).toEqual([{ code: "csv-cells", line: 2 }]);
  expect(readCsv(" \n\n").faults).toEqual([{ code: "csv-empty", line: 1 }]);
});

test("letters that are no UTF-8 are told, and nothing is guessed", async () => {
  const table = await readCsvFile(new Blob([new Uint8Array([0x6e, 0x0a, 0xe9, 0x74])]));
  expect(table.faults).toEqual([{ code: "csv-letters", line: 1 }]);
});

test("columns are known by their names in three languages", () => {
  const french = itemsOf(readCsv("Titre;Image;Auteur;Largeur_cm\nOrchidée;o.jpg;Zhao;61,5 cm"));
  expect(french.items[0]).toMatchObject({
    name: "Orchidée",
    picture: "o.jpg",
    maker: "Zhao",
    width_cm: 61.5,
  });
  const chinese = itemsOf(readCsv("名称,图片,作者,宽度_cm,备注\n兰,兰.png,赵,40,x"));
  expect(chinese.items[0]).toMatchObject({ name: "兰", picture: "兰.png", maker: "赵", width_cm: 40 });
  expect(chinese.unknown).toEqual(["备注"]);
});

test("what is wrong is told by line and column", () => {
  const { faults } = itemsOf(readCsv(`name,width_cm,maker\n,80,x\nA,wide,${"x".repeat(121)}`));
  expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([
    [2, "name", "cell-missing"],
    [3, "maker", "cell-long"],
    [3, "width_cm", "cell-number"],
  ]);
});

test("a picture is found by its file's name, with its ending or without", () => {
  expect(isNamed("Orchid.JPG", "orchid.jpg")).toBe(true);
  expect(isNamed("orchid.jpg", "pictures/Orchid")).toBe(true);
  expect(isNamed("orchid.jpg", "rock.jpg")).toBe(false);
  expect(isNamed("orchid.jpg", "")).toBe(false);
});
