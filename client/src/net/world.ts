/** What the line needs of the browser, small enough to be played by a test. */
import { askTicket, type TicketAnswer } from "./ticket";

export type Cancel = () => void;

/** As much of a WebSocket as we use. */
export interface LineSocket {
  onopen: (() => void) | null;
  onmessage: ((buffer: ArrayBuffer) => void) | null;
  onclose: ((code: number) => void) | null;
  readonly bufferedBytes: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code: number): void;
}

export interface LineWorld {
  /** Milliseconds since 1970 on a clock that does not jump: the same for the page and its workers. */
  nowMs(): number;
  after(ms: number, act: () => void): Cancel;
  /** 0 … 1. */
  chance(): number;
  askTicket(space: string, code: string | null): Promise<TicketAnswer>;
  openSocket(path: string, protocols: string[]): LineSocket;
}

/** The browser itself. */
export function browserWorld(): LineWorld {
  return {
    nowMs: () => performance.timeOrigin + performance.now(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    chance: () => Math.random(),
    askTicket,
    openSocket,
  };
}

function openSocket(path: string, protocols: string[]): LineSocket {
  const url = new URL(path, self.location.origin);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(url, protocols);
  socket.binaryType = "arraybuffer";
  const line: LineSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    get bufferedBytes() {
      return socket.bufferedAmount;
    },
    send: (bytes) => socket.send(bytes),
    close: (code) => socket.close(code),
  };
  socket.onopen = () => line.onopen?.();
  socket.onmessage = (event) => line.onmessage?.(event.data);
  socket.onclose = (event) => line.onclose?.(event.code);
  return line;
}
