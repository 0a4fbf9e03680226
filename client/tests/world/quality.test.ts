import { beforeEach, describe, expect, test } from "vitest";
import { type Fineness, QualityChooser } from "../../src/world/quality";

describe("quality", () => {
  let chooser: QualityChooser;
  let nowMs: number;
  let changes: Fineness[];

  beforeEach(() => {
    nowMs = 0;
    changes = [];
    chooser = new QualityChooser("auto", null, 2, false);
  });

  /** Pictures of so many milliseconds each, for a while. */
  function draw(seconds: number, pictureMs: number, setting: "auto" | "high" | "low" = "auto"): void {
    for (const untilMs = nowMs + seconds * 1_000; nowMs < untilMs; nowMs += pictureMs) {
      if (chooser.frame(nowMs, setting)) changes.push(chooser.now);
    }
  }

  test("begins as finely as the screen shows, and coarse where a processor draws", () => {
    expect(chooser.now).toEqual({ quality: "high", pixelRatio: 2 });
    expect(new QualityChooser("auto", null, 3, false).now.pixelRatio).toBe(2);
    expect(new QualityChooser("auto", null, 1, false).now).toEqual({ quality: "high", pixelRatio: 1 });
    expect(new QualityChooser("auto", null, 2, true).now).toEqual({ quality: "low", pixelRatio: 1 });
  });

  test("pictures of 16 ms change nothing", () => {
    draw(60, 16);
    expect(changes).toEqual([]);
  });

  test("slow pictures cost pixels first, then shadows: a step every few seconds", () => {
    draw(4, 60);
    expect(changes).toEqual([{ quality: "high", pixelRatio: 1.5 }]);
    draw(12, 60);
    expect(changes).toEqual([
      { quality: "high", pixelRatio: 1.5 },
      { quality: "high", pixelRatio: 1 },
      { quality: "low", pixelRatio: 1 },
    ]);
    draw(10, 60);
    expect(changes).toHaveLength(3);
  });

  test("hopelessly slow pictures are coarse within the first 3.5 seconds", () => {
    draw(3.5, 200);
    expect(changes).toEqual([{ quality: "low", pixelRatio: 1 }]);
  });

  test("a single slow picture, or a page that was hidden, changes nothing", () => {
    for (let round = 0; round < 20; round += 1) {
      draw(0.5, 16);
      nowMs += 300;
    }
    nowMs += 60_000;
    draw(2, 16);
    expect(changes).toEqual([]);
  });

  test("it gets finer after 20 quick seconds, once, and never flaps", () => {
    chooser = new QualityChooser("auto", null, 2, true);
    draw(19, 8);
    expect(changes).toEqual([]);
    draw(6, 8);
    expect(changes).toEqual([{ quality: "high", pixelRatio: 1 }]);
    draw(60, 8);
    expect(changes).toHaveLength(1);
    draw(8, 60);
    draw(120, 8);
    expect(changes.map(({ quality }) => quality)).toEqual(["high", "low"]);
  });

  test("a screen of 60 Hz never shows more than 60 pictures, and that is quick", () => {
    chooser = new QualityChooser("auto", null, 1, true);
    draw(26, 1_000 / 60);
    expect(changes).toEqual([{ quality: "high", pixelRatio: 1 }]);
  });

  test("where a picture in ten is late it stays as it is", () => {
    chooser = new QualityChooser("auto", null, 1, true);
    for (let round = 0; round < 300; round += 1) {
      draw(0.15, 1_000 / 60);
      draw(0.033, 33);
    }
    expect(changes).toEqual([]);
  });

  test("a chosen quality holds however slow it is, at once", () => {
    draw(1, 16);
    draw(0.1, 16, "low");
    expect(changes).toEqual([{ quality: "low", pixelRatio: 1 }]);
    draw(0.1, 16, "high");
    draw(30, 200, "high");
    expect(chooser.now).toEqual({ quality: "high", pixelRatio: 2 });
  });

  test("the page's own wish holds until the setting is changed", () => {
    chooser = new QualityChooser("auto", "low", 2, false);
    draw(60, 8);
    expect(chooser.now.quality).toBe("low");
    draw(0.1, 8, "high");
    expect(chooser.now.quality).toBe("high");
  });
});
