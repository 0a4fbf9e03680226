import { describe, expect, test } from "vitest";
import { isInside, skyWords, thingsOf } from "../../src/text/thing";
import { entity, scene } from "./place";

const SEAT = { height_m: 0.45 };
const LABEL = { text: "兰亭", height_m: 0.4, colour: "#000000", paper: null, is_upright: false };
const WATER = { widths_m: [3, 3], colour: "", rim: "", glint: "", flow_m_per_s: 0.4 };

function nearest(thing: ReturnType<typeof thingsOf>[number] | undefined, x: number, z: number, serverMs = 0) {
  const out = { x: 0, z: 0 };
  const distance = thing?.nearest(out, x, z, serverMs);
  return { ...out, distance };
}

describe("things to tell of", () => {
  test("are those with a name or a use; mere parts, sky and ground are not", () => {
    const things = thingsOf(
      scene(
        entity("air", { words: "thing-the-morning", components: { sky: {} as never } }),
        entity("ground", { words: "thing-meadow", components: { height_field: {} as never } }),
        entity("part"),
        entity("bench", { words: "thing-bench", components: { seat: SEAT } }),
        entity("nameless", { components: { seat: SEAT } }),
        entity("kite", { name: "My kite" }),
      ),
    );
    expect(things.map(({ id, use }) => [id, use])).toEqual([
      ["bench", "sit"],
      ["nameless", "sit"],
      ["kite", null],
    ]);
  });

  test("stand where their parents put them", () => {
    const things = thingsOf(
      scene(
        entity("house", { at: [10, 0, 0], yaw: Math.PI / 2 }),
        entity("door", { words: "thing-moon-gate", parent: "house", at: [0, 0, -2] }),
      ),
    );
    const place = nearest(things[0], 8, 3);
    expect(place.x).toBeCloseTo(8, 6);
    expect(place.z).toBeCloseTo(0, 6);
    expect(place.distance).toBeCloseTo(3, 6);
  });

  test("what is written on a nameless part is read on the thing that carries it", () => {
    const things = thingsOf(
      scene(
        entity("plaque", { words: "thing-plaque" }),
        entity("words", { parent: "plaque", components: { label: LABEL } }),
      ),
    );
    expect(things).toHaveLength(1);
    expect(things[0]).toMatchObject({ id: "plaque", use: "read", writing: "兰亭" });
  });

  test("a stream is as near as its nearest bend, a cup as near as it has drifted, a stand as its nearest stem", () => {
    const line: [number, number, number][] = [
      [0, 0, -10],
      [0, 0, 10],
    ];
    const [stream, cup, bamboo] = thingsOf(
      scene(
        entity("stream", { words: "thing-stream", at: [5, 0, 0], components: { water: { line, ...WATER } } }),
        entity("cup", {
          words: "thing-floating-cup",
          components: { drift: { path: line, speed_m_per_s: 2, offset_m: 1, bob_m: 0 } },
        }),
        entity("bamboo", {
          words: "thing-bamboo",
          at: [20, 0, 0],
          components: {
            bamboo: {
              stems: [
                [-3, 0, 0, 8, 0, 0],
                [3, 0, 0, 8, 0, 0],
              ],
              leaves_per_stem: 1,
              seed: 0,
              stem_colours: ["", ""],
              leaf_colours: ["", ""],
            },
          },
        }),
      ),
    );
    expect(nearest(stream, 1, 4)).toEqual({ x: 5, z: 4, distance: 4 });
    expect(nearest(cup, 0, 0, 2_000)).toEqual({ x: 0, z: -5, distance: 5 });
    expect(nearest(bamboo, 16, 0)).toEqual({ x: 17, z: 0, distance: 1 });
    expect([stream?.isPoint, cup?.isPoint, bamboo?.isPoint]).toEqual([false, false, false]);
  });

  test("plants and stones are as near as the nearest of them, a heron as its nearest perch", () => {
    const points: [number, number, number][] = [
      [-4, 0, 0],
      [9, 0, 2],
    ];
    const [reeds, path, heron] = thingsOf(
      scene(
        entity("reeds", { words: "thing-reeds", components: { plants: { points } as never } }),
        entity("path", { words: "thing-path", components: { stones: { stones: points } as never } }),
        entity("heron", { words: "thing-heron", components: { heron: { perches: points } as never } }),
      ),
    );
    for (const thing of [reeds, path, heron]) {
      expect(nearest(thing, 8, 2)).toEqual({ x: 9, z: 2, distance: 1 });
      expect(thing?.isPoint).toBe(false);
    }
  });

  test("a part of the place is around whoever stands in it, and otherwise as near as its edge", () => {
    const [hall] = thingsOf(
      scene(
        entity("hall", {
          words: "thing-terrace",
          at: [0, 0, 0],
          components: { zone: { size: [8, 3, 4], is_private: false, is_quiet: false, is_stage: false } },
        }),
      ),
    );
    expect(isInside(hall!, 3.9, 1.9)).toBe(true);
    expect(isInside(hall!, 3.9, 2.1)).toBe(false);
    expect(nearest(hall, 1, 1)).toEqual({ x: 1, z: 1, distance: 0 });
    expect(nearest(hall, 7, 0)).toEqual({ x: 4, z: 0, distance: 3 });
  });

  test("the air has words of its own", () => {
    expect(
      skyWords(scene(entity("air", { words: "thing-the-morning", components: { sky: {} as never } }))),
    ).toBe("thing-the-morning");
    expect(skyWords(scene())).toBeNull();
  });
});
