/** The page's one Worker for arrays; it ends when nothing has been asked for a while. */
import type { Cloud, CloudWish } from "./cloud";
import type { Relief, ReliefWish } from "./relief";

export type DataWish = { readonly id: number; readonly file: Blob } & (
  | { readonly relief: ReliefWish }
  | { readonly cloud: CloudWish }
);
export type DataAnswer = { readonly id: number } & (
  | { readonly relief: Relief }
  | { readonly cloud: Cloud }
  | { readonly failed: string }
);

const KEPT_MS = 10_000;

class DataWork {
  readonly #worker = new Worker(new URL("./data.worker.ts", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, { take(answer: DataAnswer): void; fail(error: Error): void }>();
  readonly #ended: () => void;
  #lastId = 0;

  constructor(ended: () => void) {
    this.#ended = ended;
    this.#worker.onmessage = ({ data }: MessageEvent<DataAnswer>) => {
      const asked = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ("failed" in data) asked?.fail(new Error(data.failed));
      else asked?.take(data);
      this.#restSoon();
    };
    // Out of memory, most likely: whoever waits is told, and the next begins afresh.
    this.#worker.onerror = ({ message }) => {
      for (const { fail } of this.#waiting.values()) fail(new Error(message));
      this.#end();
    };
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  ask(file: Blob, what: { relief: ReliefWish } | { cloud: CloudWish }): Promise<DataAnswer> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((take, fail) => {
      this.#waiting.set(id, { take, fail });
      this.#worker.postMessage({ id, file, ...what } satisfies DataWish);
    });
  }

  #restSoon(): void {
    const id = this.#lastId;
    setTimeout(() => {
      if (this.#waiting.size === 0 && this.#lastId === id) this.#end();
    }, KEPT_MS);
  }

  #end(): void {
    this.#waiting.clear();
    this.#worker.terminate();
    this.#ended();
  }
}

let present: DataWork | null = null;

/** Whether something that was asked for is still being made. */
export function isMaking(): boolean {
  return present?.isBusy ?? false;
}

function work(): DataWork {
  present ??= new DataWork(() => {
    present = null;
  });
  return present;
}

/** Rejects where the file cannot be drawn so. */
export async function makeRelief(file: Blob, relief: ReliefWish): Promise<Relief> {
  const answer = await work().ask(file, { relief });
  if ("relief" in answer) return answer.relief;
  throw new Error("no relief was made");
}

export async function makeCloud(file: Blob, cloud: CloudWish): Promise<Cloud> {
  const answer = await work().ask(file, { cloud });
  if ("cloud" in answer) return answer.cloud;
  throw new Error("no cloud was made");
}
