/**
 * What the visitor has chosen for herself, kept on this device and nowhere else. Whatever draws, sounds or writes reads
 * the signals here; the HUD's settings write them.
 */
import { effect, type Signal, signal } from "@preact/signals";

export type QualityChoice = "auto" | "high" | "low";
export type ThemeChoice = "auto" | "light" | "dark";
export type MotionChoice = "auto" | "reduced" | "full";
export type TextSize = "normal" | "large" | "largest";

/** By the visitor's own clock. */
const EVENING_FROM_HOUR = 19;
const MORNING_FROM_HOUR = 6;

/** Where choices are kept; a test hands in its own. */
export interface Memory {
  recall<Value>(key: string): Value | null;
  remember(key: string, value: unknown): void;
}

export class Settings {
  readonly quality: Signal<QualityChoice>;
  readonly theme: Signal<ThemeChoice>;
  readonly motion: Signal<MotionChoice>;
  readonly sound: Signal<boolean>;
  /** 0 … 1, of the loudest that the place ever is. */
  readonly volume: Signal<number>;
  /** Of all voices together: 1 is as they are said. */
  readonly voiceVolume: Signal<number>;
  /** What the browser does to her own voice: takes the loudspeaker out of it, and what hums and hisses. */
  readonly echo: Signal<boolean>;
  readonly noise: Signal<boolean>;
  /** Stronger lines and colours in the HUD. */
  readonly contrast: Signal<boolean>;
  readonly textSize: Signal<TextSize>;

  /** Asked in every frame: made once. */
  readonly #still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");

  constructor(memory: Memory) {
    const kept = <Value>(name: string, otherwise: Value): Signal<Value> => {
      const key = `lanting.setting.${name}`;
      const choice = signal<Value>(memory.recall<Value>(key) ?? otherwise);
      let isFirst = true;
      effect(() => {
        const value = choice.value;
        if (!isFirst) memory.remember(key, value);
        isFirst = false;
      });
      return choice;
    };
    this.quality = kept<QualityChoice>("quality", "auto");
    this.theme = kept<ThemeChoice>("theme", "auto");
    this.motion = kept<MotionChoice>("motion", "auto");
    this.sound = kept("sound", true);
    this.volume = kept("volume", 0.7);
    this.voiceVolume = kept("voice-volume", 1);
    this.echo = kept("echo", true);
    this.noise = kept("noise", true);
    this.contrast = kept("contrast", false);
    this.textSize = kept<TextSize>("text-size", "normal");
  }

  /** Whether it is evening in the place: her own choice of theme, else the system's, else by the clock on her wall. */
  get isEvening(): boolean {
    if (this.theme.value !== "auto") return this.theme.value === "dark";
    if (globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches) return true;
    const hour = new Date().getHours();
    return hour >= EVENING_FROM_HOUR || hour < MORNING_FROM_HOUR;
  }

  /** Whether things should keep still: her own choice, else the system's. */
  get reducedMotion(): boolean {
    if (this.motion.value !== "auto") return this.motion.value === "reduced";
    return this.#still?.matches ?? false;
  }
}
