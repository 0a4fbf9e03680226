import { describe, expect, test } from "vitest";
import type { Animated, Channel } from "../../src/protocol/generated";
import { isWhole, sampleInto, secondAt } from "../../src/show/channel";
import { Courses } from "../../src/show/course";

const channel = (more: Partial<Channel>): Channel => ({
  entity: "ent_bell",
  path: "translation",
  times: [0, 2],
  values: [
    [0, 0, 0],
    [4, 0, 2],
  ],
  interpolation: "linear",
  ...more,
});

function at(second: number, more: Partial<Channel> = {}): number[] {
  const out: number[] = [];
  sampleInto(out, channel(more), second);
  return out.map((value) => Math.round(value * 1_000) / 1_000);
}

describe("a channel", () => {
  test("goes from key to key, and holds before the first and after the last", () => {
    expect([-1, 0, 0.5, 2, 9].map((second) => at(second, { times: [0, 2] })[0])).toEqual([0, 0, 1, 4, 4]);
    expect(at(0.5, { times: [1, 2] })[0]).toBe(0);
  });

  test("steps where it is said to, and visibility always", () => {
    expect(at(1.9, { interpolation: "step" })).toEqual([0, 0, 0]);
    expect(at(2, { interpolation: "step" })).toEqual([4, 0, 2]);
    expect(at(1, { path: "visible", values: [[1], [0]] })).toEqual([1]);
  });

  test("turns the shorter way, at an even speed, by unit quaternions", () => {
    const quarter = [0, Math.SQRT1_2, 0, Math.SQRT1_2];
    const turned = at(1, {
      path: "rotation",
      values: [
        [0, 0, 0, 1],
        [0, -quarter[1]!, 0, -quarter[3]!],
      ],
    });
    expect(turned).toEqual([0, 0.383, 0, 0.924]);
  });

  test("of which the numbers are too few is none", () => {
    expect(isWhole(channel({}))).toBe(true);
    expect(isWhole(channel({ path: "rotation" }))).toBe(false);
    expect(isWhole(channel({ times: [0] }))).toBe(false);
  });

  test("stands where the server's clock says: not begun, under way, at its end, or around again", () => {
    expect([-0.1, 0.5, 7].map((passed) => secondAt(passed, 2, false))).toEqual([null, 0.5, 2]);
    expect([0.5, 4.5].map((passed) => secondAt(passed, 2, true))).toEqual([0.5, 0.5]);
    expect(secondAt(5, 0, true)).toBe(0);
  });
});

describe("all animations together", () => {
  const animated = (more: Partial<Animated>): Animated => ({
    key: "ring",
    channels: [channel({})],
    at: 10_000,
    loops: false,
    ...more,
  });

  test("who comes late sees what the others see, and it stays so until the animation ends", () => {
    const late = new Courses();
    const animations = new Map([["ring", animated({})]]);
    late.look(animations, 11_000);
    expect(late.all.get("ent_bell")?.translation).toEqual([2, 0, 1]);
    late.look(animations, 60_000);
    expect(late.all.get("ent_bell")?.translation).toEqual([4, 0, 2]);
    late.look(new Map(), 60_016);
    expect(late.all.size).toBe(0);
  });

  test("what has not begun leaves everything where the Scene has it", () => {
    const courses = new Courses();
    courses.look(new Map([["ring", animated({ at: 20_000 })]]), 10_000);
    expect(courses.all.size).toBe(0);
  });

  test("begun later counts", () => {
    const courses = new Courses();
    const other = animated({
      key: "other",
      channels: [
        channel({
          values: [
            [9, 9, 9],
            [9, 9, 9],
          ],
        }),
      ],
    });
    courses.look(
      new Map([
        ["ring", animated({})],
        ["other", other],
      ]),
      10_500,
    );
    expect(courses.all.get("ent_bell")?.translation).toEqual([9, 9, 9]);
  });

  test("at rest nothing is reckoned anew", () => {
    const courses = new Courses();
    const animations = new Map([["ring", animated({})]]);
    courses.look(animations, 99_000);
    const value = courses.all.get("ent_bell")!.translation!;
    value[0] = 77;
    courses.look(animations, 99_016);
    expect(value[0]).toBe(77);
  });
});
