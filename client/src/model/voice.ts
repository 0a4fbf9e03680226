/**
 * What is known of voices: one's own microphone, who speaks, and how loud one wants to hear whom. No sound in here: the
 * code that listens and speaks comes later (`voice/index.ts`), and the picture and the HUD read this.
 */
import { type Signal, signal } from "@preact/signals";
import type { Refusal } from "./chat";
import type { Memory } from "./settings";

export type MicState = "off" | "asking" | "on";
/** `push_to_talk`: heard while a key or button is held. `open`: whenever one speaks. */
export type VoiceMode = "push_to_talk" | "open";

/** A microphone of this machine. */
export interface VoiceInput {
  readonly id: string;
  /** As the system calls it; empty before she has once allowed a microphone. */
  readonly label: string;
}

/** One packet of somebody's voice as it came, to whoever keeps some. */
export interface HeardPacket {
  readonly slot: number;
  /** Null where her card has not come yet. */
  readonly participant: string | null;
  readonly sequence: number;
  readonly level: number;
  readonly flags: number;
  readonly tag: Uint8Array;
  readonly opus: Uint8Array;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** One voice as it is heard now. */
export interface VoiceReading {
  readonly slot: number;
  /** 0 … 1, as mouths open by it. */
  readonly level: number;
  /** How long its sound waits before it is heard. */
  readonly heldMs: number;
  /** Heard by all alike, from nowhere in particular. */
  readonly isOnStage: boolean;
}

/** What is heard, to be read by tests and by whoever is curious. */
export interface VoiceFace {
  readonly link: "closed" | "opening" | "open";
  readonly context: string;
  /** What decodes and encodes. */
  readonly codec: "browser" | "wasm";
  /** Sound goes through the audio thread, or is scheduled ahead by the page. */
  readonly way: "worklet" | "scheduled";
  readonly voices: readonly VoiceReading[];
  /** Of all voices together, at each ear, by root mean square; measured from the first time somebody asks. */
  readonly ears: { readonly left: number; readonly right: number };
  readonly packetsSent: number;
  readonly packetsHeard: number;
}

/** What can be done with voices, once their code is here. */
export interface VoiceControl {
  readonly face: VoiceFace;
  /** Asks for the microphone, within a press. How it went is told by `mic` and `trouble`. */
  startMic(): Promise<void>;
  stopMic(): void;
  /** Push-to-talk: the key or button is held. */
  talk(on: boolean): void;
  /** Null: as the system chooses. */
  chooseInput(id: string | null): void;
  /** 1 is as it is said; 0 … 2. */
  setVolume(participant: string, volume: number): void;
  /** Not a byte of this voice to me, for this stay. */
  mute(participant: string, on: boolean): void;
  /** Before each picture: where everybody is by now. */
  frame(nowMs: number): void;
}

const NOBODY: ReadonlySet<never> = new Set();

export class VoiceModel {
  readonly mic = signal<MicState>("off");
  /** Why the microphone is not on, or nobody hears it: `mic_…`, `voice_…`. */
  readonly trouble = signal<Refusal | null>(null);
  readonly mode: Signal<VoiceMode>;
  /** The microphone that she chose; null: as the system does. */
  readonly input: Signal<string | null>;
  readonly inputs = signal<readonly VoiceInput[]>([]);
  /** What she says is sent at this moment. */
  readonly isTalking = signal(false);
  /** Of her microphone, 0 … 1, whether it is sent or not. */
  ownLevel = 0;
  /** The slots that are heard to speak; hers among them while she talks. */
  readonly speaking = signal<ReadonlySet<number>>(NOBODY);
  readonly levels = new Map<number, number>();
  /** By participant; who is not in it is heard as she speaks. */
  readonly volumes = signal<ReadonlyMap<string, number>>(new Map());
  readonly mutedByMe = signal<ReadonlySet<string>>(NOBODY);
  /** Null until the code of voices is here. */
  readonly control = signal<VoiceControl | null>(null);
  /** Whoever wants every packet that comes. */
  readonly heard: ((packet: HeardPacket) => void)[] = [];

  constructor(memory: Memory) {
    this.mode = signal(memory.recall<VoiceMode>("lanting.voice.mode") ?? "open");
    this.input = signal(memory.recall<string>("lanting.voice.input"));
  }

  /** Somebody else speaks, and she hears it. */
  hearsSomebody(ownSlot: number): boolean {
    const { size } = this.speaking.peek();
    return size > (this.speaking.peek().has(ownSlot) ? 1 : 0);
  }

  /** How loud somebody speaks now, 0 … 1: her mouth opens by it. */
  levelOf(slot: number): number {
    return this.levels.get(slot) ?? 0;
  }
}
