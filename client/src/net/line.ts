/** The page's end of the line: gives orders to the worker and hands its news on. */
import type { RequestName } from "../protocol/event_codec";
import type { Requests } from "../protocol/generated";
import type { Entering, LineNews, LineOrder } from "./order";
import { FRAMED } from "./ticket";

export interface Line {
  onnews: ((news: LineNews) => void) | null;
  enter(entering: Entering): void;
  /** Hands over the 14 bytes; they are the worker's afterwards. */
  report(bytes: Uint8Array<ArrayBuffer>): void;
  /** Returns the handle under which the answer comes. */
  ask<Name extends RequestName>(name: Name, body: Requests[Name]): number;
  leave(): void;
}

export function openLine(): Line {
  const name = document.body.dataset.framed ? FRAMED : "";
  const worker = new Worker(new URL("./line.worker.ts", import.meta.url), { type: "module", name });
  const give = (order: LineOrder, transfer: Transferable[] = []) => worker.postMessage(order, transfer);
  let handles = 0;
  const line: Line = {
    onnews: null,
    enter: (entering) => {
      const language = document.documentElement.lang as Entering["language"];
      give({ order: "enter", entering: { ...entering, language } });
    },
    report: (bytes) => give({ order: "report", bytes: bytes.buffer }, [bytes.buffer]),
    ask: (name, body) => {
      handles += 1;
      give({ order: "ask", handle: handles, name, body });
      return handles;
    },
    leave: () => give({ order: "leave" }),
  };
  worker.onmessage = (event: MessageEvent<LineNews>) => line.onnews?.(event.data);
  const tellVisible = () => {
    give({ order: "visible", visible: !document.hidden });
    if (!document.hidden) give({ order: "hurry" });
  };
  document.addEventListener("visibilitychange", tellVisible);
  window.addEventListener("online", () => give({ order: "hurry" }));
  tellVisible();
  return line;
}
