import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { MicPress } from "../../src/hud/mic_press";
import type { MicState, VoiceMode } from "../../src/model/voice";

const mic = signal<MicState>("off");
const mode = signal<VoiceMode>("open");
let done: string[] = [];

/** A microphone that opens at once. */
const control = {
  startMic: async () => {
    done.push("start");
    mic.value = "on";
  },
  stopMic: () => {
    done.push("stop");
    mic.value = "off";
  },
  talk: (on: boolean) => void done.push(on ? "talk" : "hush"),
};

describe("a press of the microphone", () => {
  let press: MicPress;

  beforeEach(() => {
    [mic.value, mode.value, done] = ["off", "open", []];
    press = new MicPress({ mic, mode }, control);
  });

  function hold(ms: number, isButton = true): string[] {
    done = [];
    press.down(1_000);
    press.up(1_000 + ms, isButton);
    return done;
  }

  test("turns an open microphone on and off, however long it is", () => {
    expect(hold(50)).toEqual(["start"]);
    expect(hold(2_000)).toEqual(["stop"]);
  });

  test("also ends the asking: she has changed her mind", () => {
    mic.value = "asking";
    expect(hold(50)).toEqual(["stop"]);
  });

  test("held is heard until it is let go, and asks for the microphone first", () => {
    mode.value = "push_to_talk";
    expect(hold(900)).toEqual(["start", "talk", "hush"]);
    expect(hold(900)).toEqual(["talk", "hush"]);
  });

  test("a short one of the button turns off what was on; one of the key never does", () => {
    mode.value = "push_to_talk";
    expect(hold(100)).toEqual(["start", "talk", "hush"]);
    expect(hold(100, false)).toEqual(["talk", "hush"]);
    expect(hold(100)).toEqual(["talk", "hush", "stop"]);
  });

  test("a key that repeats goes down once, and an end without a beginning is nothing", () => {
    mode.value = "push_to_talk";
    press.up(0, false);
    press.down(0);
    press.down(30);
    expect(done).toEqual(["start", "talk"]);
  });

  test("that cannot be held turns it on and off in any mode", () => {
    mode.value = "push_to_talk";
    press.toggle();
    press.toggle();
    expect(done).toEqual(["start", "stop"]);
  });
});
