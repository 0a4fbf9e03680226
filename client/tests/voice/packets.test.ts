import { describe, expect, it } from "vitest";
import { levelOf, SILENCE_LEVEL, VoiceGate } from "../../src/voice/gate";
import { PACKET_SAMPLES } from "../../src/voice/jitter_buffer";
import { type Packet, PacketCutter } from "../../src/voice/packets";

const tone = (loud: number): Float32Array =>
  Float32Array.from({ length: PACKET_SAMPLES }, (_, i) => loud * Math.sin(i / 10));

function cutter() {
  const sent: Packet[] = [];
  const told: boolean[] = [];
  const cutting = new PacketCutter(
    (packet) => sent.push(packet),
    (_, isSent) => told.push(isSent),
  );
  const say = (loud: number, packets = 1) => {
    for (let i = 0; i < packets; i += 1) cutting.push(tone(loud));
  };
  return { cutting, say, sent, told };
}

describe("the level of a packet", () => {
  it("is in decibels below the loudest", () => {
    expect(levelOf(new Float32Array(PACKET_SAMPLES))).toBe(SILENCE_LEVEL);
    expect(levelOf(new Float32Array(PACKET_SAMPLES).fill(1))).toBe(0);
    expect(levelOf(new Float32Array(PACKET_SAMPLES).fill(0.1))).toBe(20);
  });
});

describe("the gate", () => {
  it("opens for speech and stays open between two words", () => {
    const gate = new VoiceGate();
    for (let i = 0; i < 50; i += 1) expect(gate.opens(75)).toBe(false);
    expect(gate.opens(30)).toBe(true);
    for (let i = 0; i < 10; i += 1) expect(gate.opens(75)).toBe(true);
    for (let i = 0; i < 10; i += 1) gate.opens(75);
    expect(gate.opens(75)).toBe(false);
  });

  it("learns that a fan is part of the room, and still hears who speaks above it", () => {
    const gate = new VoiceGate();
    for (let i = 0; i < 50 * 20; i += 1) gate.opens(48);
    expect(gate.opens(48)).toBe(false);
    expect(gate.opens(30)).toBe(true);
  });

  it("takes a sound that nobody could hear for none", () => {
    const gate = new VoiceGate();
    for (let i = 0; i < 100; i += 1) gate.opens(110);
    expect(gate.opens(80)).toBe(false);
  });
});

describe("packets of a microphone", () => {
  it("none leaves it while it is off", () => {
    const { say, sent } = cutter();
    say(0.5, 50);
    expect(sent).toEqual([]);
  });

  it("speech goes out with the packet before it, which says that it begins", () => {
    const { cutting, say, sent } = cutter();
    cutting.speaking = "open";
    say(0.0003, 20);
    say(0.3, 3);
    expect(sent.map(({ sequence, begins }) => [sequence, begins])).toEqual([
      [19, true],
      [20, false],
      [21, false],
      [22, false],
    ]);
  });

  it("silence is not sent, and what comes after it says so and keeps its count", () => {
    const { cutting, say, sent } = cutter();
    cutting.speaking = "open";
    say(0.0003, 20);
    say(0.3, 2);
    say(0.0003, 40);
    const before = sent.length;
    expect(before).toBeLessThan(20);
    say(0.3);
    expect(sent.slice(before).map(({ sequence, begins }) => [sequence, begins])).toEqual([
      [61, true],
      [62, false],
    ]);
  });

  it("while a key is held everything is sent, from the first packet on", () => {
    const { cutting, say, sent } = cutter();
    say(0.0003, 3);
    cutting.speaking = "held";
    say(0.0003, 2);
    cutting.speaking = "off";
    say(0.3, 2);
    expect(sent.map(({ sequence, begins }) => [sequence, begins])).toEqual([
      [3, true],
      [4, false],
    ]);
  });

  it("pieces of any length make whole packets", () => {
    const { cutting, sent, told } = cutter();
    cutting.speaking = "held";
    for (let i = 0; i < 15; i += 1) cutting.push(new Float32Array(128).fill(0.1));
    expect(sent.length).toBe(2);
    expect(told).toEqual([true, true]);
    expect(sent[0]?.samples.length).toBe(PACKET_SAMPLES);
  });
});
