/**
 * One's own speaking: the microphone on and off, push-to-talk, what stands in the way, and how loud one is.
 *
 * Push-to-talk decides what is sent, not whether the device is open; off is off. Where a host has muted her the microphone
 * stays on, nothing is sent, and she is told why until it is lifted.
 */
import { effect, signal } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import { remember } from "../model/memory";
import { SILENCE_LEVEL } from "./gate";
import { followed, loudnessOf } from "./loudness";
import { MicRefused, Microphone, type MicTrouble, type MicWishes, microphones } from "./microphone";
import type { VoiceOrder } from "./orders";
import type { Speaking } from "./packets";
import { whyUnheard } from "./why_unheard";

/** A microphone that is open. */
export type OpenMicrophone = Pick<Microphone, "onlevel" | "onlost" | "oninterrupted" | "speaking" | "stop">;
type Open = (context: AudioContext, wishes: MicWishes, packets: MessagePort) => Promise<OpenMicrophone>;
type Order = (order: VoiceOrder, transfer?: Transferable[]) => void;

export class Mouth {
  readonly #model: AppModel;
  readonly #context: AudioContext;
  readonly #order: Order;
  readonly #open: Open;
  #microphone: OpenMicrophone | null = null;
  /** Rises with each start and stop: a late permission of an earlier one opens nothing. */
  #attempt = 0;
  #isHeld = false;
  #level = SILENCE_LEVEL;
  readonly #isInterrupted = signal(false);
  /** It was taken from her: when there is one again, it goes on. */
  #isLost = false;

  constructor(model: AppModel, context: AudioContext, order: Order, open: Open = Microphone.open) {
    this.#model = model;
    this.#open = open;
    this.#context = context;
    this.#order = order;
    navigator.mediaDevices?.addEventListener?.("devicechange", () => this.#devicesChanged());
    this.#listDevices();
    this.#followChoices();
    this.#followRights();
  }

  async start(): Promise<void> {
    const { voice, settings } = this.#model;
    const attempt = this.#drop();
    voice.mic.value = "asking";
    voice.trouble.value = null;
    const { port1, port2 } = new MessageChannel();
    try {
      const wishes = {
        input: voice.input.peek(),
        echo: settings.echo.peek(),
        noise: settings.noise.peek(),
      };
      const microphone = await this.#open(this.#context, wishes, port1);
      if (attempt === this.#attempt) this.#opened(microphone, port2);
      else microphone.stop();
    } catch (error) {
      if (attempt === this.#attempt)
        this.#failed(error instanceof MicRefused ? error.code : "voice_unsupported");
    }
  }

  stop(): void {
    this.#isLost = false;
    this.#isHeld = false;
    this.#drop();
    const { voice } = this.#model;
    voice.mic.value = "off";
    voice.trouble.value = null;
  }

  talk(on: boolean): void {
    this.#isHeld = on;
    this.#heed();
  }

  /** Nothing is heard of her: the audio thread rests, or there is no microphone. */
  silent(): void {
    this.#level = SILENCE_LEVEL;
    this.#model.voice.isTalking.value = false;
  }

  /** Before each picture. */
  frame(seconds: number): void {
    const { voice, self } = this.#model;
    voice.ownLevel = followed(voice.ownLevel, loudnessOf(this.#level), seconds);
    if (voice.isTalking.peek() || voice.levels.has(self.slot))
      voice.levels.set(self.slot, voice.isTalking.peek() ? voice.ownLevel : 0);
  }

  #opened(microphone: OpenMicrophone, packets: MessagePort): void {
    this.#microphone = microphone;
    this.#isLost = false;
    microphone.onlevel = (level, isSent) => {
      this.#level = level;
      this.#model.voice.isTalking.value = isSent;
    };
    microphone.onlost = () => this.#lost();
    microphone.oninterrupted = (isInterrupted) => {
      this.#isInterrupted.value = isInterrupted;
    };
    this.#order({ order: "speak", port: packets }, [packets]);
    this.#model.voice.mic.value = "on";
    this.#heed();
    this.#listDevices();
  }

  #failed(code: MicTrouble): void {
    this.#drop();
    const { voice } = this.#model;
    voice.mic.value = "off";
    // Whoever has lost it is still told that, until there is another.
    voice.trouble.value = { code: this.#isLost ? "mic_lost" : code, facts: {} };
  }

  /** Unplugged, or taken by a call: another is tried at once, and whenever one comes. */
  #lost(): void {
    this.#isLost = true;
    this.start();
  }

  #devicesChanged(): void {
    this.#listDevices();
    if (this.#isLost && this.#microphone === null) this.start();
  }

  async #listDevices(): Promise<void> {
    this.#model.voice.inputs.value = await microphones();
  }

  /** What is chosen while it is on is heard at once. */
  #followChoices(): void {
    const { voice, settings } = this.#model;
    let isFirst = true;
    effect(() => {
      remember("lanting.voice.input", voice.input.value);
      // Read, so that it runs again when one of them changes.
      const isOn = [settings.echo.value, settings.noise.value].length > 0 && this.#microphone !== null;
      if (!isFirst && isOn) this.start();
      isFirst = false;
    });
    effect(() => {
      remember("lanting.voice.mode", voice.mode.value);
      this.#heed();
    });
  }

  #followRights(): void {
    effect(() => {
      const { voice } = this.#model;
      const why = this.#isInterrupted.value ? "mic_lost" : whyUnheard(this.#model);
      if (voice.mic.value !== "on") return;
      voice.trouble.value = why === null ? null : { code: why, facts: {} };
      this.#heed();
    });
  }

  /** Tells the audio thread what is to be sent by now. */
  #heed(): void {
    if (!this.#microphone) return;
    this.#microphone.speaking = this.#speaking();
  }

  #speaking(): Speaking {
    if (whyUnheard(this.#model) !== null) return "off";
    if (this.#model.voice.mode.peek() === "open") return "open";
    return this.#isHeld ? "held" : "off";
  }

  #drop(): number {
    if (this.#microphone) this.#order({ order: "hush" });
    this.#microphone?.stop();
    this.#microphone = null;
    this.#isInterrupted.value = false;
    this.silent();
    this.#attempt += 1;
    return this.#attempt;
  }
}
