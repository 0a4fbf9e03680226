import { expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { Showing } from "../../src/model/showing";
import type { Sounded } from "../../src/protocol/generated";
import { MADE_SOUNDS } from "../../src/show/made_sounds";
import { momentOf, ShownSounds } from "../../src/show/shown_sounds";
import type { SoundGraph, Source } from "../../src/sound/graph";

const RATE = 8_000;

test("a late comer hears a loop where it is by then, and the rest of what plays once", () => {
  expect(momentOf({ loops: true }, 4, 9)).toBe(1);
  expect(momentOf({ loops: false }, 4, 3)).toBe(3);
  expect(momentOf({ loops: false }, 4, 4)).toBeNull();
  expect(momentOf({ loops: true }, 0, 1)).toBeNull();
});

test("every sound of our own is heard, never too loud, and ends in silence", () => {
  for (const make of Object.values(MADE_SOUNDS)) {
    const samples = make(RATE);
    const most = samples.reduce((loudest, value) => Math.max(loudest, Math.abs(value)), 0);
    expect(most).toBeGreaterThan(0.3);
    expect(most).toBeLessThanOrEqual(1);
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.02);
    expect(samples.every(Number.isFinite)).toBe(true);
  }
});

test("plays at its time and place, once, and stops when it is ended", () => {
  const played: Source[] = [];
  const moves: number[][] = [];
  let stopped = 0;
  const graph = {
    source: (_: unknown, source: Source) => {
      played.push(source);
      return { hasEnded: false, moveTo: (...at: number[]) => moves.push(at), stop: () => (stopped += 1) };
    },
  } as unknown as SoundGraph;
  globalThis.AudioBuffer = class {
    readonly duration: number;
    constructor({ length, sampleRate }: AudioBufferOptions) {
      this.duration = length / sampleRate;
    }
    copyToChannel() {}
  } as unknown as typeof AudioBuffer;
  const showing = new Showing();
  const ears = { x: 7, y: 1, z: 0, yaw: 0 };
  const sounds = new ShownSounds(new AppModel(), graph, showing, RATE);
  const told: Sounded = {
    key: "k",
    sound: "bell",
    entity: null,
    place: [1, 2, 3],
    at: 1_000,
    gain: 0.5,
    loops: false,
  };
  const tell = (body: Sounded) => showing.hear({ name: "Sounded", seq: 1, body });
  tell(told);
  sounds.look(900, ears);
  expect(played).toHaveLength(0);
  for (const ms of [1_100, 1_150, 1_200]) sounds.look(ms, ears);
  expect(played).toEqual([{ volume: 0.5, near_m: 4, far_m: 45, loop: false, offsetS: 0.1 }]);
  expect(moves.at(-1)).toEqual([1, 2, 3]);
  tell({ ...told, place: null, at: 1_200 });
  sounds.look(1_250, ears);
  expect(stopped).toBe(1);
  expect(moves.at(-1)).toEqual([7, 1, 0]);
  showing.hear({ name: "SoundEnded", seq: 2, body: { key: "k" } });
  sounds.look(1_300, ears);
  expect(stopped).toBe(2);
});
