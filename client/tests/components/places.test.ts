import { Vector3 } from "three";
import { describe, expect, it } from "vitest";
import { slope } from "../../src/components/coping";
import { glowIn, inDaylight, strengthIn } from "../../src/components/daylight";
import { lampAt, lampsOf } from "../../src/components/halo";
import { NOWHERE, wantedPerch } from "../../src/components/heron";
import { floor } from "../../src/components/paving";
import { Beyond } from "../../src/components/portal";
import { lightLeft } from "../../src/components/shade";
import type { Bystander, OtherSpace } from "../../src/components/site";
import { grow } from "../../src/components/tree";

const luminance = (colour: string) =>
  [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(colour.slice(at, at + 2), 16), 0) / 765;

describe("daylight", () => {
  it("leaves the morning as the Scene says it", () => {
    expect(inDaylight("morning", "zenith", "#8fb8c6")).toBe("#8fb8c6");
    expect(strengthIn("morning", "sun", 2.3)).toBe(2.3);
  });

  it("is darker in the evening, the horizon warm and the height blue", () => {
    const zenith = inDaylight("evening", "zenith", "#8fb8c6");
    const horizon = inDaylight("evening", "horizon", "#f7eedb");
    expect(luminance(zenith)).toBeLessThan(0.4);
    expect(luminance(horizon)).toBeLessThan(luminance("#f7eedb"));
    expect(Number.parseInt(horizon.slice(1, 3), 16)).toBeGreaterThan(
      Number.parseInt(horizon.slice(5, 7), 16),
    );
    expect(Number.parseInt(zenith.slice(5, 7), 16)).toBeGreaterThan(Number.parseInt(zenith.slice(1, 3), 16));
  });

  it("keeps the hills in their order, one behind the other", () => {
    const hills = ["#d3e0dc", "#bbd0ca", "#9dbbb0", "#86a996"].map((colour) =>
      luminance(inDaylight("evening", "hill", colour)),
    );
    expect([...hills].sort((a, b) => b - a)).toEqual(hills);
  });

  it("takes light from the sun and gives it to lanterns", () => {
    expect(strengthIn("evening", "sun", 2.3)).toBeLessThan(1);
    expect(glowIn("evening")).toBeGreaterThan(4 * glowIn("morning"));
  });
});

describe("lanterns in the evening", () => {
  const glow = (x: number) => ({ owner: {} as never, at: new Vector3(x, 3, 0), radius_m: 0.3 });

  it("light their surroundings together where they hang together, the largest group first", () => {
    expect(lampsOf([glow(40), glow(0), glow(2), glow(4)]).map((lamp) => lamp.x)).toEqual([2, 40]);
  });

  it("are at most four lights, which fade to nothing", () => {
    expect(lampsOf(Array.from({ length: 9 }, (_, at) => glow(30 * at)))).toHaveLength(4);
    expect(lampAt(2)).toBeGreaterThan(lampAt(4));
    expect(lampAt(13)).toBe(0);
  });
});

describe("the heron", () => {
  const perches = [new Vector3(0, 0, 0), new Vector3(20, 0, 0), new Vector3(0, 0, 20)];
  const habits = { shy_m: 8, stay_s: 90 };
  const at = (x: number, z: number, visible = true): Bystander => ({ visible, shown: { x, y: 0, z } });
  const wanted = (seconds: number, people: Bystander[], now = Number.NaN) =>
    wantedPerch(perches, habits, seconds, people, now);

  it("stands where its turn is by the clock, the same for everybody", () => {
    expect(wanted(10, [])).toBe(0);
    expect(wanted(89, [])).toBe(0);
    expect(wanted(91, [])).toBe(1);
    expect(new Set(Array.from({ length: 12 }, (_, turn) => wanted(90 * turn + 1, []))).size).toBe(3);
  });

  it("goes to the next perch that nobody is near", () => {
    expect(wanted(10, [at(5, 0)])).toBe(1);
    expect(wanted(10, [at(5, 0), at(22, 0)])).toBe(2);
  });

  it("goes away when people are everywhere, and comes back when they are gone", () => {
    const everywhere = [at(1, 0), at(20, 1), at(0, 19)];
    expect(wanted(10, everywhere)).toBe(NOWHERE);
    expect(wanted(10, [], NOWHERE)).toBe(0);
  });

  it("takes no notice of those who are hidden", () => {
    expect(wanted(10, [at(1, 0, false)])).toBe(0);
  });

  it("does not come to where somebody is near who would not have driven it away", () => {
    const beside = [at(9, 0)];
    expect(wanted(10, beside, 0)).toBe(0);
    expect(wanted(10, beside, 1)).toBe(1);
  });
});

describe("a portal", () => {
  const there: OtherSpace = { name: "Courtyard", people: 3, picture: null };

  it("knows nothing before it has asked, and is open meanwhile", () => {
    expect(new Beyond().space).toBeUndefined();
    expect(new Beyond().isClosed).toBe(false);
  });

  it("asks at once, and again every 15 s", async () => {
    const beyond = new Beyond();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return there;
    };
    for (const seconds of [100, 101, 114.9]) await beyond.keepUp(seconds, ask);
    expect(asked).toBe(1);
    expect(beyond.space).toEqual(there);
    await beyond.keepUp(115.1, ask);
    expect(asked).toBe(2);
  });

  it("asks once at a time", async () => {
    const beyond = new Beyond();
    let answer: (space: OtherSpace) => void = () => undefined;
    let asked = 0;
    const first = beyond.keepUp(0, () => {
      asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    await beyond.keepUp(60, async () => {
      asked += 1;
      return null;
    });
    answer(there);
    await first;
    expect(asked).toBe(1);
  });

  it("is closed where there is no such place", async () => {
    const beyond = new Beyond();
    await beyond.keepUp(0, async () => null);
    expect(beyond.isClosed).toBe(true);
  });

  it("keeps what it knew when no answer comes, and asks again soon", async () => {
    const beyond = new Beyond();
    await beyond.keepUp(0, async () => there);
    await beyond.keepUp(16, () => Promise.reject(new Error("the line broke")));
    expect(beyond.space).toEqual(there);
    await beyond.keepUp(21, async () => null);
    expect(beyond.isClosed).toBe(true);
  });

  it("does not wait for an appointment on a clock that was set back", async () => {
    const beyond = new Beyond();
    await beyond.keepUp(1_000_000, async () => null);
    await beyond.keepUp(5, async () => there);
    expect(beyond.space).toEqual(there);
  });
});

describe("shade", () => {
  it("is deepest in the middle, gone at its edge, and adds up", () => {
    const shadow = { x: 0, z: 0, radiusX: 2, radiusZ: 1, depth: 0.3 };
    expect(lightLeft([shadow], 0, 0)).toBeCloseTo(0.7);
    expect(lightLeft([shadow], 2, 0)).toBe(1);
    expect(lightLeft([shadow], 0, 1)).toBe(1);
    expect(lightLeft([shadow, shadow], 0, 0)).toBeCloseTo(0.49);
  });
});

describe("paving", () => {
  const paving = {
    size: [8, 6],
    slab_m: 1,
    colours: ["#cfcabc", "#d9cfae"],
    joint: "#b3ae9f",
    seed: 3,
  } as const;
  const made = floor({ ...paving, size: [8, 6], colours: ["#cfcabc", "#d9cfae"] });

  it("covers its floor and nothing beyond, at its own height", () => {
    made.computeBoundingBox();
    const { min, max } = made.boundingBox ?? { min: new Vector3(), max: new Vector3() };
    expect([min.x, max.x, min.z, max.z]).toEqual([-4, 4, -3, 3]);
    expect(max.y).toBe(0);
  });

  it("leaves joints, and no more than joints", () => {
    const at = made.getAttribute("position");
    let area = 0;
    for (let slab = 4; slab < at.count; slab += 4) {
      area += (at.getX(slab + 2) - at.getX(slab)) * (at.getZ(slab + 1) - at.getZ(slab));
    }
    expect(area).toBeGreaterThan(48 * 0.88);
    expect(area).toBeLessThan(48);
  });
});

describe("a tree", () => {
  const tree = {
    kind: "pine",
    height_m: 7,
    spread_m: 3,
    seed: 5,
    bark: "#7a6756",
    leaf_colours: ["#6f9c78", "#a9c39a"],
    lean: [0.1, 0],
  } as const;
  const wood = grow({ ...tree, leaf_colours: ["#6f9c78", "#a9c39a"], lean: [0.1, 0] });

  it("grows the same from the same seed", () => {
    expect(grow({ ...tree, leaf_colours: ["#6f9c78", "#a9c39a"], lean: [0.1, 0] })).toEqual(wood);
  });

  it("is as high and as wide as it is said to be, and rooted", () => {
    const points = wood.flatMap(({ line }) => line);
    expect(Math.max(...points.map(({ y }) => y))).toBeLessThan(8);
    expect(Math.max(...(wood[0]?.line ?? []).map(({ y }) => y))).toBeGreaterThan(6);
    expect(Math.max(...points.map(({ x, z }) => Math.hypot(x, z)))).toBeLessThan(5.5);
    expect(wood[0]?.line[0]?.y).toBeLessThan(0);
  });
});

describe("a coping", () => {
  it("slopes down to both sides of its wall and looks outward", () => {
    const coping = {
      width_m: 1.2,
      height_m: 0.5,
      tile_step_m: 0.27,
      colour: "#5d6e78",
      ridge: "#74858d",
      line: [],
    };
    const line = [new Vector3(-2, 3, 0), new Vector3(2, 3, 0)];
    for (const side of [1, -1] as const) {
      const { positions, normals } = slope(coping, line, side);
      // Two outlines of six points; the first of each lies beneath the roof, over the middle of the wall.
      for (const at of [1, 2, 3, 4, 5, 7, 8, 9, 10, 11]) {
        expect((normals[3 * at + 2] ?? 0) * side).toBeGreaterThan(0);
        expect((positions[3 * at + 2] ?? 0) * side).toBeGreaterThan(0);
      }
    }
  });
});
