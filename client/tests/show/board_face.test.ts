import { Vector3 } from "three";
import { expect, test } from "vitest";
import { faceOf, letterOn } from "../../src/show/board_face";
import { entity, shape, transform } from "../systems/live/garden";

const here = transform(0, 0, 0);
const middle = (face: ReturnType<typeof faceOf>) => new Vector3().setFromMatrixPosition(face.at).toArray();

test("a flat thing has its board on its face, before its −Z", () => {
  const screen = faceOf(entity("a", shape({ size: [2.4, 1.4, 0.06], rounding_m: 0 }), here), null);
  expect([screen.width, screen.height, screen.posts]).toEqual([2.4, 1.4, null]);
  expect(middle(screen)[2]).toBeCloseTo(-0.05);
});

test("a thing with two sides alike has its board on the one that is seen", () => {
  const { width, height, back } = faceOf(
    entity("a", shape({ size: [2.4, 1.4, 0.06], rounding_m: 0 }), here),
    null,
  );
  expect([width, height]).toEqual([2.4, 1.4]);
  expect(new Vector3(0, 0, -1).transformDirection(back!).z).toBeCloseTo(1);
  expect(new Vector3().setFromMatrixPosition(back!).z).toBeCloseTo(0.05);
});

test("of a thing made of many parts what is drawn of it counts", () => {
  const drawn = { min: [-1, 0, -0.05], max: [1, 1.2, 0.05] };
  const plate = faceOf(entity("a", {}, here), drawn);
  expect([plate.width, plate.height, plate.posts]).toEqual([2, 1.2, null]);
  expect(middle(plate)[1]).toBeCloseTo(0.6);
});

test("whatever is no sign has a board of its own before it, and who is not seen has it where she is", () => {
  const desk = faceOf(entity("a", {}, here), { min: [-0.5, 0, -0.4], max: [0.5, 0.8, 0.4] });
  expect([desk.width, desk.height]).toEqual([1.6, 1]);
  expect(middle(desk)[2]).toBeCloseTo(-0.85);
  const marker = faceOf(entity("a", {}, here), null);
  expect(middle(marker)[2]).toBeCloseTo(0);
  expect(marker.posts).toBeGreaterThan(0.5);
});

test("letters on a board of its own are read from four metres: a degree high, or nearly", () => {
  const degrees = (letterOn({ width: 1.6, height: 1 }) / 4) * (180 / Math.PI);
  expect(degrees).toBeGreaterThan(0.85);
  expect(letterOn({ width: 40, height: 30 })).toBe(0.2);
});
