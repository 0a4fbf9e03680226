/**
 * What a press of the microphone's button or key means: with an open microphone it turns it on and off; with push-to-talk
 * whoever holds it is heard, and a short press turns it on and off.
 */
import type { VoiceControl, VoiceModel } from "../model/voice";

/** Shorter than any word. */
const SHORT_MS = 300;

export type MicControl = Pick<VoiceControl, "startMic" | "stopMic" | "talk">;

export class MicPress {
  readonly #voice: Pick<VoiceModel, "mic" | "mode">;
  readonly #control: MicControl;
  #downAtMs: number | null = null;
  #wasOn = false;

  constructor(voice: Pick<VoiceModel, "mic" | "mode">, control: MicControl) {
    this.#voice = voice;
    this.#control = control;
  }

  /** Turns it on or off, whatever the mode: a press that cannot be held. */
  toggle(): void {
    if (this.#voice.mic.peek() === "off") void this.#control.startMic();
    else this.#control.stopMic();
  }

  /** A finger or key goes down. */
  down(nowMs: number): void {
    if (this.#downAtMs !== null) return;
    this.#downAtMs = nowMs;
    this.#wasOn = this.#voice.mic.peek() !== "off";
    if (this.#voice.mode.peek() === "open") return;
    if (!this.#wasOn) void this.#control.startMic();
    this.#control.talk(true);
  }

  /** It is let go. `isButton`: a short press of the button turns off what was on; one of the key never does. */
  up(nowMs: number, isButton: boolean): void {
    const downAtMs = this.#downAtMs;
    if (downAtMs === null) return;
    this.#downAtMs = null;
    if (this.#voice.mode.peek() === "open") {
      this.toggle();
      return;
    }
    this.#control.talk(false);
    if (isButton && this.#wasOn && nowMs - downAtMs < SHORT_MS) this.#control.stopMic();
  }
}
