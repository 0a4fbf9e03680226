import { describe, expect, test } from "vitest";
import type { Panel } from "../../src/protocol/generated";
import { layBoard, roomsOf } from "../../src/show/board_sheet";
import { notingPen } from "./pen";

const SIZE = { width: 1_600, height: 1_000 };
const LETTER = 60;
const UNTOUCHED = { over: null, pressed: null };
const WORLD = { locale: "en", pictureOf: () => undefined };
const TEXT = { kind: "text", style: "plain" } as const;

function panel(more: Partial<Panel>): Panel {
  return { title: "Tea?", items: [], buttons: [], can_close: true, ...more };
}

function laid(content: Panel) {
  const { pen, written } = notingPen();
  const board = layBoard(pen, content, SIZE, LETTER, WORLD);
  board.draw(UNTOUCHED);
  return { board, written };
}

const button = (name: string, label: string) => ({ name, label, style: "plain" }) as const;

describe("a board from a Panel", () => {
  test("has every kind of item, in the Panel's order, above its buttons", () => {
    const { board, written } = laid(
      panel({
        items: [
          { ...TEXT, text: "Two kinds today." },
          { kind: "list", entries: ["Longjing"], is_numbered: true },
          { kind: "table", caption: "", columns: ["Tea", "Left"], rows: [["Pu’er", "3"]] },
          { kind: "progress", label: "Water", value: 0.8 },
          { kind: "bars", title: "Cups", labels: ["Mei"], values: [2], unit: "" },
        ],
        buttons: [button("yes", "Please")],
      }),
    );
    const texts = [
      "Tea?",
      "Two kinds today.",
      "1.",
      "Longjing",
      "Tea",
      "Pu’er",
      "Water",
      "80%",
      "Cups",
      "Mei",
      "Please",
    ];
    const places = texts.map((text) => written.find((each) => each.text === text)?.y ?? Number.NaN);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(board.buttons.map(({ button: { name } }) => name)).toEqual(["yes"]);
    expect(board.letter).toBeGreaterThan(0.6 * LETTER);
  });

  test("four answers stand in two rows of two, each within the board and beside no other", () => {
    const labels = ["Han", "Tang", "Northern Song", "Ming"];
    const { board } = laid(panel({ buttons: labels.map((label, at) => button(`b${at}`, label)) }));
    const [a, b, c] = board.buttons;
    expect([a?.top, a?.left]).toEqual([b?.top, c?.left]);
    for (const { left, top, width, height } of board.buttons) {
      expect(left).toBeGreaterThan(0);
      expect(left + width).toBeLessThan(SIZE.width);
      expect(top + height).toBeLessThan(SIZE.height);
    }
  });

  test("what does not fit is written smaller, and then cut with a way to the rest", () => {
    const lines = (count: number) =>
      panel({ items: Array.from({ length: count }, (_, at) => ({ ...TEXT, text: `line ${at}` })) });
    const some = laid(lines(9));
    expect(some.board.letter).toBeLessThan(LETTER);
    expect(some.written.some(({ text }) => text === "line 8")).toBe(true);
    expect(some.board.opens).toHaveLength(0);
    const many = laid(lines(60));
    expect(many.board.letter).toBeCloseTo(0.6 * LETTER);
    expect(many.written.some(({ text }) => text === "line 59")).toBe(false);
    expect(many.board.opens).toHaveLength(1);
  });

  test("a press on a field opens the Panel as a page; hostile words stay words within the board", () => {
    const hostile = "<script>".repeat(25);
    const field = { kind: "text_field", name: "name", label: hostile, value: "" } as const;
    const { board, written } = laid(
      panel({ items: [{ ...field, chars_max: 40, is_long: false, is_required: true }] }),
    );
    expect(board.opens).toHaveLength(1);
    const label = written.find(({ text }) => text.startsWith("<script>"))!;
    expect(label.text.endsWith("…")).toBe(true);
    expect(label.x + (label.text.length * label.size) / 2).toBeLessThan(SIZE.width);
  });

  test("a chart grows into what is left, words do not", () => {
    const blocks = [
      { least: 100, most: 100, draw: () => undefined },
      { least: 100, most: 300, draw: () => undefined },
    ];
    const rooms = roomsOf(blocks, { left: 0, width: 500, top: 50 }, 10, 150);
    expect(rooms.map(({ top, height }) => [top, height])).toEqual([
      [50, 100],
      [160, 250],
    ]);
  });
});
