import { expect, test } from "vitest";
import { Showing, showSecond } from "../../src/model/showing";
import type { Animated, ShowClock } from "../../src/protocol/generated";
import { WELCOME } from "../net/fake_world";

const CLOCK: ShowClock = { name: "show", at: 10_000, second: 30, runs: true, title: "" };

function animated(key: string, at: number): Animated {
  return { key, channels: [], at, loops: false };
}

test("the show clock shows the same second however late one came, and stands when it is stopped", () => {
  expect(showSecond(CLOCK, 12_500)).toBe(32.5);
  expect(showSecond({ ...CLOCK, runs: false }, 99_000)).toBe(30);
  expect(showSecond(CLOCK, 9_000)).toBe(30);
});

test("what is begun anew under a key comes last, and another stay begins with nothing", () => {
  const showing = new Showing();
  for (const [key, at] of [
    ["a", 1],
    ["b", 2],
    ["a", 3],
  ] as const)
    showing.hear({ name: "Animated", seq: 1, body: animated(key, at) });
  expect([...showing.animations.value.values()].map(({ key, at }) => [key, at])).toEqual([
    ["b", 2],
    ["a", 3],
  ]);
  showing.hear({ name: "AnimationEnded", seq: 2, body: { key: "b" } });
  showing.hear({ name: "ShowClock", seq: 3, body: CLOCK });
  showing.hear({ name: "Welcome", seq: 0, body: { ...WELCOME, resumed: true } });
  expect([...showing.animations.value.keys()]).toEqual(["a"]);
  showing.hear({ name: "Welcome", seq: 0, body: WELCOME });
  expect(showing.animations.value.size).toBe(0);
  expect(showing.clock.value).toBeNull();
});
