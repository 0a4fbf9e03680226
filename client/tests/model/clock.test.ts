import { describe, expect, test } from "vitest";
import { ServerClock } from "../../src/model/clock";

describe("the server's clock", () => {
  test("is the page's own until a frame has come", () => {
    expect(new ServerClock().serverNowMs(123)).toBe(123);
  });

  test("is set by the quickest frame; the later ones are jitter", () => {
    const clock = new ServerClock();
    for (const [stamp, local] of [
      [1_000, 100],
      [1_050, 130],
      [1_100, 210],
    ] as const) {
      clock.heard(stamp, local);
    }
    expect(clock.serverNowMs(230)).toBeCloseTo(1_150, 0);
    expect(clock.jitterMs).toBeCloseTo(30, 0);
  });

  test("jitter fades when the line is calm again", () => {
    const clock = new ServerClock();
    clock.heard(0, 0);
    clock.heard(50, 150);
    expect(clock.jitterMs).toBeCloseTo(100, 0);
    for (let ms = 200; ms <= 12_000; ms += 50) clock.heard(ms, ms);
    expect(clock.jitterMs).toBeLessThan(3);
  });

  test("believes a lasting change of the way within a minute and a half", () => {
    const clock = new ServerClock();
    for (let ms = 0; ms <= 90_000; ms += 50) clock.heard(ms, ms + (ms < 1_000 ? 0 : 80));
    expect(clock.serverNowMs(90_080)).toBeCloseTo(90_000, 0);
  });

  test("goes on over the wrap of its 32 bits", () => {
    const clock = new ServerClock();
    const last = clock.heard(2 ** 32 - 10, 1_000);
    expect(clock.heard(40, 1_050) - last).toBe(50);
  });

  test("counts from 1970 where the Welcome has said what frames count from", () => {
    const clock = new ServerClock();
    clock.reset(1_800_000_000_000);
    clock.heard(2 ** 32 - 10, 1_000);
    clock.heard(40, 1_050);
    expect(clock.serverNowMs(1_050)).toBe(1_800_000_000_000 + 2 ** 32 + 40);
  });

  test("another server's clock begins anew", () => {
    const clock = new ServerClock();
    clock.heard(900_000, 0);
    clock.heard(10, 50);
    expect(clock.serverNowMs(60)).toBe(20);
    expect(clock.jitterMs).toBe(0);
  });
});
