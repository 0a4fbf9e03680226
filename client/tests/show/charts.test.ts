import { expect, test } from "vitest";
import { barEnds, drawBars, drawLines } from "../../src/show/charts";
import { shared } from "../../src/show/table";
import { notingPen } from "./pen";

const ROOM = { left: 0, top: 0, width: 1_000, height: 400 };

test("bars stand on nought, whichever side they are of it", () => {
  expect(barEnds([3, 5])).toEqual([0, 5]);
  expect(barEnds([-3, 5])).toEqual([-3, 5]);
  expect(barEnds([-3, -5])).toEqual([-5, 0]);
});

test("every bar has its name and its number, and a chart without any draws nothing", () => {
  const { pen, written } = notingPen();
  drawBars(
    pen,
    { kind: "bars", title: "", labels: ["Han", "Tang"], values: [2, -1.5], unit: "%" },
    ROOM,
    20,
    "en",
  );
  expect(written.map(({ text }) => text)).toEqual(["Han", "2\u202f%", "Tang", "−1.5\u202f%"]);
  drawBars(pen, { kind: "bars", title: "", labels: [], values: [], unit: "" }, ROOM, 20, "en");
  expect(written).toHaveLength(4);
});

test("lines are named at their ends, and no name stands on another", () => {
  const { pen, written } = notingPen();
  const series = ["Heart", "Breath", "Pulse"].map((name, at) => ({
    name,
    points: [
      [0, 50],
      [9, 70 + at],
    ] as [number, number][],
  }));
  drawLines(pen, { kind: "lines", title: "", series, x_label: "min", y_label: "" }, ROOM, 20, "en");
  const ends = series.map(({ name }) => written.find(({ text }) => text === name)!.y).sort((a, b) => a - b);
  expect(Math.min(ends[1]! - ends[0]!, ends[2]! - ends[1]!)).toBeGreaterThan(15);
});

test("a chart of one point, and of none, is still a chart", () => {
  const { pen, written } = notingPen();
  for (const points of [[], [[3, 4]]] as [number, number][][])
    drawLines(
      pen,
      { kind: "lines", title: "", series: [{ name: "a", points }], x_label: "", y_label: "" },
      ROOM,
      20,
      "en",
    );
  expect(written.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});

test("where columns have too little room, the widest give way first", () => {
  expect(shared([100, 100, 700], 600)).toEqual([100, 100, 400]);
  expect(shared([400, 400], 600)).toEqual([300, 300]);
});
