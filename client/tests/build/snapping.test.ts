import { describe, expect, test } from "vitest";
import { directionOf } from "../../src/build/direction";
import { exact, GRID, snapMove, snapped } from "../../src/build/snapping";

describe("the grid", () => {
  test("takes the nearest line, without a tail of nines", () => {
    expect(snapped(0.37, 0.25, true)).toBe(0.25);
    expect(snapped(-0.38, 0.25, true)).toBe(-0.5);
    expect(exact(0.1 + 0.2)).toBe(0.3);
    expect(Object.is(exact(-0.000001), 0)).toBe(true);
  });

  test("leaves everything where it is once it is off", () => {
    expect(snapped(0.37, 0.25, false)).toBe(0.37);
  });

  test("moves along the axes that were dragged, and no other", () => {
    expect(snapMove([0.1, 0.1, 0.1], [1, 0, 0], GRID)).toEqual([1, 0.1, 0.1]);
    expect(snapMove([0.1, 0, 0], [1, 0, 0], { ...GRID, isOn: false })).toEqual([1.1, 0, 0]);
  });
});

describe("an arrow", () => {
  test("leads where the eyes look, along the nearest of the world's axes", () => {
    expect(directionOf("ArrowUp", 0)!.toArray()).toEqual([0, 0, -1]);
    expect(directionOf("ArrowUp", Math.PI / 2)!.toArray()).toEqual([-1, 0, 0]);
    expect(directionOf("ArrowRight", 0.3)!.toArray()).toEqual([1, 0, 0]);
    expect(directionOf("ArrowLeft", Math.PI)!.toArray()).toEqual([1, 0, 0]);
    expect(directionOf("PageUp", 2)!.toArray()).toEqual([0, 1, 0]);
    expect(directionOf("Enter", 0)).toBeNull();
  });
});
