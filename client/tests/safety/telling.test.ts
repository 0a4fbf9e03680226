import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Telling } from "../../src/safety/telling";

describe("what the server is told of voices that she does not want", () => {
  let told: string[];
  let nowMs: number;
  let telling: Telling;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    told = [];
    nowMs = 0;
    telling = new Telling(
      (participant, on) => told.push(`${on ? "+" : "-"}${participant}`),
      () => nowMs,
    );
  });

  afterEach(() => void vi.useRealTimers());

  async function pass(ms: number): Promise<void> {
    for (const until = nowMs + ms; nowMs < until; ) {
      nowMs += 100;
      await vi.advanceTimersByTimeAsync(100);
    }
  }

  test("is each change once, at once", () => {
    telling.want(new Set(["mei", "leo"]));
    telling.want(new Set(["mei", "leo"]));
    telling.want(new Set(["mei"]));
    expect(told).toEqual(["+mei", "+leo", "-leo"]);
  });

  test("is told again where the server began anew", () => {
    telling.want(new Set(["mei"]));
    telling.again();
    expect(told).toEqual(["+mei", "+mei"]);
  });

  test("keeps to what the server takes, and in the end says everything that holds then", async () => {
    const throng = new Set(Array.from({ length: 100 }, (_, index) => `p${index}`));
    telling.want(throng);
    expect(told.length).toBe(40);
    await pass(3_000);
    expect(told.length).toBeLessThan(55);
    telling.want(new Set());
    await pass(60_000);
    const on = told.filter((each) => each.startsWith("+")).map((each) => each.slice(1));
    const off = told.filter((each) => each.startsWith("-")).map((each) => each.slice(1));
    expect(off.toSorted()).toEqual(on.toSorted());
  });
});
