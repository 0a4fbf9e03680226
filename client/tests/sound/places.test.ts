import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SoundPlaces } from "../../src/sound/places";
import { entity, scene } from "../text/place";

const LINE: [number, number, number][] = [
  [0, -0.3, -30],
  [0, -0.3, 30],
];
const WATER = { line: LINE, widths_m: [3, 3], colour: "", rim: "", glint: "", flow_m_per_s: 0.4 };

function points() {
  return [0, 1, 2].map(() => ({ x: Number.NaN, z: Number.NaN }));
}

describe("where a place sounds from", () => {
  const places = new SoundPlaces(
    scene(
      entity("stream", { at: [4, 0, 0], components: { water: WATER } }),
      entity("bamboo", { at: [-8, 0, 0], components: { bamboo: { stems: [[1, 0, 0, 8, 0, 0]] } as never } }),
      entity("thicket", {
        at: [0, 0, 20],
        components: { bamboo: { stems: [[-1, 0, 0, 8, 0, 0]] } as never },
      }),
    ),
  );

  test("the stream from its nearest point, and from seven metres up and down it", () => {
    const out = points();
    expect(places.water(out, 0, 5)).toBeCloseTo(-0.3, 6);
    expect(out.map(({ x, z }) => [x, Math.round(z)])).toEqual([
      [4, 5],
      [4, -2],
      [4, 12],
    ]);
  });

  test("leaves from the nearest stand", () => {
    const out = { x: 0, z: 0 };
    places.leaves(out, -5, 0);
    expect(out).toEqual({ x: -7, z: 0 });
    places.leaves(out, 0, 15);
    expect(out).toEqual({ x: -1, z: 20 });
  });

  test("every point is on the water, wherever one stands, also at its ends", () => {
    const far = fc.double({ min: -200, max: 200, noNaN: true });
    fc.assert(
      fc.property(far, far, (x, z) => {
        const out = points();
        places.water(out, x, z);
        for (const point of out) {
          expect(point.x).toBeCloseTo(4, 6);
          expect(Math.abs(point.z)).toBeLessThanOrEqual(30.001);
        }
      }),
    );
  });

  test("a place without water or bamboo has none", () => {
    const dry = new SoundPlaces(scene());
    expect([dry.hasWater, dry.hasLeaves]).toEqual([false, false]);
    expect(dry.water(points(), 0, 0)).toBe(0);
  });
});
