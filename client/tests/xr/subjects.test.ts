import { expect, test, vi } from "vitest";
import { run } from "../../src/xr/subjects";

test("whoever fails is reported and left out, and all others go on", () => {
  const reported: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => void reported.push(error));
  const done: string[] = [];
  const subject = (name: string, fails = false) => ({
    frame: () => {
      done.push(name);
      if (fails) throw new Error(name);
    },
    dispose: () => undefined,
  });
  const subjects = new Set([subject("walk"), subject("card", true), subject("hands")]);
  for (const nowMs of [0, 14]) run(subjects, { nowMs, seconds: 0.014 });
  vi.unstubAllGlobals();
  expect(done).toEqual(["walk", "card", "hands", "walk", "hands"]);
  expect(reported).toHaveLength(1);
});
