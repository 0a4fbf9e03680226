import { describe, expect, it } from "vitest";
import { JitterBuffer, PACKET_SAMPLES, SAMPLE_RATE } from "../../src/voice/jitter_buffer";
import { packet, vowel } from "./sound";

const QUANTUM = 128;
const PACKET_MS = 20;
/** So much of the first packet is left out. */
const BREATH = 8 * 48;
/** The beginning of a word comes in over 5 ms. */
const FADED_IN = 240;

interface Heard {
  sound: Float32Array;
  /** Of each render quantum: what waited in the buffer after it, in milliseconds. */
  waitedMs: number[];
}

/** Packets arrive when `arrivesMs` says (Infinity: never); the listener takes 128 samples at a time. */
function listen(packets: number, arrivesMs: (number: number) => number, buffer = new JitterBuffer()): Heard {
  const arrivals = Array.from({ length: packets }, (_, number) => ({ number, at: arrivesMs(number) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at || a.number - b.number);
  const quanta = Math.ceil(((packets + 20) * PACKET_SAMPLES) / QUANTUM);
  const sound = new Float32Array(quanta * QUANTUM);
  const waitedMs: number[] = [];
  let next = 0;
  for (let quantum = 0; quantum < quanta; quantum += 1) {
    const nowMs = (quantum * QUANTUM * 1000) / SAMPLE_RATE;
    for (let each = arrivals[next]; each && each.at <= nowMs; each = arrivals[next]) {
      buffer.put(each.number & 0xffff, each.number === 0, packet(each.number));
      next += 1;
    }
    buffer.take(sound.subarray(quantum * QUANTUM, (quantum + 1) * QUANTUM));
    waitedMs.push((buffer.held * 1000) / SAMPLE_RATE);
  }
  return { sound, waitedMs };
}

const onTime = (number: number) => number * PACKET_MS;

function longestSilenceMs(sound: Float32Array, fromMs: number, toMs: number): number {
  let longest = 0;
  let run = 0;
  for (let i = (fromMs * SAMPLE_RATE) / 1000; i < (toMs * SAMPLE_RATE) / 1000; i += 1) {
    run = Math.abs(sound[i] as number) < 0.002 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return (longest * 1000) / SAMPLE_RATE;
}

function steepest(sound: Float32Array): number {
  let most = 0;
  for (let i = 1; i < sound.length; i += 1)
    most = Math.max(most, Math.abs((sound[i] as number) - (sound[i - 1] as number)));
  return most;
}

const meanWait = (heard: Heard, fromMs: number, toMs: number): number => {
  const perMs = SAMPLE_RATE / 1000 / QUANTUM;
  const span = heard.waitedMs.slice(Math.round(fromMs * perMs), Math.round(toMs * perMs));
  return span.reduce((sum, each) => sum + each, 0) / span.length;
};

describe("a voice on a quiet line", () => {
  it("is heard without a gap, and waits no longer than it must", () => {
    const heard = listen(200, onTime);
    expect(longestSilenceMs(heard.sound, 60, 3_900)).toBeLessThan(1);
    expect(meanWait(heard, 500, 3_900)).toBeLessThan(40);
  });

  it("is heard as it was said", () => {
    const heard = listen(100, onTime);
    const first = heard.sound.findIndex((each) => Math.abs(each) > 1e-6);
    // Two packets come before it begins, and 32 ms are wanted.
    const said = (i: number) => vowel(i - first + BREATH);
    let difference = 0;
    for (let i = first + FADED_IN; i < first + 8 * PACKET_SAMPLES; i += 1) {
      difference = Math.max(difference, Math.abs((heard.sound[i] as number) - said(i)));
    }
    expect(difference).toBeLessThan(1e-6);
  });

  it("ends in a fade, not in a click", () => {
    const heard = listen(50, onTime);
    expect(steepest(heard.sound)).toBeLessThan(0.06);
    expect(longestSilenceMs(heard.sound, 1_200, 1_380)).toBeGreaterThan(50);
  });
});

describe("a line that stalls for 300 ms", () => {
  const stalled = (number: number) => (number >= 100 && number < 115 ? 115 * PACKET_MS : onTime(number));

  it("is caught up with within a second, to 20 ms of before", () => {
    const heard = listen(250, stalled);
    const before = meanWait(heard, 1_500, 2_000);
    expect(Math.abs(meanWait(heard, 3_300, 3_500) - before)).toBeLessThan(20);
    expect(Math.abs(meanWait(heard, 4_000, 5_000) - before)).toBeLessThan(20);
  });

  it("leaves no gap above 60 ms behind it", () => {
    const heard = listen(250, stalled);
    expect(longestSilenceMs(heard.sound, 2_310, 4_900)).toBeLessThan(60);
    expect(steepest(heard.sound)).toBeLessThan(0.12);
  });
});

describe("a restless line", () => {
  const restless = (number: number) => onTime(number) + ((number * 7919) % 13) * 7;

  it("is given more time, and then runs dry no more", () => {
    const heard = listen(600, restless);
    expect(longestSilenceMs(heard.sound, 6_000, 11_800)).toBeLessThan(20);
  });

  it("is given less again when it has calmed down", () => {
    const heard = listen(1_500, (number) => (number < 500 ? restless(number) : onTime(number)));
    expect(meanWait(heard, 28_000, 29_500)).toBeLessThan(45);
  });
});

describe("packets that are lost, late, doubled or out of order", () => {
  it("one that is missing is made up", () => {
    const heard = listen(200, (number) => (number === 77 ? Number.POSITIVE_INFINITY : onTime(number)));
    expect(longestSilenceMs(heard.sound, 100, 3_900)).toBeLessThan(20);
  });

  it("one that comes twice is heard once", () => {
    const buffer = new JitterBuffer();
    buffer.put(0, true, packet(0));
    const once = buffer.held;
    buffer.put(0, false, packet(0));
    expect(buffer.held).toBe(once);
  });

  it("the count may wrap", () => {
    const buffer = new JitterBuffer();
    buffer.put(0xffff, true, packet(0));
    buffer.put(0, false, packet(1));
    expect(buffer.held).toBe(2 * PACKET_SAMPLES);
  });

  it("a pause is no fault of the line", () => {
    const buffer = new JitterBuffer();
    for (let word = 0; word < 20; word += 1) {
      for (let i = 0; i < 10; i += 1) buffer.put(word * 50 + i, i === 0, packet(i));
      const out = new Float32Array(SAMPLE_RATE / 2);
      for (let at = 0; at < out.length; at += QUANTUM) buffer.take(out.subarray(at, at + QUANTUM));
    }
    expect(buffer.spareMs).toBe(12);
  });

  it("a last word shorter than the wait is heard all the same", () => {
    const buffer = new JitterBuffer();
    buffer.put(5, true, packet(0));
    const out = new Float32Array(SAMPLE_RATE / 5);
    for (let at = 0; at < out.length; at += QUANTUM) buffer.take(out.subarray(at, at + QUANTUM));
    expect(out.some((each) => Math.abs(each) > 0.1)).toBe(true);
  });

  it("whatever comes, numbers stay numbers and nothing waits for longer than a second", () => {
    let seed = 7;
    const chance = () => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    for (let round = 0; round < 20; round += 1) {
      const heard = listen(150, (number) =>
        chance() < 0.1 ? Number.POSITIVE_INFINITY : onTime(number) + chance() ** 4 * 900,
      );
      expect(heard.sound.every(Number.isFinite)).toBe(true);
      expect(Math.max(...heard.waitedMs)).toBeLessThan(1_010);
      expect(heard.sound.every((each) => Math.abs(each) <= 0.6)).toBe(true);
    }
  });
});
