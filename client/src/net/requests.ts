/**
 * The requests under way. Those that change saved state carry a `request_id` and are repeated on the next line until
 * they are answered; the others are lost with their line, and whoever asked is told so.
 */
import { type AnyNotice, encodeRequest, type RequestName } from "../protocol/event_codec";
import type { Requests } from "../protocol/generated";

interface Asked {
  readonly handle: number;
  readonly name: RequestName;
  readonly body: Requests[RequestName];
  readonly saved: boolean;
}

/** Nothing answers these, and nothing of them is kept. */
const UNANSWERED: ReadonlySet<RequestName> = new Set(["Photo"]);

export class OpenRequests {
  #seq = 0;
  readonly #open = new Map<number, Asked>();
  readonly #handleBySeq = new Map<number, number>();

  /** The bytes of a request that expects no answer. */
  encode<Name extends RequestName>(name: Name, body: Requests[Name]): Uint8Array<ArrayBuffer> {
    this.#seq += 1;
    return encodeRequest(name, this.#seq, body);
  }

  /** Notes a request down; send the bytes if there is a line, they come again with `repeated` otherwise. */
  ask(handle: number, name: RequestName, body: Requests[RequestName]): Uint8Array<ArrayBuffer> {
    if (UNANSWERED.has(name)) return this.encode(name, body);
    const asked = { handle, name, body, saved: "request_id" in body };
    this.#open.set(handle, asked);
    return this.#send(asked);
  }

  /** Which request this notice answers, if any; it is closed with that. */
  answeredBy(notice: AnyNotice): number | null {
    if (!("re" in notice.body)) return null;
    const handle = this.#handleBySeq.get(notice.body.re);
    if (handle === undefined) return null;
    this.#handleBySeq.delete(notice.body.re);
    this.#open.delete(handle);
    return handle;
  }

  /** It will not be answered by the server, nor asked again. */
  close(handle: number): void {
    this.#open.delete(handle);
    for (const [seq, each] of this.#handleBySeq) if (each === handle) this.#handleBySeq.delete(seq);
  }

  /** The line is gone: forgets what is not saved and returns its handles. */
  lose(): number[] {
    const lost = [...this.#open.values()].filter((asked) => !asked.saved).map((asked) => asked.handle);
    for (const handle of lost) this.#open.delete(handle);
    for (const [seq, handle] of this.#handleBySeq) if (!this.#open.has(handle)) this.#handleBySeq.delete(seq);
    return lost;
  }

  /** Another Space: what was asked of the last one is not asked of it. Returns the handles. */
  forget(): number[] {
    const forgotten = [...this.#open.keys()];
    this.#open.clear();
    this.#handleBySeq.clear();
    return forgotten;
  }

  /** A new line stands: everything still unanswered, in its old order, under new seqs and the same request ids. */
  repeated(): Uint8Array<ArrayBuffer>[] {
    return [...this.#open.values()].map((asked) => this.#send(asked));
  }

  #send(asked: Asked): Uint8Array<ArrayBuffer> {
    const bytes = this.encode(asked.name, asked.body);
    this.#handleBySeq.set(this.#seq, asked.handle);
    return bytes;
  }
}
