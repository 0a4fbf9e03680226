/** The worker that holds the voice line and both ends of Opus (`voice_core.ts`). */
import { browserWorld } from "../net/world";
import { openCodec } from "./open_codec";
import type { VoiceNews, VoiceOrder } from "./orders";
import { SocketTransport } from "./socket_transport";
import { VoiceCore } from "./voice_core";

/** Of a worker's global scope, what the page's type library does not describe. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<VoiceOrder>) => void) | null;
  postMessage(message: VoiceNews, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
const { nowMs, after, chance, openSocket } = browserWorld();
const core = new VoiceCore(
  {
    nowMs,
    after,
    openCodec,
    openTransport: (askTicket) => new SocketTransport({ nowMs, after, chance, openSocket }, askTicket),
  },
  (news, transfer = []) => scope.postMessage(news, transfer),
);
scope.onmessage = (event) => core.obey(event.data);
