import { Vector3 } from "three";
import { describe, expect, test } from "vitest";
import type { Water } from "../../../src/components/generated";
import { usableThings } from "../../../src/systems/usable";
import { CollisionWorld } from "../../../src/world/collision";
import { Walker } from "../../../src/world/walking";
import { Arc } from "../../../src/xr/locomotion/arc";
import { Waters } from "../../../src/xr/locomotion/waters";
import { Yard } from "../../world/yard";

const BROOK: Water = {
  line: [
    [-10, 0, 0],
    [10, 0, 0],
  ],
  widths_m: [2, 2],
  colour: "#93c4bb",
  rim: "#bcdad5",
  glint: "#eaf5ee",
  flow_m_per_s: 0.4,
};
/** Ahead, so steeply up from level: negative points at the ground. */
const up = (degrees: number) =>
  new Vector3(0, Math.sin((degrees * Math.PI) / 180), -Math.cos((degrees * Math.PI) / 180));

/** Aims from a hand 1.2 m over (0, 0), ahead towards −Z. */
function aimed(yard: Yard, direction: Vector3, feet = new Vector3()): Arc {
  const { entities } = yard;
  const world = new CollisionWorld(entities);
  const ground = { version: 1, world, walker: new Walker(world), things: usableThings(entities) };
  const arc = new Arc();
  arc.aim(ground, new Waters(entities), new Vector3(feet.x, feet.y + 1.2, feet.z), direction, feet);
  return arc;
}

describe("where a jump may land", () => {
  test("on level ground, where the arc comes down", () => {
    const arc = aimed(new Yard().floor(), up(0));
    expect(arc.verdict).toBe("good");
    expect(arc.landing.y).toBeCloseTo(0, 5);
    expect(arc.landing.z).toBeCloseTo(-4.06, 1);
    expect(arc.points[3 * (arc.count - 1) + 2]).toBeCloseTo(arc.landing.z, 5);
  });

  test("no farther than 7 m, and nowhere without ground", () => {
    expect(aimed(new Yard().floor(), up(40)).verdict).toBe("far");
    expect(aimed(new Yard(), up(0)).verdict).toBe("far");
  });

  test("beside a wall, as far from it as a body needs", () => {
    const yard = new Yard().floor();
    yard.solid("box", [10, 3, 1], [0, 1.5, -4.1]);
    const arc = aimed(yard, up(-5));
    expect(arc.verdict).toBe("good");
    expect(arc.landing.z).toBeCloseTo(-3.3, 1);
  });

  test("up stairs and slopes that feet can climb", () => {
    const arc = aimed(new Yard().floor().stairs(), up(35), new Vector3(0, 0, 1));
    expect(arc.verdict).toBe("good");
    expect(arc.landing.y).toBeGreaterThan(1);
  });

  test("onto the stair whose riser is met", () => {
    const arc = aimed(
      new Yard().floor().stairs(),
      new Vector3(0, -0.45, -1).normalize(),
      new Vector3(0, 0, 1.7),
    );
    expect(arc.verdict).toBe("good");
    expect(arc.landing.y).toBeGreaterThan(0.1);
  });

  test("down from a ledge", () => {
    const yard = new Yard().floor();
    yard.solid("box", [2, 1.5, 2], [0, 0.75, 0]);
    expect(aimed(yard, up(0), new Vector3(0, 1.5, 0)).verdict).toBe("good");
  });
});

describe("a wall", () => {
  test("is not jumped into, nor through", () => {
    const yard = new Yard().floor();
    yard.solid("box", [10, 3, 0.2], [0, 1.5, -2]);
    const arc = aimed(yard, up(0));
    expect(arc.verdict).toBe("wall");
    expect(arc.landing.z).toBeCloseTo(-1.9, 2);
    expect(arc.normal.z).toBeCloseTo(1, 5);
  });

  test("that nobody sees is not jumped over", () => {
    const yard = new Yard().floor().barrier([
      [-5, 0, -2],
      [5, 0, -2],
    ]);
    expect(aimed(yard, up(0)).verdict).toBe("wall");
    expect(aimed(new Yard().floor().bounds(2), up(0)).verdict).toBe("wall");
  });

  test("of a slope is too steep from 46° on", () => {
    const slope = (degrees: number) =>
      new Yard().ground((_, z) => Math.max(0, -(z + 1)) * Math.tan((degrees * Math.PI) / 180));
    expect(aimed(slope(30), up(15)).verdict).toBe("good");
    expect(aimed(slope(50), up(15)).verdict).toBe("wall");
  });

  test("so near over the ground that no body fits below it", () => {
    const yard = new Yard().floor();
    yard.solid("box", [3, 0.2, 3], [0, 1.2, -4.6]);
    expect(aimed(yard, up(-10)).landing.z).toBeCloseTo(-2.8, 0);
    expect(aimed(yard, up(-10)).verdict).toBe("good");
    yard.solid("box", [8, 0.2, 8], [0, 1.6, 0]);
    expect(aimed(yard, up(-10)).verdict).toBe("wall");
  });

  test("as high as a table or a roof has no stairs", () => {
    const yard = new Yard().floor();
    yard.solid("box", [3, 0.8, 3], [0, 0.4, -3.5]);
    expect(aimed(yard, up(10)).verdict).toBe("wall");
  });
});

describe("water", () => {
  const bed = () => new Yard().ground((_, z) => (Math.abs(z) < 1 ? -0.4 : 0));
  const here = new Vector3(0, 0, 3.5);

  test("is not jumped into; the ring lies on it", () => {
    const yard = bed();
    yard.add({ water: BROOK });
    const arc = aimed(yard, up(0), here);
    expect(arc.verdict).toBe("water");
    expect(arc.landing.y).toBeCloseTo(0, 5);
  });

  test("is jumped over where nothing keeps feet from it, and onto a stone in it", () => {
    const yard = bed();
    yard.add({ water: BROOK });
    expect(aimed(yard, up(15), here).verdict).toBe("good");
    yard.solid("cylinder", [1.6, 0.6, 1.6], [0, -0.2, -0.2]);
    expect(aimed(yard, up(0), here).verdict).toBe("good");
  });

  test("behind its unseen wall says that it is water", () => {
    const yard = bed().barrier([
      [-9, 0, 1.2],
      [9, 0, 1.2],
    ]);
    yard.add({ water: BROOK });
    expect(aimed(yard, up(15), here).verdict).toBe("water");
  });

  test("is where its stream lies, turned and moved as its Entity is", () => {
    const yard = new Yard();
    yard.add({ water: BROOK }, [4, 1, 0], Math.PI / 2);
    const waters = new Waters(yard.entities);
    expect(waters.heightAt(4.5, 6)).toBeCloseTo(1, 5);
    expect(waters.heightAt(0, 0)).toBe(Number.NEGATIVE_INFINITY);
    expect(waters.isWet(4.5, 0.5, 6)).toBe(true);
    expect(waters.isWet(4.5, 1, 6)).toBe(false);
  });
});

describe("a portal", () => {
  test("is jumped into where the arc goes through its opening, also where a wall stands in it", () => {
    const yard = new Yard().floor();
    yard.add({ portal: { target: "garden", diameter_m: 2.8 } as never }, [0, 1.5, -3]);
    expect(aimed(yard, up(0)).portal?.target).toBe("garden");
    yard.solid("box", [8, 4, 0.4], [0, 2, -3]);
    const arc = aimed(yard, up(0));
    expect(arc.portal?.target).toBe("garden");
    expect([arc.landing.z, arc.normal.z]).toEqual([-3, 1]);
    expect(arc.verdict).toBe("good");
    expect(aimed(yard, new Vector3(0.75, 0.2, -0.62).normalize()).portal).toBeNull();
  });
});
