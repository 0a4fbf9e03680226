import { describe, expect, it } from "vitest";
import { boardWords, cloudWords, reliefWords } from "../../src/text/numbers";

const WORDS = {
  locale: "en",
  text: (key: string, facts = {}) => `${key} ${JSON.stringify(facts)}`,
};

describe("numbers in words", () => {
  it("tell how high a relief is, and where the highest", () => {
    const surface = {
      x_from: 0,
      x_to: 2_800,
      y_from: null,
      y_to: null,
      x_title: "East / m",
      z_title: "Depth",
    };
    const facts = { shape: [300, 421], lows: [-57.49], highs: [-1.8], highest: [10, 42] as const };
    const told = reliefWords(WORDS, { y_title: "", ...surface } as never, facts);
    expect(told).toContain('"x":"East / m"');
    expect(told).toContain('"low":"−57.49","high":"−1.8"');
    expect(told).toContain('"at_x":"280","at_y":"10"');
  });

  it("tell how many points there are, and from where to where", () => {
    const facts = { shape: [9, 4], lows: [0, 1, 2, 3], highs: [4, 5, 6, 7], highest: null };
    const told = cloudWords(
      WORDS,
      { x_title: "", y_title: "", z_title: "", value_title: "" } as never,
      facts,
    );
    expect(told).toContain('"count":9');
    expect(told).toContain("data-points-value");
    expect(cloudWords(WORDS, {} as never, { ...facts, lows: [], highs: [] })).toContain("data-holes");
  });

  it("are all that stands on a board, line after line", () => {
    const board = {
      title: "Tea",
      text: "From nine",
      rows: [["a", "b"]],
      series: [["Mon", 3]],
      series_title: "Cups",
    };
    expect(boardWords(board as never)).toBe("Tea\nFrom nine\na, b\nCups\nMon: 3");
  });
});
