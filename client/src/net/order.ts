/** What the page and its line worker say to each other: orders go in, news comes out. */

import type { AnyNotice, RequestName, SceneNotice } from "../protocol/event_codec";
import type { Enter, Requests } from "../protocol/generated";

/** Who wants to enter which Space. */
export interface Entering {
  /** The Space's id or slug, as the API's path takes it. */
  readonly space: string;
  readonly name: string;
  /** What opens a Space that only those find who have its link: six letters. */
  readonly code?: string;
  readonly look?: Enter["look"];
  /** Of the page: what experiences say to her is in it where they can. */
  readonly language?: Enter["language"];
  /** She just watches: the server gives her a seat. Said at the first Enter of a stay only: later she may have stood up. */
  readonly watching?: boolean;
  /** The slug of the Space whose portal she came through; said at the first Enter likewise. */
  readonly through?: string;
}

export type LineOrder =
  | { order: "enter"; entering: Entering }
  /** The newest 14-byte report of her pose, into which the worker fills the last frame, and 30 bytes of what is tracked behind it; or 18 bytes of a thing in her hand. */
  | { order: "report"; bytes: ArrayBuffer }
  | { order: "ask"; handle: number; name: RequestName; body: Requests[RequestName] }
  | { order: "visible"; visible: boolean }
  /** The network is said to be back: do not wait for the next try. */
  | { order: "hurry" }
  | { order: "leave" };

export type LineNews =
  | { news: "frame"; buffer: ArrayBuffer; atMs: number }
  /** `handle` is that of the request which this answers. */
  | { news: "notice"; notice: AnyNotice; handle: number | null; atMs: number }
  /** What happened to a Scene; its seq is a Revision. */
  | { news: "scene"; notice: SceneNotice }
  /** In a frame: who she is there. */
  | { news: "guest"; guest: string }
  /** The line is gone; the next try comes by itself. */
  | { news: "broke"; tries: number }
  /** A request without saved effect will get no answer: ask again when the line is back. */
  | { news: "lost"; handle: number }
  /** No socket within 5 s: say what may help. It goes on trying. */
  | { news: "late" }
  /** It will not come back by itself. `code` is a key of `locales/<language>/*.ftl`. */
  | { news: "ended"; code: string; facts: Facts };

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Gives a message to the other side; `transfer` moves buffers instead of copying them. */
export type Tell<Message> = (message: Message, transfer?: Transferable[]) => void;
