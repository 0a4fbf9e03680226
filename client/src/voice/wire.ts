/** The voice lane to the bit (PR-80 to PR-84): what a speaker sends, and what a listener gets. Everything is little endian. */
import { Lane, OPUS_BYTES_MAX, SLOT_BITS, SLOT_MAX } from "../protocol/generated";

/** The first after silence: nothing before it is missing. */
export const BEGINS = 1;
/** Heard by all alike: not quieter with distance. */
export const STAGE = 2;

const SPEECH_HEAD_BYTES = 7;
const ACK_BYTES = 3;
const FRAME_HEAD_BYTES = 4;
const PACKET_HEAD_BYTES = 16;
const TAG_BYTES = 8;
const FLAG_BITS = 6;
const FLAGS = (1 << FLAG_BITS) - 1;

export interface SpokenPacket {
  readonly sequence: number;
  readonly level: number;
  readonly begins: boolean;
  readonly opus: Uint8Array;
}

export interface ReceivedPacket {
  readonly slot: number;
  readonly flags: number;
  readonly level: number;
  readonly sequence: number;
  readonly tag: Uint8Array;
  readonly opus: Uint8Array;
}

export interface ReceivedFrame {
  readonly frame: number;
  readonly packets: readonly ReceivedPacket[];
}

export function encodeSpeech(lastFrame: number, spoken: SpokenPacket): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SPEECH_HEAD_BYTES + spoken.opus.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, Lane.VOICE);
  view.setUint16(1, lastFrame, true);
  view.setUint16(3, spoken.sequence, true);
  view.setUint8(5, spoken.level);
  view.setUint8(6, spoken.begins ? BEGINS : 0);
  bytes.set(spoken.opus, SPEECH_HEAD_BYTES);
  return bytes;
}

/** Whether the server takes a packet of so many bytes. */
export function fits(opus: Uint8Array): boolean {
  return opus.length > 0 && opus.length <= OPUS_BYTES_MAX;
}

export function encodeAck(lastFrame: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ACK_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, Lane.VOICE);
  view.setUint16(1, lastFrame, true);
  return bytes;
}

/** Null for whatever is no frame; its packets look into the same bytes. */
export function decodeFrame(buffer: ArrayBuffer): ReceivedFrame | null {
  if (buffer.byteLength < FRAME_HEAD_BYTES) return null;
  const view = new DataView(buffer);
  if (view.getUint8(0) !== Lane.VOICE) return null;
  const packets: ReceivedPacket[] = [];
  let at = FRAME_HEAD_BYTES;
  for (let left = view.getUint8(1); left > 0; left -= 1) {
    if (buffer.byteLength < at + PACKET_HEAD_BYTES) return null;
    const end = at + PACKET_HEAD_BYTES + view.getUint16(at + 6, true);
    if (buffer.byteLength < end) return null;
    packets.push(packetAt(view, at, end));
    at = end;
  }
  return at === buffer.byteLength ? { frame: view.getUint16(2, true), packets } : null;
}

function packetAt(view: DataView, at: number, end: number): ReceivedPacket {
  const who = view.getUint32(at, true);
  return {
    slot: who & SLOT_MAX,
    flags: (who >>> SLOT_BITS) & FLAGS,
    level: who >>> (SLOT_BITS + FLAG_BITS),
    sequence: view.getUint16(at + 4, true),
    tag: new Uint8Array(view.buffer as ArrayBuffer, at + 8, TAG_BYTES),
    opus: new Uint8Array(view.buffer as ArrayBuffer, at + PACKET_HEAD_BYTES, end - at - PACKET_HEAD_BYTES),
  };
}
