import { describe, expect, test, vi } from "vitest";
import { AppModel } from "../../src/model/app_model";
import { Showing } from "../../src/model/showing";
import type { Sounded } from "../../src/protocol/generated";
import { MADE_SOUNDS } from "../../src/show/made_sounds";
import { momentOf, ShownSounds } from "../../src/show/shown_sounds";
import type { SoundGraph, Source } from "../../src/sound/graph";

const RATE = 24_000;

test("a late comer hears a loop where it is by then, and the rest of what plays once", () => {
  expect(momentOf({ loops: true }, 4, 9)).toBe(1);
  expect(momentOf({ loops: false }, 4, 3)).toBe(3);
  expect(momentOf({ loops: false }, 4, 4)).toBeNull();
  expect(momentOf({ loops: true }, 0, 1)).toBeNull();
});

describe.each(Object.entries(MADE_SOUNDS))("the sound of our own called %s", (_, make) => {
  const samples = make(RATE);
  const loudest = (part: Float32Array) => part.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

  test("is nowhere cut off at the top, and stands evenly around nothing", () => {
    expect(loudest(samples)).toBeLessThanOrEqual(10 ** (-1 / 20));
    expect(Math.abs(samples.reduce((sum, value) => sum + value, 0) / samples.length)).toBeLessThan(0.002);
  });

  test("begins and ends in silence, without a click", () => {
    const edge = Math.round(0.002 * RATE);
    expect(Math.abs(samples[0]!)).toBeLessThan(1e-6);
    expect(loudest(samples.subarray(-edge))).toBeLessThan(0.005);
  });

  test("is about as loud as the others", () => {
    const decibel = 20 * Math.log10(loudestMoment(samples));
    expect(decibel).toBeGreaterThan(-18);
    expect(decibel).toBeLessThan(-8);
  });
});

test("a bell rings in the parts of struck bronze, and for more than half a second", () => {
  const bell = MADE_SOUNDS.bell!(RATE);
  const [prime, tierce, fifth] = [587.33, 587.33 * 1.19, 587.33 * 1.7].map((hz) => strengthAt(bell, hz));
  expect(tierce).toBeGreaterThan(20 * fifth!);
  expect(prime).toBeGreaterThan(tierce!);
  const halfSecondLater = bell.subarray(RATE / 2, RATE / 2 + RATE / 10);
  expect(loudestMoment(halfSecondLater)).toBeGreaterThan(0.3 * loudestMoment(bell));
});

/** The mean of the loudest tenth of a second. */
function loudestMoment(samples: Float32Array): number {
  const span = Math.min(samples.length, RATE / 10);
  let [sum, most] = [0, 0];
  for (const [at, value] of samples.entries()) {
    sum += value ** 2 - (at >= span ? samples[at - span]! ** 2 : 0);
    if (at >= span - 1) most = Math.max(most, sum);
  }
  return Math.sqrt(most / span);
}

/** How much of a tone there is in it. */
function strengthAt(samples: Float32Array, hz: number): number {
  let [real, imaginary] = [0, 0];
  for (const [at, value] of samples.entries()) {
    real += value * Math.cos((2 * Math.PI * hz * at) / RATE);
    imaginary += value * Math.sin((2 * Math.PI * hz * at) / RATE);
  }
  return Math.hypot(real, imaginary);
}

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

test("a recording whose file comes late is entered where it is by then", async () => {
  const played: Source[] = [];
  const graph = {
    source: (_: unknown, source: Source) => {
      played.push(source);
      return { hasEnded: false, moveTo: () => undefined, stop: () => undefined };
    },
    decode: async () => ({ duration: 60 }),
  } as unknown as SoundGraph;
  const card = { id: "ast_lake", kind: "sound", url: "/assets/ast_lake" };
  const send = vi.fn(async () => Response.json({ assets: [card] }));
  vi.stubGlobal("fetch", send);
  const showing = new Showing();
  const sounds = new ShownSounds(new AppModel(), graph, showing, RATE);
  const ears = { x: 0, y: 1, z: 0, yaw: 0 };
  const told = { key: "k", sound: "ast_lake", entity: null, place: null, at: 1_000, gain: 1, loops: false };
  showing.hear({ name: "Sounded", seq: 1, body: told });
  sounds.look(10_000, ears);
  await vi.waitFor(() => {
    sounds.look(10_500, ears);
    expect(played).toHaveLength(1);
  });
  expect(played[0]?.offsetS).toBe(9.5);
  expect(send).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});
