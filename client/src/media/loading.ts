/** Fetches what things are made of, in the order of `loading_order`; each file once, however many things show it. */
import { type LoadingLimits, nextOf } from "./loading_order";

/** So long it waits after a broken line, each time longer; then it is given up. */
const AGAIN_AFTER_MS = [2_000, 8_000, 30_000] as const;

export interface Progress {
  readonly loaded: number;
  readonly all: number;
  readonly bytes: number;
}

/** What a test plays itself. */
export interface LoadingWorld {
  send(url: string, signal: AbortSignal): Promise<Response>;
  after(ms: number, act: () => void): void;
}

const BROWSER: LoadingWorld = {
  send: (url, signal) => fetch(url, { signal }),
  after: (ms, act) => void setTimeout(act, ms),
};

/** One thing's interest in one file. */
export interface Wanted {
  /** The file; rejects with GoneError where there is none, and once given up. */
  readonly blob: Promise<Blob>;
  /** How far from her eye the thing is now. */
  isAt(distance_m: number): void;
  /** The thing does not need it any more. */
  giveUp(): void;
}

/** The file is not there, or nobody wants it any more. */
export class GoneError extends Error {
  readonly code = "asset_gone";

  constructor(url: string) {
    super(`${url} is not there any more`);
    this.name = "GoneError";
  }
}

class Errand {
  readonly distances = new Map<symbol, number>();
  readonly gone = new AbortController();
  state: "waiting" | "flying" | "resting" | "done" = "waiting";
  tries = 0;
  isThing = false;
  /** It came before: the browser has it, and it costs nothing any more. */
  hasCome = false;
  resolve!: (blob: Blob) => void;
  reject!: (error: unknown) => void;
  #blob: Promise<Blob> | null = null;

  constructor(
    readonly url: string,
    readonly bytes: number,
  ) {}

  get blob(): Promise<Blob> {
    if (!this.#blob) {
      this.#blob = new Promise((resolve, reject) => {
        this.resolve = resolve;
        this.reject = reject;
      });
      // Whoever gives up does not listen.
      this.#blob.catch(() => undefined);
      this.state = "waiting";
    }
    return this.#blob;
  }

  /** Those who waited have it; nobody else keeps a copy in memory. */
  came(blob: Blob): void {
    this.resolve(blob);
    this.#blob = null;
    this.state = "done";
    this.hasCome = true;
  }

  failed(error: unknown): void {
    this.reject(error);
    this.#blob = null;
    this.state = "done";
  }

  get distance_m(): number {
    let least = Number.POSITIVE_INFINITY;
    for (const distance of this.distances.values()) least = Math.min(least, distance);
    return least;
  }
}

export class Loading {
  limits: LoadingLimits;

  readonly #world: LoadingWorld;
  readonly #tell: (progress: Progress) => void;
  readonly #errands = new Map<string, Errand>();
  #spentBytes = 0;
  #isPumping = false;

  constructor(limits: LoadingLimits, tell: (progress: Progress) => void, world: LoadingWorld = BROWSER) {
    this.limits = limits;
    this.#tell = tell;
    this.#world = world;
  }

  /** `isThing`: it is told of when it comes; a first small picture of a thing is not. */
  want(url: string, bytes: number, distance_m: number, isThing = true): Wanted {
    let errand = this.#errands.get(url);
    if (!errand) {
      errand = new Errand(url, bytes);
      this.#errands.set(url, errand);
    }
    errand.isThing ||= isThing;
    const { distances, blob } = errand;
    const mine = Symbol(url);
    distances.set(mine, distance_m);
    this.#pumpSoon();
    return {
      blob,
      isAt: (now_m) => {
        if (!distances.has(mine)) return;
        distances.set(mine, now_m);
        if (errand.state === "waiting") this.#pumpSoon();
      },
      giveUp: () => {
        distances.delete(mine);
        if (distances.size === 0) this.#forget(errand);
      },
    };
  }

  #forget(errand: Errand): void {
    if (this.#errands.get(errand.url) !== errand) return;
    this.#errands.delete(errand.url);
    errand.gone.abort();
    errand.reject(new GoneError(errand.url));
    this.#pumpSoon();
  }

  /** All that is wished for in one go is put in order together. */
  #pumpSoon(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    queueMicrotask(() => {
      this.#isPumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    const errands = [...this.#errands.values()];
    const waiting = errands.filter(({ state }) => state === "waiting");
    const flying = errands.filter(({ state }) => state === "flying");
    for (const errand of nextOf(waiting, flying, this.#spentBytes, this.limits)) this.#fetch(errand);
    const things = errands.filter(({ isThing }) => isThing);
    this.#tell({
      loaded: things.filter(({ state }) => state === "done").length,
      all: things.length,
      bytes: this.#spentBytes,
    });
  }

  async #fetch(errand: Errand): Promise<void> {
    errand.state = "flying";
    try {
      const response = await this.#world.send(errand.url, errand.gone.signal);
      if (response.status === 404 || response.status === 410) {
        this.#forget(errand);
        return;
      }
      if (!response.ok) throw new Error(`${errand.url} was answered with HTTP ${response.status}`);
      const blob = await response.blob();
      if (!errand.hasCome) this.#spentBytes += blob.size;
      errand.came(blob);
    } catch (error) {
      this.#failed(errand, error);
    }
    this.#pumpSoon();
  }

  #failed(errand: Errand, error: unknown): void {
    if (errand.gone.signal.aborted) return;
    const ms = AGAIN_AFTER_MS[errand.tries];
    errand.tries += 1;
    if (ms === undefined) {
      errand.failed(error);
      return;
    }
    errand.state = "resting";
    this.#world.after(ms, () => {
      errand.state = "waiting";
      this.#pumpSoon();
    });
  }
}
