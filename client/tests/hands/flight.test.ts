import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Flier, Flight } from "../../src/hands/flight";
import { PlaceSolids } from "../../src/hands/solids";
import { lengthOf, turned, UNTURNED, UP, type Vector } from "../../src/hands/turn";
import { CollisionWorld } from "../../src/world/collision";
import { Yard } from "../world/yard";

const BALL: Flier = { bounce: 0.7, friction: 0.3, radius: 0.12, isRound: true };
const CUP: Flier = { bounce: 0.2, friction: 0.6, radius: 0.06, isRound: false };
const FRAME_S = 1 / 60;

function flight(yard: Yard, flier: Flier, middle: Vector, velocity: Vector = [0, 0, 0]): Flight {
  return new Flight(flier, new PlaceSolids(new CollisionWorld(yard.entities)), middle, velocity, UNTURNED);
}

/** Until it rests, or for as long as is allowed; every place that it came by. */
function whole(flying: Flight, frameS = FRAME_S): Vector[] {
  const way: Vector[] = [flying.middle];
  for (let frames = 0; !flying.isResting && frames * frameS < 40; frames += 1) {
    flying.advance(frameS);
    way.push(flying.middle);
  }
  return way;
}

describe("a thing that was let go", () => {
  test("comes to rest on the floor, at its own height", () => {
    const falling = flight(new Yard().floor(), BALL, [0, 2, 0]);
    whole(falling);
    expect(falling.isResting).toBe(true);
    expect(falling.middle[1]).toBeCloseTo(0.12, 2);
    expect(lengthOf(falling.velocity)).toBe(0);
  });

  test.each([0.1, 0.4, 0.8, 1])("bounces lower each time with a bounce of %f", (bounce) => {
    const way = whole(flight(new Yard().floor(), { ...BALL, bounce }, [0, 3, 0])).map(([, y]) => y);
    const tops = way.filter((y, at) => at > 0 && y > way[at - 1]! && y > (way[at + 1] ?? y) && y > 0.16);
    for (let at = 1; at < tops.length; at += 1) expect(tops[at]).toBeLessThan(tops[at - 1]!);
    expect(tops.length).toBeGreaterThanOrEqual(bounce > 0.5 ? 2 : bounce > 0.3 ? 1 : 0);
    expect(Math.max(...tops, 0)).toBeLessThan(3);
  });

  test("never comes through a wall of 10 cm, however it is thrown", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -Math.PI / 3, max: Math.PI / 3, noNaN: true }),
        fc.double({ min: -0.3, max: 0.9, noNaN: true }),
        fc.double({ min: 1, max: 12, noNaN: true }),
        fc.constantFrom(0.005, 0.03, 0.12, 0.4),
        (yaw, pitch, speed, radius) => {
          // So wide that nothing rolls past its end.
          const yard = new Yard();
          yard.solid("box", [400, 1, 400], [0, -0.5, 0]);
          yard.solid("box", [400, 40, 0.1], [0, 20, -4]);
          const out: Vector = [
            Math.sin(yaw) * Math.cos(pitch) * speed,
            Math.sin(pitch) * speed,
            -Math.cos(yaw) * Math.cos(pitch) * speed,
          ];
          const way = whole(flight(yard, { ...BALL, radius }, [0, 1.2, 0], out));
          expect(Math.min(...way.map(([, , z]) => z))).toBeGreaterThan(-4);
          expect(Math.min(...way.map(([, y]) => y))).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is stopped by the walls that nobody sees", () => {
    const yard = new Yard().floor().barrier([
      [-8, 0, -3],
      [8, 0, -3],
    ]);
    const way = whole(flight(yard, BALL, [0, 1, 0], [0, 1, -10]));
    expect(Math.min(...way.map(([, , z]) => z))).toBeGreaterThan(-3);
  });

  test("ends within 30 s on any ground, whatever its builder has said of it", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.boolean(),
        (bounce, friction, slope, isRound) => {
          const yard = new Yard().ground((x) => x * slope);
          const flying = flight(yard, { ...BALL, bounce, friction, isRound }, [0, 2, 0], [2, 3, -6]);
          whole(flying, 1 / 20);
          expect(flying.isResting).toBe(true);
          expect(flying.seconds).toBeLessThan(30);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("goes the same way at any rate of pictures", () => {
    const ends = [1 / 144, 1 / 60, 1 / 10].map((frameS) => {
      const flying = flight(new Yard().floor(), BALL, [0, 1, 0], [1, 2, -4]);
      whole(flying, frameS);
      return flying.middle;
    });
    for (const end of ends) for (const axis of [0, 1, 2]) expect(end[axis]).toBeCloseTo(ends[0]![axis]!, 6);
  });

  test("a cup tumbles on its way and stands upright in the end", () => {
    const flying = flight(new Yard().floor(), CUP, [0, 1.2, 0], [0, 2, -5]);
    let most = 0;
    while (!flying.isResting) {
      flying.advance(FRAME_S);
      most = Math.max(most, 1 - turned(UP, flying.turn)[1]);
    }
    expect(most).toBeGreaterThan(0.5);
    expect(turned(UP, flying.turn)[1]).toBeCloseTo(1, 9);
    expect(flying.middle[1]).toBeCloseTo(0.06, 2);
  });

  test("a ball rolls farther than a cup slides, and turns with its way", () => {
    const roll = flight(new Yard().floor(), BALL, [0, 0.13, 0], [0, 0, -3]);
    const slide = flight(new Yard().floor(), { ...BALL, isRound: false }, [0, 0.13, 0], [0, 0, -3]);
    whole(roll);
    whole(slide);
    expect(roll.middle[2]).toBeLessThan(slide.middle[2] - 0.5);
    expect(turned(UP, roll.turn)[1]).toBeLessThan(0.99);
  });

  test("what falls from a table lands beside it and not in it", () => {
    const yard = new Yard().floor();
    yard.solid("box", [1, 0.8, 1], [0, 0.4, 0]);
    const flying = flight(yard, BALL, [0, 0.93, 0], [0, 0, -1.6]);
    whole(flying);
    expect(flying.middle[1]).toBeCloseTo(0.12, 2);
    expect(Math.abs(flying.middle[2])).toBeGreaterThan(0.5 + 0.11);
  });
});
