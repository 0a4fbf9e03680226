/** A world in which time passes when the test says so, and a server that says what the test says. */
import { decode, encode } from "@msgpack/msgpack";
import type { TicketAnswer } from "../../src/net/ticket";
import type { Cancel, LineSocket, LineWorld } from "../../src/net/world";
import {
  Lane,
  NoticeKind,
  type Notices,
  RequestKind,
  type Requests,
  SceneNotices,
  SceneRequests,
  type Welcome,
} from "../../src/protocol/generated";

export class FakeSocket implements LineSocket {
  onopen: (() => void) | null = null;
  onmessage: ((buffer: ArrayBuffer) => void) | null = null;
  onclose: ((code: number) => void) | null = null;
  bufferedBytes = 0;
  readonly sent: Uint8Array[] = [];
  closedWith: number | null = null;

  send(bytes: Uint8Array): void {
    this.sent.push(bytes.slice());
  }

  close(code: number): void {
    this.closedWith ??= code;
  }

  /** The poses that were sent. */
  get reports(): Uint8Array[] {
    return this.sent.filter((bytes) => bytes[0] === Lane.POSE);
  }

  /** The requests of one name, with their seqs. */
  requests<Name extends keyof Requests>(name: Name): { seq: number; body: Requests[Name] }[] {
    return this.sent
      .filter((bytes) => bytes[0] === laneOf(name) && bytes[1] === RequestKind[name])
      .map((bytes) => ({
        seq: new DataView(bytes.buffer).getUint32(2, true),
        body: decode(bytes.subarray(6)) as Requests[Name],
      }));
  }

  tell<Name extends keyof Notices>(name: Name, seq: number, body: Notices[Name]): void {
    const encoded = encode(body);
    const bytes = new Uint8Array(6 + encoded.length);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, SceneNotices.has(name) ? Lane.SCENE : Lane.EVENT);
    view.setUint8(1, NoticeKind[name]);
    view.setUint32(2, seq, true);
    bytes.set(encoded, 6);
    this.onmessage?.(bytes.buffer);
  }

  welcome(differs: Partial<Welcome> = {}): void {
    this.tell("Welcome", 0, { ...WELCOME, ...differs });
  }
}

export const WELCOME: Welcome = {
  session: "ses_1",
  server_epoch: 1,
  resumed: false,
  space: "spc_1",
  space_name: "Lanting",
  participant: "par_1",
  name: "Mei",
  slot: 3,
  epoch: 0,
  place: { x: 0, y: 0, z: 0, yaw: 0 },
  role: "visitor",
  permissions: ["enter", "move", "chat", "see_people"],
  is_new: false,
  things: [],
  pressed: [],
  hands: [],
  clock_from: 0,
  rules: {
    entry: "anyone",
    approval: "nobody",
    capacity: null,
    chat: true,
    history: true,
    whispers: true,
    slow_mode_s: 0,
    quiet: false,
    still: false,
    voice: true,
    voices_muted: false,
    locked: false,
  },
  seat: null,
  scene_revision: 1,
  draft_revision: null,
  people: 1,
  cards: [],
  chat: [],
};

function laneOf(name: keyof Requests): Lane {
  return SceneRequests.has(name) ? Lane.SCENE : Lane.EVENT;
}

interface Timer {
  dueMs: number;
  act: () => void;
}

export class FakeWorld implements LineWorld {
  readonly sockets: FakeSocket[] = [];
  readonly protocols: string[][] = [];
  ticketsAsked = 0;
  answer: TicketAnswer = { ticket: "dGlja2V0", socketPath: "/socket" };
  #nowMs = 1_000;
  #timers = new Set<Timer>();

  get socket(): FakeSocket {
    return this.sockets.at(-1)!;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  chance(): number {
    return 1;
  }

  after(ms: number, act: () => void): Cancel {
    const timer = { dueMs: this.#nowMs + ms, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  async askTicket(): Promise<TicketAnswer> {
    this.ticketsAsked += 1;
    return this.answer;
  }

  openSocket(_path: string, protocols: string[]): LineSocket {
    this.protocols.push(protocols);
    this.sockets.push(new FakeSocket());
    return this.socket;
  }

  /** Lets time pass, and whatever is due happen in its order; promises are kept on the way. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    await settle();
    for (;;) {
      const due = [...this.#timers]
        .filter((timer) => timer.dueMs <= untilMs)
        .sort((a, b) => a.dueMs - b.dueMs)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#nowMs = Math.max(this.#nowMs, due.dueMs);
      due.act();
      await settle();
    }
    this.#nowMs = untilMs;
  }
}

/** Lets the promises that are already kept be noticed. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}
