import { describe, expect, it, test } from "vitest";
import voice from "../../../tests/protocol/golden/voice.json";
import { decodeFrame, encodeAck, encodeSpeech, fits } from "../../src/voice/wire";

const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

describe("the voice lane, to the server's own bytes", () => {
  test.each(voice.speech)("pr80: what is said as number $sequence", ({ bytes, last_frame, ...spoken }) => {
    expect(toHex(encodeSpeech(last_frame, { ...spoken, opus: fromHex(spoken.opus) }))).toBe(bytes);
  });

  test.each(voice.acks)("pr84: the acknowledgement of frame $last_frame", ({ last_frame, bytes }) => {
    expect(toHex(encodeAck(last_frame))).toBe(bytes);
  });

  test.each(voice.frames)(
    "pr82: frame $frame is read as the server wrote it",
    ({ frame, packets, bytes }) => {
      const read = decodeFrame(fromHex(bytes).buffer);
      expect(read?.frame).toBe(frame);
      expect(
        read?.packets.map((each) => ({ ...each, tag: toHex(each.tag), opus: toHex(each.opus) })),
      ).toEqual(packets);
    },
  );
});

describe("what is no frame", () => {
  it("is nothing, wherever it ends too soon or too late", () => {
    const whole = fromHex(voice.frames[1]?.bytes ?? "");
    for (let length = 0; length < whole.length; length += 1)
      expect(decodeFrame(whole.slice(0, length).buffer)).toBeNull();
    expect(decodeFrame(Uint8Array.of(...whole, 0).buffer)).toBeNull();
    expect(decodeFrame(Uint8Array.of(3, ...whole.slice(1)).buffer)).toBeNull();
  });

  it("pr80: a packet without a byte, or with too many, is not sent", () => {
    expect([0, 1, 400, 401].map((length) => fits(new Uint8Array(length)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
