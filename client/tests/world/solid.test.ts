import { describe, expect, it } from "vitest";
import { CollisionWorld } from "../../src/world/collision";
import { bodies, type SolidMesh, unseenWalls } from "../../src/world/solid";
import { Yard } from "./yard";

/** The volume inside a closed surface whose faces look outward: negative where they look inward. */
function volume(mesh: SolidMesh): number {
  let sum = 0;
  const at = (corner: number): [number, number, number] => {
    const from = (mesh.indices[corner] ?? 0) * 3;
    return [mesh.positions[from] ?? 0, mesh.positions[from + 1] ?? 0, mesh.positions[from + 2] ?? 0];
  };
  for (let corner = 0; corner < mesh.indices.length; corner += 3) {
    const [a, b, c] = [at(corner), at(corner + 1), at(corner + 2)];
    sum +=
      a[0] * (b[1] * c[2] - b[2] * c[1]) -
      a[1] * (b[0] * c[2] - b[2] * c[0]) +
      a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return sum / 6;
}

describe("a solid's surface is closed and looks outward", () => {
  it("for a box, wherever it stands and however it is turned", () => {
    const yard = new Yard();
    yard.solid("box", [2, 3, 4], [5, 1, -7], 0.7);
    expect(volume(bodies(yard.entities))).toBeCloseTo(24, 6);
  });

  it("for a ramp, which is half a box", () => {
    const yard = new Yard();
    yard.solid("ramp", [2, 3, 4], [0, 0, 0], -1.2);
    expect(volume(bodies(yard.entities))).toBeCloseTo(12, 6);
  });

  it("for a cylinder, which is a little less than a round one", () => {
    const yard = new Yard();
    yard.solid("cylinder", [2, 3, 2], [1, 2, 3]);
    const found = volume(bodies(yard.entities));
    expect(found).toBeGreaterThan(0.9 * Math.PI * 3);
    expect(found).toBeLessThan(Math.PI * 3);
  });

  it("for the stretches of a barrier", () => {
    const yard = new Yard().barrier([
      [0, 0, 0],
      [0, 0, -2],
      [3, 1, -2],
    ]);
    expect(volume(unseenWalls(yard.entities))).toBeCloseTo(0.1 * 4 * 2.1 + 0.1 * 5 * 3.1, 5);
  });
});

describe("where things are", () => {
  const landing = { y: 0, slope: 1 };

  it("a ramp is low at its +Z side and high at its −Z side", () => {
    const yard = new Yard();
    yard.solid("ramp", [2, 2, 4], [0, 1, 0]);
    const world = new CollisionWorld(yard.entities);
    expect(world.landInto(landing, 0, 5, 1.9, 10)).toBe(true);
    expect(landing.y).toBeCloseTo(0.05, 3);
    world.landInto(landing, 0, 5, -1.9, 10);
    expect(landing.y).toBeCloseTo(1.95, 3);
    expect(landing.slope).toBeCloseTo(Math.cos(Math.atan2(2, 4)), 5);
  });

  it("a part stands where its parent puts it", () => {
    const yard = new Yard();
    const parent = yard.add({}, [10, 1, 0], Math.PI / 2);
    yard.add({ collider: { kind: "box", size: [1, 1, 1] } }, [0, 0, -3], 0, parent);
    const world = new CollisionWorld(yard.entities);
    expect(world.landInto(landing, 7, 5, 0, 10)).toBe(true);
    expect(landing.y).toBeCloseTo(1.5, 5);
    expect(world.landInto(landing, 10, 5, -3, 10)).toBe(false);
  });

  it("the ground is cut from the corner at x min and z min, as the server cuts it", () => {
    const yard = new Yard();
    const height_field = {
      xs: [0, 1],
      zs: [0, 1],
      heights: [0, 1, 0, 0],
      palette: ["#9dba83"],
      paint: [0, 0, 0, 0],
    };
    yard.add({ height_field, collider: { kind: "height_field", size: [1, 1, 1] } });
    const world = new CollisionWorld(yard.entities);
    world.landInto(landing, 0.75, 5, 0.25, 10);
    expect(landing.y).toBeCloseTo(0.5, 5);
    world.landInto(landing, 0.25, 5, 0.75, 10);
    expect(landing.y).toBeCloseTo(0, 5);
  });

  it("unseen walls do not stand in the camera's way, bodies do", async () => {
    const { Vector3 } = await import("three");
    const yard = new Yard().barrier([
      [-5, 0, -1],
      [5, 0, -1],
    ]);
    yard.solid("box", [10, 3, 0.2], [0, 1.5, -3]);
    const world = new CollisionWorld(yard.entities);
    const clear = world.clearance(new Vector3(0, 1, 0), new Vector3(0, 1, -10), 0.2);
    expect(clear).toBeCloseTo(2.7, 5);
  });

  it("an empty place has no ground and stops nobody", () => {
    const world = new CollisionWorld(new Map());
    expect(world.landInto(landing, 0, 5, 0, 10)).toBe(false);
  });
});
