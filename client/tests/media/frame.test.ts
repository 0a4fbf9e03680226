import { expect, test } from "vitest";
import type { Image } from "../../src/components/generated";
import { hangPicture, hungSize, Sheet } from "../../src/media/frame";
import { wrap } from "../../src/media/plate";

const PICTURE: Image = {
  asset: "ast_0000000000000000",
  width_cm: 80,
  frame: "gilt",
  frame_cm: 5,
  mount_cm: 4,
  mount: "#f6f1e4",
  title: "",
  maker: "",
  date: "",
  rights: "",
  price: "",
};

function corners(image: Image, sheet: number): [number, number, number][] {
  const { geometry } = hangPicture(image, 2, { width_m: 0.24, height_m: 0.12 });
  const [position, sheets] = [geometry.getAttribute("position"), geometry.getAttribute("sheet")];
  const found: [number, number, number][] = [];
  for (let at = 0; at < position.count; at += 1) {
    if (sheets.getX(at) === sheet) found.push([position.getX(at), position.getY(at), position.getZ(at)]);
  }
  return found;
}

const reach = (points: [number, number, number][], axis: 0 | 1 | 2) => {
  const values = points.map((point) => point[axis]);
  return [Math.min(...values), Math.max(...values)].map((value) => Math.round(value * 10_000) / 10_000);
};

test("the picture has its true size, its middle at the origin", () => {
  const picture = corners(PICTURE, Sheet.picture);
  expect(reach(picture, 0)).toEqual([-0.4, 0.4]);
  expect(reach(picture, 1)).toEqual([-0.2, 0.2]);
});

test("mount and frame stand around it, and the plate beside them on their lower edge", () => {
  const frame = corners(PICTURE, Sheet.gilt);
  expect(reach(frame, 0)).toEqual([-0.49, 0.49]);
  expect(reach(frame, 1)).toEqual([-0.29, 0.29]);
  const plate = corners(PICTURE, Sheet.plate);
  expect(reach(plate, 0)[0]).toBeGreaterThan(0.5);
  expect(reach(plate, 1)).toEqual([-0.29, -0.17]);
  expect(hungSize(PICTURE, 2)).toEqual({ width_m: 0.98, height_m: 0.58 });
});

test("every side of frame and mount looks outward or forward, never into the wall", () => {
  const { geometry } = hangPicture(PICTURE, 2, null);
  const [position, normal, index] = [
    geometry.getAttribute("position"),
    geometry.getAttribute("normal"),
    geometry.getIndex(),
  ];
  for (let at = 0; at < (index?.count ?? 0); at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => index?.getX(at + corner) ?? 0) as [number, number, number];
    const edge = (to: number) =>
      [
        position.getX(to) - position.getX(a),
        position.getY(to) - position.getY(a),
        position.getZ(to) - position.getZ(a),
      ] as const;
    const [[ux, uy, uz], [vx, vy, vz]] = [edge(b), edge(c)];
    const across = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
    const agrees = across[0] * normal.getX(a) + across[1] * normal.getY(a) + across[2] * normal.getZ(a);
    expect(agrees).toBeGreaterThan(0);
  }
});

test("a long title breaks between words, a Chinese one between words too, and ends with …", () => {
  const width = (words: string) => words.length;
  expect(wrap("orchids by a stream", width, 10, 3)).toEqual(["orchids by", "a stream"]);
  expect(wrap("orchids by a stream in spring", width, 10, 2)).toEqual(["orchids by", "a stream…"]);
  expect(wrap("兰亭序", width, 2, 2).join("")).toBe("兰亭序");
});
