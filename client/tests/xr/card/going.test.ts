import { expect, test } from "vitest";
import { AppModel } from "../../../src/model/app_model";
import { GoingByCuts } from "../../../src/xr/card/going";
import type { XrStage } from "../../../src/xr/context";
import { WELCOME } from "../../net/fake_world";

/** Mei stands 30 m ahead, behind a corner; cuts are made at once. */
function stage(): { going: GoingByCuts; stood: number[][]; model: AppModel } {
  const model = new AppModel();
  model.welcome(WELCOME, 0);
  model.people.meet([{ ...model.people.self!.card!, slot: 7, name: "Mei", participant: "p-7" }], 0);
  Object.assign(model.people.get(7)!.shown, { x: 10, z: -20 });
  Object.assign(model.self, { x: 0, y: 0, z: 0 });
  const points = [
    [0, 0, 0],
    [0, 0, -20],
    [10, 0, -20],
  ];
  const stood: number[][] = [];
  const visit = { isHeld: () => false, ask: async () => ({ name: "Path", body: { points, reached: true } }) };
  const xr = {
    stage: { model, visit },
    cut: (then: () => void) => then(),
    standAt: (x: number, y: number, z: number) => {
      stood.push([x, y, z]);
      Object.assign(model.self, { x, y, z });
    },
  } as unknown as XrStage;
  return { going: new GoingByCuts(xr), stood, model };
}

test("she goes to somebody by cuts along the way, each as far as the server believes, and stops before her", async () => {
  const { going, stood } = stage();
  await going.goTo(7);
  let last = 0;
  for (let frame = 0; frame < 20 * 30; frame += 1) {
    const before = stood.length;
    going.frame(1 / 20);
    if (stood.length > before) last = frame;
  }
  const steps = stood.map(([x, , z], at) => {
    const [fromX, , fromZ] = stood[at - 1] ?? [0, 0, 0];
    return Math.hypot(x! - fromX!, z! - fromZ!);
  });
  expect(Math.max(...steps)).toBeLessThan(12.5);
  expect(stood.length).toBeLessThan(9);
  const [x, , z] = stood.at(-1)!;
  expect(z).toBe(-20);
  expect(10 - x!).toBeGreaterThanOrEqual(1.4);
  expect(10 - x!).toBeLessThan(2);
  expect(last / 20).toBeLessThan(10);
});

test("whoever walks by herself goes on by herself", async () => {
  const { going, stood } = stage();
  await going.goTo(7);
  going.stop();
  for (let frame = 0; frame < 200; frame += 1) going.frame(1 / 20);
  expect(stood).toEqual([]);
});
