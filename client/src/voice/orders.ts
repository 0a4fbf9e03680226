/** What the page and the voice worker say to each other, and what goes straight between the worker and the audio thread. */
import type { CodecName } from "./codec";
import type { Packet } from "./packets";
import type { ReceivedPacket } from "./wire";

export type VoiceOrder =
  /** Take up the line, and keep it; where it is to be taken up again, at once. */
  | { order: "open"; codec: CodecName }
  /** The answer to `ticket`: null where there is none now. */
  | { order: "ticket"; handle: number; ticket: string | null }
  | { order: "close" }
  /** A microphone's packets (`Packet`) come through this port, until the next or `hush`. */
  | { order: "speak"; port: MessagePort }
  | { order: "hush" };

export type VoiceNews =
  | { news: "ticket"; handle: number }
  | { news: "link"; link: "opening" | "open" | "closed" }
  /** As they came, before they are decoded. */
  | { news: "packets"; packets: readonly ReceivedPacket[]; atMs: number }
  /** Somebody begins to speak: decoded packets (`Decoded`) come through this port. */
  | { news: "voice"; slot: number; port: MessagePort }
  /** She has been silent for a while: her port is closed. */
  | { news: "silent"; slot: number }
  | { news: "sent" };

/** From the audio thread of a microphone to the worker. */
export type Captured = Packet;

/** From the worker to whatever plays a voice. */
export interface Decoded {
  readonly sequence: number;
  readonly begins: boolean;
  readonly samples: Float32Array<ArrayBuffer>;
}

/** Of a voice that is played, several times a second. */
export interface Told {
  /** −dB, 0 … 127. */
  readonly level: number;
  readonly heldMs: number;
}
