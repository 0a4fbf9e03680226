/** The worker that holds the socket: browsers slow the timers of a hidden page, not those of its workers. */
import { LineCore } from "./line_core";
import type { LineNews, LineOrder } from "./order";
import { browserWorld } from "./world";

/** Of a worker's global scope, what the page's type library does not describe. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<LineOrder>) => void) | null;
  postMessage(message: LineNews, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
const line = new LineCore(browserWorld(), (news, transfer = []) => scope.postMessage(news, transfer));
scope.onmessage = (event) => line.obey(event.data);
