/**
 * The files that are on their way to the server: one after the other, each in pieces, with a pause when the line breaks;
 * then their small pictures and light variants, made here and checked there.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Refusal } from "../model/chat";
import type { AssetCard } from "./asset";
import { bookOf } from "./assets";
import type { Derived } from "./derive";
import { Packing } from "./pack";
import { digestOf, LineBroken, type Told, type UploadDoor, type UploadState } from "./upload_protocol";

export type UploadStage =
  | "reading"
  | "sending"
  | "broken"
  | "paused"
  | "checking"
  | "deriving"
  | "ready"
  | "refused";

export interface UploadRow {
  readonly id: number;
  readonly name: string;
  readonly stage: UploadStage;
  readonly sent: number;
  readonly bytes: number;
  readonly asset: AssetCard | null;
  readonly refusal: Refusal | null;
  /** The lighter file that was made of one that is too heavy; to be sent in its place. */
  readonly lighter: File | null;
}

/** What the desk needs of the browser; a test plays it. */
export interface UploadWorld {
  readonly door: UploadDoor;
  /** What is made of a file that has come: null where there is nothing to make. */
  derive(file: File, asset: AssetCard): Promise<Derived>;
  /** A lighter file of one that was refused as too heavy; null where it cannot be made. */
  lighten(file: File): Promise<File | null>;
  after(ms: number, act: () => void): void;
}

/** A broken line is tried again so soon, then ever later. */
const AGAIN_MS = [1_000, 3_000, 10_000, 30_000] as const;
const HEAVY = new Set(["asset_too_heavy", "asset_too_large", "asset_too_complex"]);

type Ready = (asset: AssetCard) => void;

class Sending {
  gone = new AbortController();
  upload: string | null = null;
  isPaused = false;
  tries = 0;

  constructor(
    readonly id: number,
    readonly file: File,
    readonly onReady: Ready | null,
    readonly onRefused: ((refusal: Refusal) => void) | null,
  ) {}
}

export class Uploads {
  readonly #space: string;
  readonly #world: UploadWorld;
  readonly #rows = signal<readonly UploadRow[]>([]);
  readonly #sendings = new Map<number, Sending>();
  readonly #queue: Sending[] = [];
  #lastId = 0;
  #isBusy = false;
  #deriving: Promise<void> = Promise.resolve();

  constructor(space: string, world: UploadWorld) {
    this.#space = space;
    this.#world = world;
  }

  get rows(): ReadonlySignal<readonly UploadRow[]> {
    return this.#rows;
  }

  /** Sends files, of which several may be one thing: a .gltf and its parts. `onReady` is told of each Asset. */
  async add(files: readonly File[], onReady: Ready | null = null): Promise<void> {
    const { whole, refused } = await new Packing(files).packed();
    for (const { name, refusal } of refused) {
      this.#lastId += 1;
      const row = { id: this.#lastId, name, bytes: 0, sent: 0, asset: null, lighter: null };
      this.#rows.value = [...this.#rows.value, { ...row, stage: "refused", refusal }];
    }
    for (const file of whole) this.#begin(file, onReady);
    this.#work();
  }

  /** One file that is needed at once: its Asset, or why there is none. */
  async send(file: File): Promise<Told<AssetCard>> {
    return new Promise((resolve) => {
      this.#begin(
        file,
        (asset) => resolve({ answer: asset }),
        (refused) => resolve({ refused }),
      );
      this.#work();
    });
  }

  pause(id: number): void {
    const sending = this.#sendings.get(id);
    if (!sending) return;
    sending.isPaused = true;
    sending.gone.abort();
    this.#change(id, { stage: "paused" });
  }

  resume(id: number): void {
    const sending = this.#sendings.get(id);
    if (!sending) return;
    sending.isPaused = false;
    sending.gone = new AbortController();
    sending.tries = 0;
    this.#change(id, { stage: "sending" });
    if (!this.#queue.includes(sending)) this.#queue.push(sending);
    this.#work();
  }

  /** Stops it, and takes its row away. */
  async cancel(id: number): Promise<void> {
    const sending = this.#sendings.get(id);
    this.#sendings.delete(id);
    this.#rows.value = this.#rows.value.filter((row) => row.id !== id);
    if (!sending) return;
    sending.isPaused = true;
    sending.gone.abort();
    sending.onRefused?.({ code: "upload-cancelled", facts: {} });
    if (sending.upload !== null) await this.#world.door.cancel(sending.upload);
  }

  /** Sends the lighter file in place of the one that was too heavy. */
  sendLighter(id: number): void {
    const row = this.#rows.value.find((each) => each.id === id);
    if (!row?.lighter) return;
    const onReady = this.#sendings.get(id)?.onReady ?? null;
    this.cancel(id);
    this.#begin(row.lighter, onReady);
    this.#work();
  }

  #begin(file: File, onReady: Ready | null, onRefused: Sending["onRefused"] = null): void {
    this.#lastId += 1;
    const sending = new Sending(this.#lastId, file, onReady, onRefused);
    this.#sendings.set(sending.id, sending);
    this.#queue.push(sending);
    const row = { id: sending.id, name: file.name, bytes: file.size, sent: 0, asset: null, refusal: null };
    this.#rows.value = [...this.#rows.value, { ...row, lighter: null, stage: "reading" }];
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if (next.isPaused || !this.#sendings.has(next.id)) continue;
      await this.#send(next);
    }
    this.#isBusy = false;
  }

  async #send(sending: Sending): Promise<void> {
    try {
      const told = await this.#carry(sending);
      if (told === null) return;
      if ("refused" in told) await this.#refused(sending, told.refused);
      else this.#arrived(sending, told.answer);
    } catch (error) {
      if (sending.isPaused || !this.#sendings.has(sending.id)) return;
      if (error instanceof LineBroken) this.#broke(sending);
      else await this.#refused(sending, { code: "upload-unreadable", facts: {} });
    }
  }

  /** The finished Asset; null: paused or taken away meanwhile. */
  async #carry(sending: Sending): Promise<Told<AssetCard> | null> {
    const { door } = this.#world;
    const { file, id } = sending;
    const digest = await digestOf(await file.arrayBuffer());
    let told = await door.announce(this.#space, { name: file.name, bytes: file.size, digest });
    for (;;) {
      if ("refused" in told) return told;
      const state: UploadState = told.answer;
      if (state.asset) return { answer: state.asset };
      if (sending.isPaused || !this.#sendings.has(id)) return null;
      sending.upload = state.upload;
      sending.tries = 0;
      const end = Math.min(file.size, state.offset + state.chunk_bytes_max);
      this.#change(id, { stage: end === file.size ? "checking" : "sending", sent: state.offset });
      told = await door.piece(state.upload, state.offset, file.slice(state.offset, end), sending.gone.signal);
    }
  }

  #broke(sending: Sending): void {
    const ms = AGAIN_MS[Math.min(sending.tries, AGAIN_MS.length - 1)] as number;
    sending.tries += 1;
    this.#change(sending.id, { stage: "broken" });
    this.#world.after(ms, () => {
      if (sending.isPaused || !this.#sendings.has(sending.id)) return;
      this.#queue.push(sending);
      this.#work();
    });
  }

  async #refused(sending: Sending, refusal: Refusal): Promise<void> {
    this.#change(sending.id, { stage: "refused", refusal });
    sending.onRefused?.(refusal);
    if (!HEAVY.has(refusal.code)) return;
    const lighter = await this.#world.lighten(sending.file).catch(() => null);
    if (lighter) this.#change(sending.id, { lighter });
  }

  #arrived(sending: Sending, asset: AssetCard): void {
    const { id, file } = sending;
    bookOf(this.#space).learn(asset);
    this.#change(id, { stage: "deriving", sent: file.size, asset });
    sending.onReady?.(asset);
    // Beside the next file's way to the server, one after the other.
    this.#deriving = this.#deriving.then(async () => {
      const known = await this.#derive(file, asset).catch(() => asset);
      bookOf(this.#space).learn(known);
      this.#sendings.delete(id);
      this.#change(id, { stage: "ready", asset: known });
    });
  }

  /** An Asset is whole without them: what goes wrong here is passed over. */
  async #derive(file: File, asset: AssetCard): Promise<AssetCard> {
    const { door } = this.#world;
    let known = asset;
    const { thumb, light } = await this.#world.derive(file, asset);
    for (const [what, bytes] of [
      ["thumb", thumb],
      ["light", light],
    ] as const) {
      if (!bytes) continue;
      const told = await door.derive(this.#space, asset.id, what, bytes);
      if ("answer" in told) known = told.answer;
    }
    return known;
  }

  #change(id: number, change: Partial<UploadRow>): void {
    this.#rows.value = this.#rows.value.map((row) => (row.id === id ? { ...row, ...change } : row));
  }
}
