import fc from "fast-check";
import { Matrix4, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import type { Components, Transform } from "../../../src/components/generated";
import { drawnIn, drawsOf, entity, Garden, LIGHT, newcomer, shape, transform } from "./garden";

const GRASS: Partial<Components> = {
  grass: {
    tufts: [
      [0, 0, 0],
      [0.4, 0, 0.3],
    ],
    height_m: 0.3,
    seed: 4,
    colours: ["#9dba83", "#c6d39c"],
  },
};
const TREE: Partial<Components> = {
  tree: {
    kind: "pine",
    height_m: 4,
    spread_m: 2,
    seed: 5,
    bark: "#7a6756",
    leaf_colours: ["#6f9c78", "#a9c39a"],
    lean: [0.1, 0],
  },
};
const DRIFTING: Partial<Components> = {
  drift: {
    path: [
      [0, 0, 0],
      [10, 0, 0],
    ],
    speed_m_per_s: 1,
    offset_m: 0,
    bob_m: 0,
  },
};

function pavilion(quality: "high" | "low" = "high"): Garden {
  return new Garden(
    [
      entity("sun", LIGHT, transform(0, 0, 0)),
      entity("floor", shape({ size: [8, 0.2, 8] }), transform(0, -0.1, 0)),
      entity("table", shape({ size: [1.2, 0.8, 0.8] }), transform(2, 0.4, 0)),
      entity("cup", shape({ kind: "cylinder", size: [0.2, 0.2, 0.2] }), transform(0, 0.5, 0), "table"),
      entity("lantern", shape({ kind: "sphere", finish: "glow" }), transform(0, 3, 0)),
      entity("meadow", GRASS, transform(-3, 0, 2)),
      entity("pine", TREE, transform(-4, 0, -4)),
      entity("raft", { ...shape(), ...DRIFTING }, transform(0, 0, 0)),
      entity("mast", shape({ size: [0.1, 2, 0.1] }), transform(0, 1, 0), "raft"),
    ],
    quality,
  );
}

describe("what is edited is drawn as by who comes now", () => {
  test("a moved thing takes along what stands on it, without being built anew", () => {
    const garden = pavilion();
    garden.move("table", transform(-1, 0.4, 3, 1));
    garden.frame();
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
    expect(garden.place.parts.size).toBe(1);
    garden.move("table", transform(-2, 0.4, 3, 1.5));
    garden.frame();
    expect(garden.place.parts.size).toBe(1);
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("a child that is moved by itself leaves its parent where it is", () => {
    const garden = pavilion();
    garden.move("cup", transform(0.3, 0.5, 0));
    garden.move("table", transform(0, 0.4, 5));
    garden.frame();
    garden.move("cup", transform(0.4, 0.5, 0.2));
    garden.frame();
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("what is given to another parent goes with it", () => {
    const garden = pavilion();
    garden.edit({ op: "set", id: "cup", component: "entity", values: { parent: "floor" } });
    garden.frame();
    garden.move("floor", transform(5, 0, 5));
    garden.frame();
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("what was taken out of a place is gone, with all that hung on it", () => {
    const garden = pavilion();
    garden.edit({ op: "remove", id: "table" });
    garden.frame();
    expect([...drawnIn(garden.place).keys()].some((key) => /table|cup/.test(key))).toBe(false);
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("whatever floats is drawn anew with its parts, and floats on", () => {
    const garden = pavilion();
    garden.move("mast", transform(0.4, 1, 0));
    garden.frame();
    garden.place.base.update(3);
    const now = newcomer(garden);
    now.base.update(3);
    expect(drawnIn(garden.place)).toEqual(drawnIn(now));
    garden.edit({ op: "clear", id: "raft", component: "drift" });
    garden.frame();
    garden.place.base.update(5);
    expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
  });

  test("what floats stays on its line when what it hangs on is moved", () => {
    const garden = pavilion();
    garden.edit({ op: "set", id: "raft", component: "entity", values: { parent: "table" } });
    garden.frame();
    garden.move("table", transform(5, 0.4, 5));
    garden.frame();
    const now = newcomer(garden);
    for (const place of [garden.place, now]) place.base.update(7);
    expect(drawnIn(garden.place)).toEqual(drawnIn(now));
  });

  test("the sun is the whole place's: it has to be built anew", () => {
    const garden = pavilion();
    garden.edit({ op: "set", id: "sun", component: "light", values: { sun_strength: 1 } });
    garden.frame();
    expect(garden.place.isStale).toBe(true);
  });

  test.each(["high", "low"] as const)("whatever is done, in whatever order (%s quality)", (quality) => {
    fc.assert(
      fc.property(fc.array(act(), { minLength: 1, maxLength: 14 }), fc.boolean(), (acts, settlesBetween) => {
        const garden = pavilion(quality);
        for (const [at, each] of acts.entries()) {
          each(garden, at);
          garden.frame(at);
          if (settlesBetween && at % 4 === 3) garden.place.settle();
        }
        garden.place.settle();
        const now = newcomer(garden);
        for (const place of [garden.place, now]) place.base.update(7);
        expect(drawnIn(garden.place)).toEqual(drawnIn(now));
      }),
      { numRuns: 8 },
    );
  });
});

describe("draws stay few", () => {
  test("with five hundred things edited, one after the other", () => {
    const garden = pavilion();
    for (let at = 0; at < 500; at += 1) {
      garden.add(entity(`new${at}`, shape(), transform(at % 20, 0, at / 20)));
      garden.frame();
    }
    expect(drawsOf(garden.place)).toBeLessThan(60);
    garden.place.settle();
    expect(drawsOf(garden.place)).toBeLessThan(15);
    expect(drawnIn(garden.place).size).toBe(drawnIn(newcomer(garden)).size);
  });

  test("with five hundred dragged together they are one part", () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      entity(`t${at}`, shape(), transform(at % 20, 0, at / 20)),
    );
    const garden = new Garden(many);
    for (let step = 1; step < 4; step += 1) {
      garden.scene.change(() => {
        for (let at = 0; at < 500; at += 1)
          garden.scene.operate({
            op: "set",
            id: `t${at}`,
            component: "transform",
            values: { ...transform((at % 20) + step, 0, at / 20) },
          });
      });
      garden.frame();
    }
    expect(garden.place.parts.size).toBe(1);
    expect(drawsOf(garden.place)).toBe(1);
  });

  test("when hands rest, what was drawn apart is joined", () => {
    const garden = pavilion();
    for (let at = 0; at < 5; at += 1) {
      garden.add(entity(`new${at}`, shape(), transform(at, 0, 0)));
      garden.frame(at);
    }
    expect(garden.place.parts.size).toBe(5);
    for (let nowMs = 2_000; nowMs < 2_100; nowMs += 1) garden.frame(nowMs);
    expect(garden.place.parts.size).toBe(1);
  });
});

test("what a button hides is not drawn, though it is edited meanwhile, and comes back", () => {
  const garden = pavilion();
  const hidden = garden.place.hidden as Set<string>;
  hidden.add("table");
  garden.place.hide();
  expect([...drawnIn(garden.place).keys()].some((key) => /table|cup/.test(key))).toBe(false);
  garden.edit({ op: "set", id: "cup", component: "shape", values: { colour: "#ffffff" } });
  garden.frame();
  expect([...drawnIn(garden.place).keys()].some((key) => /cup/.test(key))).toBe(false);
  hidden.delete("table");
  garden.place.hide();
  expect(drawnIn(garden.place)).toEqual(drawnIn(newcomer(garden)));
});

test("where something is shown follows its parents", () => {
  const garden = pavilion();
  garden.move("table", transform(1, 1, 1, Math.PI / 2));
  garden.frame();
  const at = new Vector3().setFromMatrixPosition(garden.place.worldOf("cup") ?? new Matrix4());
  expect(at.toArray().map((value) => Math.round(value * 100) / 100)).toEqual([1, 1.5, 1]);
});

/** Something that a builder may do. */
function act(): fc.Arbitrary<(garden: Garden, at: number) => void> {
  const ids = fc.constantFrom(
    "floor",
    "table",
    "cup",
    "lantern",
    "meadow",
    "pine",
    "raft",
    "mast",
    "n0",
    "n1",
    "n2",
  );
  const places: fc.Arbitrary<Transform> = fc
    .tuple(
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: 0, max: 6 }),
    )
    .map(([x, y, z, yaw]) => transform(x, y, z, yaw));
  const bodies = fc.constantFrom(shape(), shape({ finish: "gilt" }), GRASS, { ...shape(), ...DRIFTING });
  return fc.oneof(
    fc.tuple(ids, places).map(([id, place]) => (garden: Garden) => {
      if (garden.scene.entities.has(id)) garden.move(id, place);
    }),
    fc.tuple(bodies, places, fc.option(ids)).map(([body, place, parent]) => (garden: Garden, at: number) => {
      const above = parent !== null && garden.scene.entities.has(parent) ? parent : null;
      const id = `n${at}`;
      if (above !== id) garden.add(entity(id, body, place, above));
    }),
    ids.map((id) => (garden: Garden) => garden.edit({ op: "remove", id })),
    fc.tuple(ids, fc.constantFrom("matt", "gilt")).map(([id, finish]) => (garden: Garden) => {
      if (garden.scene.entities.get(id)?.components.shape)
        garden.edit({ op: "set", id, component: "shape", values: { finish } });
    }),
    fc.tuple(ids, ids).map(([id, parent]) => (garden: Garden) => {
      const { entities } = garden.scene;
      for (let up = entities.get(parent); up; up = entities.get(up.parent ?? "")) if (up.id === id) return;
      if (entities.has(id) && entities.has(parent))
        garden.edit({ op: "set", id, component: "entity", values: { parent } });
    }),
  );
}
