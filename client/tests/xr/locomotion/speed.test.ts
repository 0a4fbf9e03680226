import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RUN_M_PER_S, SPEED_BUCKET_S, SPEED_MARGIN, TICK_HZ } from "../../../src/protocol/generated";
import { SpeedMirror } from "../../../src/xr/locomotion/speed";

const REFILL_M_PER_S = SPEED_MARGIN * RUN_M_PER_S;
const BUCKET_M = SPEED_BUCKET_S * REFILL_M_PER_S;
const FRAME_S = 1 / 72;
const LATE_MS = 200;

/** What the server does with a report, as PR-16 says it. */
class Server {
  x = 0;
  y = 0;
  #level = BUCKET_M;
  #height = BUCKET_M;
  #atMs = 0;

  believes(x: number, y: number, atMs: number): boolean {
    const gained = ((atMs - this.#atMs) / 1_000) * REFILL_M_PER_S;
    this.#atMs = atMs;
    this.#level = Math.min(BUCKET_M, this.#level + gained);
    this.#height = Math.min(BUCKET_M, this.#height + gained);
    const [level, height] = [Math.abs(inSteps(x) - this.x), Math.abs(inSteps(y) - this.y)];
    if (level > this.#level || height > this.#height) return false;
    this.#level -= level;
    this.#height -= height;
    this.x = inSteps(x);
    this.y = inSteps(y);
    return true;
  }
}

const inSteps = (metres: number) => Math.round(metres * 100) / 100;

/** What she would like to do, and for how many frames she walks first. */
const wishes = fc.array(
  fc.record({
    frames: fc.integer({ min: 1, max: 90 }),
    speed: fc.double({ min: -RUN_M_PER_S, max: RUN_M_PER_S, noNaN: true }),
    jump: fc.double({ min: -7, max: 7, noNaN: true }),
    climb: fc.double({ min: -7, max: 7, noNaN: true }),
    lateMs: fc.integer({ min: 0, max: LATE_MS }),
  }),
  { maxLength: 40 },
);

describe("how far she may jump", () => {
  test("PR-16: never sends what the server would not believe, however unevenly her reports arrive", () => {
    fc.assert(
      fc.property(wishes, (acts) => {
        const [mirror, server, feet] = [new SpeedMirror(), new Server(), { x: 0, y: 0, z: 0 }];
        let [frame, sentMs, arrivedMs, lateMs] = [0, 0, 0, 0];
        const live = () => {
          frame += 1;
          const nowMs = frame * FRAME_S * 1_000;
          mirror.frame(feet, 1, FRAME_S);
          if (nowMs - sentMs < 1_000 / TICK_HZ) return;
          sentMs = nowMs;
          arrivedMs = Math.max(arrivedMs, nowMs + lateMs);
          expect(server.believes(feet.x, feet.y, arrivedMs)).toBe(true);
        };
        for (const act of acts) {
          ({ lateMs } = act);
          for (let count = 0; count < act.frames; count += 1) {
            feet.x += act.speed * FRAME_S;
            live();
          }
          const there = { x: feet.x + act.jump, y: feet.y + act.climb, z: 0 };
          if (mirror.allows(there)) Object.assign(feet, there);
          live();
        }
      }),
      { numRuns: 200 },
    );
  });

  test("one jump of 7 m soon, and the next after a rest", () => {
    const [mirror, feet] = [new SpeedMirror(), { x: 0, y: 0, z: 0 }];
    const live = (seconds: number) => {
      for (let passed = 0; passed < seconds; passed += FRAME_S) mirror.frame(feet, 1, FRAME_S);
    };
    expect(mirror.allows({ x: 7, y: 0, z: 0 })).toBe(false);
    live(2);
    expect(mirror.allows({ x: 7, y: 0, z: 0 })).toBe(true);
    feet.x = 7;
    live(0.1);
    expect(mirror.allows({ x: 14, y: 0, z: 0 })).toBe(false);
    live(1);
    expect(mirror.allows({ x: 14, y: 0, z: 0 })).toBe(true);
  });

  test("where the server sets her somewhere, it costs nothing", () => {
    const [mirror, feet] = [new SpeedMirror(), { x: 0, y: 0, z: 0 }];
    for (let passed = 0; passed < 2; passed += FRAME_S) mirror.frame(feet, 1, FRAME_S);
    feet.x = 500;
    mirror.frame(feet, 2, FRAME_S);
    expect(mirror.allows({ x: 507, y: 0, z: 0 })).toBe(true);
  });
});
