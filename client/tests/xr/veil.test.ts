import { expect, test } from "vitest";
import { Veil } from "../../src/xr/veil";

const hidden = (veil: Veil) => veil.mesh.material.uniforms.part?.value as number;

test("a cut is done where nothing is seen, and all is seen again in 300 ms", () => {
  const veil = new Veil();
  let hiddenThen = Number.NaN;
  veil.frame(1_000);
  veil.cut(() => (hiddenThen = hidden(veil)), 1_000, false);
  for (const ms of [1_000, 1_050, 1_100, 1_149]) {
    veil.frame(ms);
    expect(hiddenThen).toBeNaN();
  }
  veil.frame(1_160);
  expect(hiddenThen).toBeGreaterThan(0.9);
  expect(hidden(veil)).toBe(1);
  veil.frame(1_235);
  expect(hidden(veil)).toBeCloseTo(0.5, 1);
  veil.frame(1_320);
  expect([hidden(veil), veil.mesh.visible]).toEqual([0, false]);
});

test("where motion is reduced it is done at once", () => {
  const veil = new Veil();
  let done = 0;
  veil.cut(() => (done += 1), 0, true);
  veil.frame(0);
  expect([done, veil.mesh.visible]).toEqual([1, false]);
});

test("two cuts at once are one blink, and both are done", () => {
  const veil = new Veil();
  const done: string[] = [];
  veil.cut(() => done.push("turn"), 0, false);
  veil.frame(100);
  veil.cut(() => done.push("seat"), 100, false);
  veil.frame(160);
  expect(done).toEqual(["turn", "seat"]);
});

test("the most that anybody asks to hide counts, for one picture", () => {
  const veil = new Veil();
  veil.ask(0.4);
  veil.ask(0.7);
  veil.ask(0.2);
  veil.frame(0);
  expect(hidden(veil)).toBeCloseTo(0.7);
  veil.frame(16);
  expect(hidden(veil)).toBe(0);
});
