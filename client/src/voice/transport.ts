/** What carries voices to the server and back. One way exists (`socket_transport.ts`); another would be one more file. */
import type { ReceivedPacket, SpokenPacket } from "./wire";

export interface VoiceTransport {
  /** Packets of others, as they were gathered for me. */
  onpackets: ((packets: readonly ReceivedPacket[]) => void) | null;
  /** It carries nothing at present (`opening`), or it does; it tries again by itself until it is closed. */
  onlink: ((link: "opening" | "open") => void) | null;
  /** One packet of mine; lost where nothing carries it now. Tells whether it went. */
  send(spoken: SpokenPacket): boolean;
  /** The line of events is said to be back: do not wait for the next try. */
  hurry(): void;
  close(): void;
}
