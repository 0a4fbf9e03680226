import { Box3, PerspectiveCamera, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { isHidden, stepAside } from "../../../src/systems/live/own_figure";

/** As the camera over her shoulder, looking along −Z. */
function behindHer(): PerspectiveCamera {
  const camera = new PerspectiveCamera(50, 16 / 9, 0.1, 100);
  camera.position.set(0.55, 2.1, 3.4);
  camera.updateMatrixWorld();
  return camera;
}

const HER = { x: 0, y: 0, z: 0 };
const boxAt = (x: number, z: number, size = 0.5): Box3 =>
  new Box3().setFromCenterAndSize(new Vector3(x, size / 2, z), new Vector3(size, size, size));

describe("what one's own figure hides", () => {
  it("is what stands behind it", () => {
    expect(isHidden(boxAt(-0.4, -2.5), HER, behindHer())).toBe(true);
  });

  it("is not what stands beside it, nor before it", () => {
    expect(isHidden(boxAt(1.5, -2.5), HER, behindHer())).toBe(false);
    expect(isHidden(boxAt(0, 1), HER, behindHer())).toBe(false);
  });

  it("is not a wall that reaches far beyond it", () => {
    const wall = new Box3(new Vector3(-6, 0, -6), new Vector3(6, 3, -5.8));
    expect(isHidden(wall, HER, behindHer())).toBe(false);
  });

  it("is not what the camera stands in", () => {
    expect(isHidden(boxAt(0, -3, 20), HER, behindHer())).toBe(false);
  });
});

it("gives way by and by, and comes back whole", () => {
  const soon = stepAside(1, true, 0.1);
  expect(soon).toBeLessThan(1);
  expect(stepAside(soon, true, 10)).toBeCloseTo(0.25);
  expect(stepAside(0.25, false, 10)).toBeCloseTo(1);
});
