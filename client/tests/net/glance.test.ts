import { beforeEach, describe, expect, test } from "vitest";
import type { Glance } from "../../src/model/glance";
import { type GlanceWorld, keepGlancing } from "../../src/net/glance";
import { FakeWorld } from "./fake_world";

const ONE: Glance = { people: 1, looks: [] };

describe("looking through the door", () => {
  let time: FakeWorld;
  let asked: number;
  let seen: Glance[];
  let world: { -readonly [Name in keyof GlanceWorld]: GlanceWorld[Name] };

  beforeEach(() => {
    time = new FakeWorld();
    asked = 0;
    seen = [];
    world = {
      after: (ms, act) => time.after(ms, act),
      ask: async () => {
        asked += 1;
        return ONE;
      },
      isLooking: () => true,
    };
  });

  const keep = () => keepGlancing("spc_1", world, (glance) => seen.push(glance));

  test("at once, then every 5 s, until it is stopped", async () => {
    const stop = keep();
    await time.pass(10_000);
    expect(seen).toEqual([ONE, ONE, ONE]);
    stop();
    await time.pass(20_000);
    expect(asked).toBe(3);
  });

  test("nobody looks through the door of a hidden page", async () => {
    world.isLooking = () => false;
    keep();
    await time.pass(20_000);
    expect(asked).toBe(0);
  });

  test("a closed door and a lost network show nothing, and are tried again", async () => {
    world.ask = async () => null;
    keep();
    await time.pass(5_000);
    world.ask = async () => {
      throw new Error("no network");
    };
    await time.pass(5_000);
    expect(seen).toEqual([]);
    world.ask = async () => ONE;
    await time.pass(5_000);
    expect(seen).toEqual([ONE]);
  });
});
