/** Events and edits to bytes and back (PR-30 to PR-39): `u8 lane | u8 kind | u32 seq | body`, the body a MessagePack map. */
import { decode, encode } from "@msgpack/msgpack";
import {
  Lane,
  NoticeName as NAMES,
  type Notices,
  RequestKind,
  type Requests,
  SceneNotices,
  SceneRequests,
} from "./generated";

const EVENT_HEAD_BYTES = 6;

export type RequestName = keyof Requests;
export type NoticeName = keyof Notices;

/** A notice with its name and seq; the name tells the type of the body. */
export type AnyNotice = {
  [Name in NoticeName]: { name: Name; seq: number; body: Notices[Name] };
}[NoticeName];

/** What comes on the scene lane: its seq is a Revision, and no event's number. */
export type SceneNotice = Extract<AnyNotice, { name: "Edits" | "SceneReset" }>;

export function isSceneNotice(notice: AnyNotice): notice is SceneNotice {
  return SceneNotices.has(notice.name);
}

export function encodeRequest<Name extends RequestName>(
  name: Name,
  seq: number,
  body: Requests[Name],
): Uint8Array<ArrayBuffer> {
  const encoded = encode(body, { ignoreUndefined: true });
  const bytes = new Uint8Array(EVENT_HEAD_BYTES + encoded.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, SceneRequests.has(name) ? Lane.SCENE : Lane.EVENT);
  view.setUint8(1, RequestKind[name]);
  view.setUint32(2, seq, true);
  bytes.set(encoded, EVENT_HEAD_BYTES);
  return bytes;
}

/** What the server tells; null for a kind that this version does not know, on a wrong lane, or that cannot be read. */
export function decodeNotice(buffer: ArrayBuffer): AnyNotice | null {
  if (buffer.byteLength < EVENT_HEAD_BYTES) return null;
  const view = new DataView(buffer);
  const seq = view.getUint32(2, true);
  const name = NAMES[view.getUint8(1)];
  if (name === undefined || view.getUint8(0) !== (SceneNotices.has(name) ? Lane.SCENE : Lane.EVENT))
    return null;
  try {
    const body = decode(new Uint8Array(buffer, EVENT_HEAD_BYTES));
    if (typeof body !== "object" || body === null) return null;
    return { name, seq, body } as AnyNotice;
  } catch {
    return null;
  }
}
