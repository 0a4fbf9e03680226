/** When a note is due: somebody came, something was said, something did not work. One at a time, and no peal of them. */
import type { AppModel } from "../model/app_model";
import type { Refusal } from "../model/chat";
import type { Person } from "../model/people";
import type { Announced } from "../protocol/generated";
import { Comings } from "../text/comings";
import type { Tone } from "./graph";

const APART_MS = 700;
/** Being moved so by a host is no fault of hers. */
const HOSTS_MOVES: ReadonlySet<string> = new Set(["moved-gathered", "moved-to_door", "moved-returned"]);
const ARRIVALS_APART_MS = 4_000;

export class Occasions {
  readonly #model: AppModel;
  readonly #comings = new Comings();
  #stay: Person | null = null;
  #line: number | null;
  #whisper: string | null;
  #announced: Announced | null;
  #tidings: Refusal | null = null;
  #refused = 0;
  #lastMs = Number.NEGATIVE_INFINITY;
  #lastArrivalMs = Number.NEGATIVE_INFINITY;

  constructor(model: AppModel) {
    this.#model = model;
    this.#line = model.chat.lastNumber;
    this.#whisper = model.chat.whispers.peek().at(-1)?.key ?? null;
    this.#announced = model.announced.peek();
  }

  /** The note for what has happened since the last look; null for nothing, and for what comes too soon after another. */
  look(nowMs: number): Tone | null {
    // All of them are looked at every time. What was said before one came is drowned by one's own arrival.
    const refusal = this.#refusal();
    const arrival = this.#arrival();
    const message = this.#message();
    const whisper = this.#whispered();
    const announced = this.#announcement();
    const tone = refusal ?? arrival ?? message ?? announced ?? whisper;
    if (tone === null || nowMs - this.#lastMs < APART_MS) return null;
    if (tone === "arrival" && nowMs - this.#lastArrivalMs < ARRIVALS_APART_MS) return null;
    this.#lastMs = nowMs;
    if (tone === "arrival") this.#lastArrivalMs = nowMs;
    return tone;
  }

  /** Her own arrival is one too. */
  #arrival(): Tone | null {
    const { people } = this.#model;
    const { came, cameUnnamed } = this.#comings.look(people);
    const isOwn = people.self !== null && people.self !== this.#stay;
    this.#stay = people.self;
    return isOwn || came.length + cameUnnamed > 0 ? "arrival" : null;
  }

  #message(): Tone | null {
    const { chat, participant } = this.#model;
    const last = chat.lines.peek().at(-1);
    // Where lines were hidden, the last is an old one.
    const isNew = last !== undefined && last.number > (this.#line ?? -1);
    this.#line = Math.max(this.#line ?? -1, last?.number ?? -1);
    return isNew && last.participant !== participant ? "message" : null;
  }

  /** What a host asks of everybody is a message to her. */
  #announcement(): Tone | null {
    const announced = this.#model.announced.peek();
    const isNew = announced !== null && announced !== this.#announced;
    this.#announced = announced;
    return isNew ? "message" : null;
  }

  #whispered(): Tone | null {
    const last = this.#model.chat.whispers.peek().at(-1);
    const isNew = last !== undefined && last.key !== this.#whisper;
    this.#whisper = last?.key ?? null;
    return isNew && last.way === "from" ? "whisper" : null;
  }

  #refusal(): Tone | null {
    const { tidings, going, chat } = this.#model;
    const told = tidings.peek() ?? going.peek()?.reason ?? null;
    let refused = 0;
    for (const line of chat.pending.peek()) refused += line.refused === null ? 0 : 1;
    const isTold = told !== null && told !== this.#tidings && !HOSTS_MOVES.has(told.code);
    const isNew = isTold || refused > this.#refused;
    this.#tidings = told;
    this.#refused = refused;
    return isNew ? "refusal" : null;
  }
}
