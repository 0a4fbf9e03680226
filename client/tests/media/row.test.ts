import { expect, test } from "vitest";
import type { AssetCard } from "../../src/media/asset";
import type { Item } from "../../src/media/items";
import { EYES_M, rowOf, type Shown } from "../../src/media/row";
import { rowGoes } from "../../src/media/row_place";

const ITEM: Item = {
  line: 2,
  name: "Orchid",
  text: "In ink.",
  picture: "o.jpg",
  maker: "Zhao",
  date: "1300",
  rights: "",
  price: "",
  width_cm: 80,
};
const PICTURE = {
  id: "ast_0000000000000001",
  kind: "image",
  facts: { width: 200, height: 100, bounds: null },
} as unknown as AssetCard;

const five: Shown[] = [60, 80, 40, 120, 60].map((width_cm) => ({
  item: { ...ITEM, width_cm },
  asset: PICTURE,
}));
let made = 0;
const newId = () => `ent_${String(++made).padStart(16, "0")}`;
const row = (shown: readonly Shown[], kind: "wall" | "plinths") =>
  rowOf("Five", kind, shown, { position: [1, 0, 2], yaw: 0 }, "wood", newId);

test("pictures hang in one edit, with their middle 1.50 m above the floor", () => {
  const { operations } = row(five, "wall");
  expect(operations).toHaveLength(6);
  const [group, ...hung] = operations as unknown as {
    id: string;
    parent: string | null;
    components: Record<string, never>;
  }[];
  expect(group?.components).toMatchObject({ transform: { position: [1, 0, 2] } });
  for (const one of hung) {
    expect(one.parent).toBe(group?.id);
    expect(one.components).toMatchObject({ transform: { position: [expect.any(Number), EYES_M, 0] } });
  }
});

test("they never overlap, plates included, and read from the left of who stands before them", () => {
  const { operations, length_m } = row(five, "wall");
  const middles = operations.slice(1).map((one) => {
    const { transform, image } = (
      one as unknown as { components: { transform: { position: number[] }; image: { width_cm: number } } }
    ).components;
    return { x: -(transform.position[0] ?? 0), half: (image.width_cm + 14) / 200 };
  });
  for (let at = 1; at < middles.length; at += 1) {
    const [left, right] = [middles[at - 1]!, middles[at]!];
    expect(right.x - right.half - (left.x + left.half)).toBeCloseTo(0.7, 6);
  }
  expect((middles[0]?.x ?? 0) - (middles[0]?.half ?? 0)).toBeCloseTo(-length_m / 2, 6);
});

test("a row hangs on the wall before her, else stands free and looks at her", () => {
  const self = { x: 0, y: 0.2, z: 0, yaw: 0 };
  const wall = {
    pick: () => ({ entity: "ent_1", point: [0, 1.4, -4], normal: [0, 0, 1], distance: 4 }),
  } as never;
  const onWall = rowGoes(self, wall, { x: 0, y: 0 });
  expect(onWall.isOnWall).toBe(true);
  expect(onWall.place.position[1]).toBe(0.2);
  // Its −Z looks along the wall's normal.
  expect(-Math.cos(onWall.place.yaw)).toBeCloseTo(1, 6);
  const free = rowGoes(self, null, { x: 0, y: 0 });
  expect(free.isOnWall).toBe(false);
  expect(free.place.position[2]).toBeCloseTo(-3, 6);
  expect(-Math.cos(free.place.yaw)).toBeCloseTo(1, 6);
});
