/**
 * Voices by a WebSocket of their own, so that a large Scene cannot hold them up.
 *
 * It lives in a Worker: the timers of a hidden page sleep, and a picture that takes long would make a voice stutter. Each
 * opening takes a fresh ticket, for which the page asks on the event line; without that line there is none, and the next
 * try waits. What comes is acknowledged every VOICE_ACKNOWLEDGE_EVERY_MS, by speech where there is any (PR-84).
 */
import { waitMs } from "../net/backoff";
import type { Cancel, LineSocket, LineWorld } from "../net/world";
import { CloseCode, SUBPROTOCOL, TICKET_PREFIX, VOICE_ACKNOWLEDGE_EVERY_MS } from "../protocol/generated";
import type { VoiceTransport } from "./transport";
import { decodeFrame, encodeAck, encodeSpeech, type ReceivedPacket, type SpokenPacket } from "./wire";

const SOCKET_PATH = "/socket";
const OPEN_WITHIN_MS = 5_000;
/** So much unsent is half a second of speech: what would come later still is worth nothing. */
const BACKLOG_MAX_BYTES = 2_000;
/** A line that held for so long was a good one: after it, the next try comes soon. */
const HELD_MS = 10_000;

export type VoiceWorld = Pick<LineWorld, "nowMs" | "after" | "chance" | "openSocket">;

export class SocketTransport implements VoiceTransport {
  onpackets: ((packets: readonly ReceivedPacket[]) => void) | null = null;
  onlink: ((link: "opening" | "open") => void) | null = null;

  readonly #world: VoiceWorld;
  readonly #askTicket: () => Promise<string | null>;
  /** Rises with every try: what belongs to an earlier one no longer counts. */
  #try = 0;
  #tries = 0;
  #openedAtMs = Number.NEGATIVE_INFINITY;
  #socket: LineSocket | null = null;
  #isOpen = false;
  #isPausing = false;
  #isClosed = false;
  #timer: Cancel | null = null;
  #ackTimer: Cancel | null = null;
  #lastFrame = 0;
  #acknowledged = 0;
  #ackedAtMs = Number.NEGATIVE_INFINITY;

  /** `askTicket`: null where there is none to be had now. */
  constructor(world: VoiceWorld, askTicket: () => Promise<string | null>) {
    this.#world = world;
    this.#askTicket = askTicket;
  }

  async open(): Promise<void> {
    const attempt = this.#begin();
    this.onlink?.("opening");
    const ticket = await this.#askTicket().catch(() => null);
    if (attempt !== this.#try || this.#isClosed) return;
    if (ticket === null) this.#openLater();
    else this.#openWith(ticket, attempt);
  }

  send(spoken: SpokenPacket): boolean {
    const socket = this.#socket;
    if (!socket || !this.#isOpen || socket.bufferedBytes > BACKLOG_MAX_BYTES) return false;
    socket.send(encodeSpeech(this.#lastFrame, spoken));
    this.#hasAcknowledged();
    return true;
  }

  hurry(): void {
    if (this.#isPausing) this.open();
  }

  close(): void {
    this.#isClosed = true;
    this.#begin();
  }

  #openWith(ticket: string, attempt: number): void {
    const socket = this.#world.openSocket(SOCKET_PATH, [SUBPROTOCOL, TICKET_PREFIX + ticket]);
    this.#socket = socket;
    this.#timer = this.#world.after(OPEN_WITHIN_MS, () => this.#openLater());
    socket.onopen = () => attempt === this.#try && this.#opened();
    socket.onmessage = (buffer) => attempt === this.#try && this.#receive(buffer);
    socket.onclose = () => attempt === this.#try && this.#openLater();
  }

  #opened(): void {
    this.#timer?.();
    this.#timer = null;
    this.#isOpen = true;
    this.#openedAtMs = this.#world.nowMs();
    this.onlink?.("open");
  }

  #openLater(): void {
    const hasHeld = this.#isOpen && this.#world.nowMs() - this.#openedAtMs >= HELD_MS;
    if (hasHeld) this.#tries = 0;
    this.#begin();
    this.#isPausing = true;
    this.onlink?.("opening");
    this.#timer = this.#world.after(waitMs(this.#tries, this.#world.chance()), () => this.open());
    this.#tries += 1;
  }

  #receive(buffer: ArrayBuffer): void {
    const received = decodeFrame(buffer);
    if (received === null) return;
    this.#lastFrame = received.frame;
    this.#acknowledge();
    this.onpackets?.(received.packets);
  }

  /** From the message handler itself where the time has come; the last frame of all by a timer. */
  #acknowledge(): void {
    if (this.#acknowledged === this.#lastFrame) return;
    const dueInMs = this.#ackedAtMs + VOICE_ACKNOWLEDGE_EVERY_MS - this.#world.nowMs();
    if (dueInMs > 0) {
      this.#ackTimer ??= this.#world.after(dueInMs, () => {
        this.#ackTimer = null;
        this.#acknowledge();
      });
      return;
    }
    this.#socket?.send(encodeAck(this.#lastFrame));
    this.#hasAcknowledged();
  }

  #hasAcknowledged(): void {
    this.#acknowledged = this.#lastFrame;
    this.#ackedAtMs = this.#world.nowMs();
  }

  /** Leaves everything of the try before behind. */
  #begin(): number {
    const socket = this.#socket;
    this.#socket = null;
    this.#isOpen = false;
    this.#isPausing = false;
    this.#timer?.();
    this.#timer = null;
    this.#ackTimer?.();
    this.#ackTimer = null;
    this.#lastFrame = 0;
    this.#acknowledged = 0;
    this.#ackedAtMs = Number.NEGATIVE_INFINITY;
    this.#try += 1;
    socket?.close(CloseCode.NORMAL);
    return this.#try;
  }
}
