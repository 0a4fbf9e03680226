import { expect, test } from "vitest";
import { type Block, button, type Content, inRows, text } from "../../../src/xr/card/content";
import { type Box, BUTTON_MM, type Layout, Layouter } from "../../../src/xr/card/layout";
import { fitted, measureBy, wrapped } from "../../../src/xr/card/letters";

const SIZE = { width: 230, height: 290 };
const measure = measureBy(null);
const act = () => undefined;
const paging = { earlier: button("earlier", "←", act), later: button("later", "→", act) };
const long = "Mascha-Ekaterina von Hohenstein-Donnersmarck";
const sentence = "Everybody you do not know is hidden, and newcomers stay hidden too. ";

function manyPeople(count: number): Content {
  const buttons = Array.from({ length: count }, (_, at) =>
    button(`person-${at}`, `${long} ${at}`, act, { note: long }),
  );
  const blocks: Block[] = [text(sentence.repeat(9)), text("话".repeat(300), "second"), ...inRows(buttons, 2)];
  return {
    title: `${long} ${long}`,
    blocks,
    before: button("back", "Back", act),
    after: button("pin", "Pin", act),
  };
}

function pagesOf(content: Content, zoom = 1): Layout[] {
  const layouter = new Layouter(SIZE, measure, zoom);
  const { pages } = layouter.lay(content, 0, paging);
  return Array.from({ length: pages }, (_, page) => layouter.lay(content, page, paging));
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test.each([1, 1.125, 1.3125])(
  "nothing overlaps or stands out, at letters of %f, and a finger hits every button",
  (zoom) => {
    for (const { texts, buttons } of pagesOf(manyPeople(31), zoom)) {
      const boxes: Box[] = [...texts, ...buttons];
      for (const { x, y, width, height } of boxes) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(SIZE.width);
        expect(y + height).toBeLessThanOrEqual(SIZE.height);
      }
      boxes.forEach((box, at) => {
        for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
      });
      for (const { width, height } of buttons)
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(BUTTON_MM);
    }
  },
);

test("every button of a long list is on one page and no more", () => {
  const names = pagesOf(manyPeople(31)).flatMap(({ buttons }) => buttons.map(({ block }) => block.name));
  const people = names.filter((name) => name.startsWith("person-"));
  expect(people).toEqual(Array.from({ length: 31 }, (_, at) => `person-${at}`));
});

test("on the first page there is no earlier one, on the last no later one", () => {
  const off = ({ buttons }: Layout) =>
    buttons.filter(({ block }) => block.isDisabled).map(({ block }) => block.name);
  const pages = pagesOf(manyPeople(31));
  expect([off(pages[0]!), off(pages[1]!), off(pages.at(-1)!)]).toEqual([["earlier"], [], ["later"]]);
  const short = pagesOf({ title: "Panic", blocks: [button("show", "Show", act)] });
  expect(short.map(({ buttons }) => buttons.length)).toEqual([1]);
});

test("a heading is on the page of its buttons", () => {
  const blocks = Array.from({ length: 9 }, (_, at) => [
    text(`Heading ${at}`, "second"),
    button(`b${at}`, "b", act),
  ]);
  for (const { texts, buttons } of pagesOf({ title: "Settings", blocks: blocks.flat() })) {
    const headings = texts.filter(({ tone }) => tone === "second").length;
    expect(buttons.filter(({ block }) => block.name.startsWith("b")).length).toBe(headings);
  }
});

test("no letter leaves its box, and what does not fit says so", () => {
  for (const { texts, buttons } of pagesOf(manyPeople(5))) {
    for (const { fitted: fit, width } of texts)
      for (const line of fit.lines) expect(measure(line, fit.font)).toBeLessThanOrEqual(width);
    for (const { label, note, width } of buttons)
      for (const fit of [label, ...(note ? [note] : [])])
        for (const line of fit.lines) expect(measure(line, fit.font)).toBeLessThanOrEqual(width);
  }
  const cut = fitted(sentence.repeat(3), { size: 10, weight: 400 }, 100, 2, measure);
  expect([cut.isCut, cut.lines.length, cut.lines.at(-1)!.endsWith("…")]).toEqual([true, 2, true]);
});

test("a Chinese line begins with no comma or full stop, and a French one with no question mark", () => {
  const font = { size: 10, weight: 400 } as const;
  for (let room = 70; room < 160; room += 10) {
    for (const line of wrapped("你好，请到这边来。谢谢！我听不见你说话，请稍等。", font, room, measure))
      expect(line).not.toMatch(/^[，。！]/);
    for (const line of wrapped("Que s’est-il passé\u202f? Un appui l’envoie\u202f!", font, room, measure))
      expect(line).not.toMatch(/^[\u202f?!]/);
    for (const line of wrapped("On y voit «\u00a0兰亭序\u00a0»\u00a0: c’est ici.", font, room, measure))
      expect(line).not.toMatch(/^[\u00a0»:]|«\u00a0?$/);
  }
});
